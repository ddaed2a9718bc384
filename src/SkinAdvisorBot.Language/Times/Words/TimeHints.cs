using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Tells at a glance whether a message may speak of times at all: nearly none of those about skin do.</summary>
internal static class TimeHints
{
    private static readonly FrozenSet<string> Words = (
        "today tomorrow tonight yesterday morning mornings forenoon midmorning noon noonish midday midnight lunch lunchtime lunchtimes afternoon afternoons midafternoon evening evenings night nights "
            + "weekday weekdays workday workdays business midweek weekend weekends week weeks weeknight weeknights month months day days fortnight hour hours minutes eod cob oclock half quarter "
            + "asap soon sooner soonest earliest earlier early later late available opening slot free open anytime time whenever flexible whatever ish am pm work school daytime preference mind following after before then first "
            + "between postpone delay push now away").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool In(TimeText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Near(i);
            if (word.Length > 0 && (char.IsAsciiDigit(word[0]) || NumberWords.Of(word) is not null || NumberWords.Ordinal(word) is not null || Words.Contains(word) || Weekdays.Of(word) is not null || Months.Of(word) is not null))
                return true;
        }

        return false;
    }
}
