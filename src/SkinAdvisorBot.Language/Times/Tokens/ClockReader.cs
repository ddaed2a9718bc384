using System.Collections.Frozen;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>Reads times of the clock: "3pm", "15:30", "half past two", "3ish", "at 3". A bare number is a time only where the words around it say so.</summary>
internal static class ClockReader
{
    /// <summary>Hours said without morning or afternoon that a clinic's day makes clear: 1 to 7 are in the afternoon or evening, 8 to 12 before or at noon.</summary>
    private const int LastOfAfternoon = 7;

    private static readonly FrozenSet<string> Meridiems = Set("am pm a p");

    /// <summary>What may follow a bare hour. Any other word makes the number count something: "after 3 sessions".</summary>
    private static readonly FrozenSet<string> AfterHour = Set(
        "on or and is works would please but if for today tomorrow tonight because since so when in then except not only thanks to until till at this next my i you that the also works work onwards onward "
            + "ok okay fine good great best suits could can any with latest earliest should might may though or if monday tuesday wednesday thursday friday saturday sunday weekdays mondays tuesdays "
            + "wednesdays thursdays fridays saturdays sundays through by after before every most plz ty thx does do sharp approx instead rather between anytime as a no it unless");

    /// <summary>Words before a number that make it an hour.</summary>
    private static readonly FrozenSet<string> BeforeHour = Set("at around about after before by from until between past approx than");

    private static readonly FrozenSet<string> Offered = Set("ok okay good fine free available taken possible open better gone");

    /// <summary>Words before "to" that move an appointment; an empty word is the time it was moved from.</summary>
    private static readonly FrozenSet<string> BeforeTo = [.. Set("it me us mine that down back up change move switch appointment visit one session slot time booking"), ""];

    private static readonly FrozenSet<string> Units = Set(
        "day days week weeks month months year years hour hours minutes minute second seconds session sessions treatment treatments people times percent st nd rd th");

    /// <param name="mayBeBare">Whether a number alone is an hour here, as after a day or "between".</param>
    /// <returns>The time that begins at a word; null when none does. An hour that no clock shows is <see cref="TimeSign.Impossible"/>.</returns>
    public static TimeToken? At(TimeText text, int at, bool mayBeBare)
    {
        var word = text[at];
        if (word.Text is "noon" or "midday" or "noonish")
            return Of(at, at, new TimeOnly(12, 0));
        if (word.Text is "midnight")
            return Of(at, at, new TimeOnly(0, 0));
        if (word.Text is "half" or "quarter")
            return PastOrTo(text, at);
        if (word.Number is not { } number)
            return null;
        var isDigits = char.IsAsciiDigit(word.Text[0]);
        // "between one and the next".
        if (word.Text is "one" && text.Near(at + 1) is "and" && text[at + 2].Number is null)
            return null;
        // "the Tuesday one".
        mayBeBare = mayBeBare && word.Text is not "one";
        return isDigits && WithMinutes(text, at, number, mayBeBare) is { } minutes ? minutes
            : isDigits && InOne(text, at, number, mayBeBare) is { } four ? four
            : Hour(text, at, number, mayBeBare);
    }

    /// <summary>"half past two", "quarter to 4", "half 3".</summary>
    private static TimeToken? PastOrTo(TimeText text, int at)
    {
        var hasWord = text.Near(at + 1) is "past" or "to" or "after" or "before" or "of" or "till";
        var last = hasWord ? at + 2 : at + 1;
        if (text[last].Number is not (> 0 and <= 12) || (!hasWord && text.Near(at) is "quarter") || Units.Contains(text.Near(last + 1)))
            return null;
        var hour = text[last].Number!.Value;
        var minutes = text.Near(at) is "half" ? 30 : 15;
        var isTo = text.Near(at + 1) is "to" or "before" or "of" or "till";
        var start = Finish(text, at, last, isTo ? hour - 1 : hour, isTo ? 60 - minutes : minutes);
        return start;
    }

    /// <summary>"3:30", "3.30pm", "15h30", "three thirty".</summary>
    private static TimeToken? WithMinutes(TimeText text, int at, int hour, bool mayBeBare)
    {
        var word = text[at + 1];
        if (word.Text is "h" && word.Before == TimeMark.Glued)
        {
            var hasMinutes = text[at + 2] is { Before: TimeMark.Glued, Number: < 60 };
            return Finish(text, at, hasMinutes ? at + 2 : at + 1, hour, hasMinutes ? text[at + 2].Number!.Value : 0);
        }

        if (word.Before is not (TimeMark.Colon or TimeMark.Dot) || word.Text.Length != 2 || word.Number is not { } minutes || word.Start - text[at].End != 1)
            return null;
        var isDot = word.Before == TimeMark.Dot;
        if (isDot && !(Meridiems.Contains(text.Near(at + 2)) || mayBeBare || BeforeHour.Contains(text.Near(at - 1))))
            return null;
        if (text[at].Before == TimeMark.Colon && text[at].Start > 0 && text[at - 1].Number is not null)
            return null;
        return Finish(text, at, at + 1, hour, minutes);
    }

