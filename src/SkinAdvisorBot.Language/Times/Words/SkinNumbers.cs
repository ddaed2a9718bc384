using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Takes lengths and measures out of a message: "for two weeks", "3 years", "skin type 3", "7/10".</summary>
internal static class SkinNumbers
{
    /// <summary>Longest length, in words before its unit: "a couple of", "two or three".</summary>
    private const int MostWords = 6;

    private static readonly FrozenSet<string> Units = SkinTalk.Set("minutes hour hours day days week weeks month months year years decade decades");

    private static readonly FrozenSet<string> Counting = SkinTalk.Set("a an few couple of several many half or to and some more than full whole these all");

    /// <summary>Words that count only with a number before them.</summary>
    private static readonly FrozenSet<string> Joining = SkinTalk.Set("of or to and than");

    /// <summary>Before a length: it is a time ahead, not a length.</summary>
    private static readonly FrozenSet<string> BeforeAhead = SkinTalk.Set("in within next coming after");

    private static readonly FrozenSet<string> Scales = SkinTalk.Set("type types phototype fitzpatrick grade stage level scale spf age aged size pain stars phase number nr tier factor");

    public static void Drop(TimeText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (Units.Contains(text.Near(i)))
                DropLength(text, i);
            else if (text[i].Number is not null)
                DropMeasure(text, i);
        }
    }

    /// <summary>"for two weeks", "a month ago", "6 months old", but not "in two weeks", "two weeks from now", "a week on Friday".</summary>
    private static void DropLength(TimeText text, int unit)
    {
        var first = FirstOf(text, unit);
        if (first == unit || IsAhead(text, first, unit) || (text.Near(unit) is "hour" or "hours" && text.Near(unit + 1) is "later" or "earlier" && text.Near(unit + 2) is not "i"))
            return;
        // "a week later" answers an offer; the grammar reads it.
        if (text.Near(unit + 1) is "later" or "earlier" && text.IsLastOfStretch(unit + 1))
            return;
        var last = text.Near(unit + 1) is "ago" or "old" or "later" or "apart" or "back" or "straight" ? unit + 1 : unit;
        text.Drop(text.Near(first - 1) is "for" or "since" or "past" or "last" or "over" or "about" or "after" ? first - 1 : first, last);
    }

    private static int FirstOf(TimeText text, int unit)
    {
        var first = unit;
        while (first > unit - MostWords && text[first].Before is not (TimeMark.Sentence or TimeMark.Colon) && Counts(text, first - 1))
            first--;
        return first;
    }

    private static bool Counts(TimeText text, int at)
    {
        var word = text.Near(at);
        if (text[at].Number is not null)
            return true;
        return Counting.Contains(word) && (!Joining.Contains(word) || text[at - 1].Number is not null || text.Near(at - 1) is "couple" or "more" or "half" or "less");
    }

    private static bool IsAhead(TimeText text, int first, int unit)
    {
        var before = text.Near(first - 1) is "about" or "around" or "like" or "just" or "roughly" or "maybe" or "only" or "the" ? text.Near(first - 2) : text.Near(first - 1);
        var after = text.Near(unit + 1);
        if (BeforeAhead.Contains(before) && after is not ("old" or "ago" or "postpartum" or "of"))
            return true;
        if (text[unit + 1].Before != TimeMark.Space)
            return false;
        return after switch
        {
            "time" or "out" or "tomorrow" or "from" => true,
            "today" => text.Near(unit) is "week" or "weeks",
            "of" or "in" => before is "first" or "last" or "second" or "third" && (Months.Of(text.Near(unit + 2)) is not null || text.Near(unit + 2) is "the" or "next" or "this"),
            "on" or "after" or "before" => IsDay(text, unit + 2),
            _ => false,
        };
    }

    private static bool IsDay(TimeText text, int at) =>
        Weekdays.Of(text.Near(at)) is not null || Months.Of(text.Near(at)) is not null || text[at].Number is not null || text[at].Ordinal is not null || text.Near(at) is "tomorrow"
        || (text.Near(at) is "the" or "next" && IsDay(text, at + 1));

    /// <summary>"skin type 3", "spf 30-50", "a 7/10".</summary>
    private static void DropMeasure(TimeText text, int i)
    {
        if (text[i].Number is 0 or 1 && text[i + 1] is { Text: "to" } or { Before: TimeMark.Dash } && text[text.Near(i + 1) is "to" ? i + 2 : i + 1].Number is 10)
            text.Drop(i - 1, text.Near(i + 1) is "to" ? i + 2 : i + 1);
        var isShare = text[i + 1] is { Before: TimeMark.Slash, Number: not null } && text.Near(i - 1) is "a" or "an" or "like" or "is" or "pain" or "itch";
        if (!isShare && !Scales.Contains(text.Near(i - 1)))
            return;
        var last = text[i + 1] is { Before: TimeMark.Slash or TimeMark.Dash or TimeMark.Dot, Number: not null } ? i + 1
            : text.Near(i + 1) is "or" or "to" && text[i + 2].Number is not null ? i + 2 : i;
        text.Drop(i, last);
    }
}