    /// <summary>"at 1530", "0930".</summary>
    private static TimeToken? InOne(TimeText text, int at, int number, bool mayBeBare)
    {
        var word = text.Near(at);
        var isTold = mayBeBare || text.Near(at - 1) is "at" or "around" or "after" or "before" or "until" || text.Near(at + 1) is "am" or "pm" or "hours" or "h";
        var isYear = word[0] == '2' && word[1..].StartsWith("02", StringComparison.Ordinal);
        if (word.Length < 3 || word.Length > 4 || !isTold || (isYear && text.Near(at + 1) is not ("am" or "pm" or "hours" or "h")) || number % 100 > 59 || number / 100 > 24)
            return null;
        return Finish(text, at, text.Near(at + 1) is "hours" or "h" ? at + 1 : at, number / 100, number % 100);
    }

    private static TimeToken? Hour(TimeText text, int at, int hour, bool mayBeBare)
    {
        var next = text[at + 1];
        if (next.Text is "oclock" or "ish" || (next.Text is "o" && text.Near(at + 2) is "clock"))
        {
            var last = next.Text is "o" ? at + 2 : at + 1;
            return Finish(text, at, text.Near(last + 1) is "ish" ? last + 1 : last, hour, 0);
        }

        if (IsMeridiem(text, at + 1))
            return Finish(text, at, at, hour, 0);
        if (text.Near(at).Length > 2 && char.IsAsciiDigit(text.Near(at)[0]))
            return null;
        if (HalfWords(text, at + 1) is { } said && IsMeridiem(text, said.Last + 1))
            return Finish(text, at, said.Last, hour, said.Minutes);
        // Nobody says "at 15" for a time where clocks have twelve hours; it is an age.
        if (!(mayBeBare && hour is >= 1 and <= 24) && !(hour is >= 1 and <= 12 && IsTold(text, at)))
            return null;
        // "three thirty", "at 3 30".
        if (HalfWords(text, at + 1) is { } minutes && (minutes.Last > at + 1 || MayFollow(text, minutes.Last)))
            return Finish(text, at, minutes.Last, hour, minutes.Minutes);
        return MayFollow(text, at) ? Finish(text, at, at, hour, 0) : null;
    }

    /// <summary>"at 3", "make it 3", "is 3 ok?", "move me to 3".</summary>
    private static bool IsTold(TimeText text, int at)
    {
        string before = text.Near(at - 1), earlier = text.Near(at - 2);
        return BeforeHour.Contains(before) || (before is "it" && earlier is "make" or "made") || (before is "is" or "are" && Offered.Contains(text.Near(at + 1)))
            || (before is "do" && earlier is "can" or "cant" or "could" or "to" or "you" or "we" && (text.IsLastOfStretch(at) || text.Near(at + 1) is "instead")) || (before is "of" && earlier is "instead") || (before is "to" && BeforeTo.Contains(earlier));
    }

    private static (int Minutes, int Last)? HalfWords(TimeText text, int at) => text.Near(at) switch
    {
        "thirty" or "30" => (30, at),
        "fifteen" or "15" => (15, at),
        "forty" when text.Near(at + 1) is "five" => (45, at + 1),
        "45" => (45, at),
        _ => null,
    };

    /// <summary>Whether a bare number may end a time here.</summary>
    private static bool MayFollow(TimeText text, int at) =>
        text.IsLastOfStretch(at)
        || (text[at + 1] is { Before: TimeMark.Space or TimeMark.Dash } next && (AfterHour.Contains(next.Text) || (next.Number is not null && next.Before == TimeMark.Dash) || Phrases.Match(text, at + 1, out var phrase) > 0 && phrase.Sign is not TimeSign.Hours));

    private static bool IsMeridiem(TimeText text, int at)
    {
        var word = text[at];
        return word.Text is "pm" || (word.Text is "am" && text.Near(at + 1) is not ("i" or "a" or "an" or "in")) || (word.Text is "a" or "p" && word.Before == TimeMark.Glued);
    }

    /// <summary>Adds morning or afternoon, said or supposed, and refuses what no clock shows.</summary>
    private static TimeToken? Finish(TimeText text, int first, int last, int hour, int minutes)
    {
        var isBare = hour is >= 1 and <= 12 && text.Near(first) is not ['0', _];
        if (IsMeridiem(text, last + 1))
        {
            last++;
            var isAfternoon = text.Near(last)[0] == 'p';
            hour = isAfternoon && hour < 12 ? hour + 12 : !isAfternoon && hour == 12 ? 0 : hour;
            isBare = false;
        }

        if (text[last + 1] is { Text: "ish" })
            last++;
        if (hour > 24 || minutes > 59 || (hour == 24 && minutes > 0))
            return new TimeToken(TimeSign.Impossible, first, last);
        if (isBare && hour <= LastOfAfternoon)
            hour += 12;
        return TimeToken.OfHours(first, last, new HourSpan(null, new TimeOnly(hour % 24, minutes), isBare));
    }

    private static TimeToken Of(int first, int last, TimeOnly at) => TimeToken.OfHours(first, last, new HourSpan(null, at));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
