using System.Collections.Frozen;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>Reads days of a month: those a recogniser found, "the 15th", the second day of "Dec 3 or 4", and those that no month has.</summary>
internal static class MonthDayReader
{
    private const int LongestMonth = 31;

    /// <summary>Days in a list before the one that names the month.</summary>
    private const int MostListed = 5;

    /// <summary>Words after an ordinal that make it count something: "the 2nd session".</summary>
    private static readonly FrozenSet<string> Counted =
        "grade birthday anniversary time session sessions treatment treatments visit one ones appointment option slot week weeks day degree trimester baby child month year opinion layer step try round attempt pregnancy floor street avenue ave st half part person people thing question dose peel laser"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> BeforeDay = "the on after before until by from between or and to of not except than".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <returns>The day that begins at a word; null when none does.</returns>
    public static TimeToken? At(TimeText text, int at, CalendarContext context)
    {
        if (context.Recognized.TryGetValue(at, out var found) || (text.Near(at) is "the" && context.Recognized.TryGetValue(at + 1, out found)))
        {
            if (TimeResults.DateOf(found.Result) is var (year, month, day))
                return OfDate(at, found.Last, found.Result.Text, context, context.Resolve(year, month, day) is { } date ? NotPast(date, found.Result.Text, context.Today) : null);
            if (TimeResults.DaysOf(found.Result) is var (from, to, hasYear))
                return OfDays(context, at, found.Last, from, to, hasYear);
        }

        return Leading(text, at, context) ?? DayOfMonth(text, at, context);
    }

    /// <summary>The first days of "15, 16 or 17 December" and "the 3rd or 4th of January".</summary>
    private static TimeToken? Leading(TimeText text, int at, CalendarContext context)
    {
        var start = text.Near(at) is "the" ? at + 1 : at;
        if (DayAt(text, start) is not (>= 1 and <= LongestMonth and var day))
            return null;
        var next = start;
        for (var i = 0; i < MostListed; i++)
        {
            next = text.Near(next + 1) is "or" or "and" ? next + 2 : next + 1;
            next = text.Near(next) is "the" ? next + 1 : next;
            if (DayAt(text, next) is null || (next == start + 1 && text[next].Before is not (TimeMark.Comma or TimeMark.Slash)))
                return null;
            if (context.Recognized.TryGetValue(next, out var found) && TimeResults.DateOf(found.Result) is var (year, month, _))
                return context.Resolve(year, month, day) is { } date ? TimeToken.OfDay(at, start, DaySpan.On(date)) : new TimeToken(TimeSign.Impossible, at, start);
        }

        return null;
    }

    /// <summary>The other day of "Dec 3 or 4", "Dec 3, 4 or 7" and "the 3rd or 4", right after what parts the two.</summary>
    public static TimeToken? AnotherAt(TimeText text, int at, DaySpan before)
    {
        var word = text[at];
        if ((word.Ordinal ?? (char.IsAsciiDigit(word.Text.FirstOrDefault()) ? word.Number : null)) is not (>= 1 and <= LongestMonth and var day) || before.To is not { } last)
            return null;
        // "Dec 3 or 4pm", "the 3rd to 4:30", "the 15th, 2 of us".
        if (text[at + 1] is { Text: "am" or "pm" or "oclock" or "ish" or "a" or "p" } or { Before: TimeMark.Colon or TimeMark.Slash or TimeMark.Glued } || Counted.Contains(text.Near(at + 1)))
            return null;
        if (!TimeResults.Exists(last.Year, last.Month, day))
            return new TimeToken(TimeSign.Impossible, at, at);
        var other = new DateOnly(last.Year, last.Month, day);
        return TimeToken.OfDay(at, at, DaySpan.On(before.Kind == DayKind.DayOfMonth && other < last ? other.AddMonths(1) : other, before.Kind));
    }

    /// <summary>Days and times that do not exist, as they are said with their month: "Feb 30", "31/04", "the 32nd".</summary>
    public static TimeToken? Impossible(TimeText text, int at, CalendarContext context)
    {
        var word = text[at];
        var (month, day, year, last) = Months.Of(word.Text) is { } named && DayAt(text, at + 1) is { } second
            ? (named, second, at + 2, at + 1)
            : DayAt(text, at) is { } first && Months.Of(text.Near(text.Near(at + 1) is "of" ? at + 2 : at + 1)) is { } following
                ? (following, first, text.Near(at + 1) is "of" ? at + 3 : at + 2, text.Near(at + 1) is "of" ? at + 2 : at + 1)
                : (0, 0, 0, 0);
        if (month == 0)
            return word.Ordinal is > LongestMonth and < 100 && text.Near(at - 1) is "the" && text.IsLastOfStretch(at) ? new TimeToken(TimeSign.Impossible, at, at) : Slashes(text, at, context);
        if (text[last + 1] is { Text: "am" or "pm" } or { Before: TimeMark.Colon })
            return null;
        var isYearSaid = text[year] is { Number: > 2000 and < 2200, Text.Length: 4 };
        return context.Resolve(isYearSaid ? text[year].Number : null, month, day) is null ? new TimeToken(TimeSign.Impossible, at, isYearSaid ? year : last) : null;
    }

    /// <summary>"31/04", "2/30", "13/13", but no "120/80" and no fraction.</summary>
    private static TimeToken? Slashes(TimeText text, int at, CalendarContext context)
    {
        if (text[at] is not { Number: { } one, Text.Length: <= 2 } first || first.Before is TimeMark.Slash || !char.IsAsciiDigit(first.Text[0])
            || text[at + 1] is not { Before: TimeMark.Slash, Number: { } two, Text.Length: <= 2 } second || second.Start - first.End != 1 || one is 0 or > LongestMonth || two is 0 or > LongestMonth)
            return null;
        var year = text[at + 2] is { Before: TimeMark.Slash, Number: { } said } ? said < 100 ? 2000 + said : said : (int?)null;
        var (month, day) = one > 12 && two <= 12 ? (two, one) : (one, two);
        return context.Resolve(year, month, day) is null ? new TimeToken(TimeSign.Impossible, at, year is null ? at + 1 : at + 2) : null;
    }

    private static int? DayAt(TimeText text, int at)
    {
        var word = text[at];
        return word.Ordinal ?? (word.Text.Length is 1 or 2 && char.IsAsciiDigit(word.Text[0]) && word.Before != TimeMark.Slash ? word.Number : null);
    }

    private static TimeToken? DayOfMonth(TimeText text, int at, CalendarContext context)
    {
        var start = text.Near(at) is "the" ? at + 1 : at;
        var word = text[start];
        if (word.Ordinal is not (>= 1 and <= LongestMonth and var day) || Counted.Contains(text.Near(start + 1)))
            return null;
        var before = text.Near(start - 1);
        var isDigits = char.IsAsciiDigit(word.Text[0]);
        // "the second" chooses among offers, "the fifteenth" is a day.
        if (!isDigits && (day <= 3 || before is not ("the" or "on" or "by" or "after" or "before")))
            return null;
        return isDigits || BeforeDay.Contains(before) ? TimeToken.OfDay(at, start, DaySpan.On(context.ResolveDayOfMonth(day), DayKind.DayOfMonth)) : null;
    }

    private static TimeToken OfDate(int first, int last, string words, CalendarContext context, DateOnly? day)
    {
        if (day is not { } date)
            return new TimeToken(TimeSign.Impossible, first, last);
        return date < context.Today.AddYears(-1) ? new TimeToken(TimeSign.Word, first, last) : TimeToken.OfDay(first, last, About(words, date));
    }

    /// <summary>"08/12/2026" is past with the month first; with the day first, as most of the world writes it, it may be ahead.</summary>
    private static DateOnly NotPast(DateOnly date, string words, DateOnly today)
    {
        if (date >= today || !words.Contains('/', StringComparison.Ordinal) || !TimeResults.Exists(date.Year, date.Day, date.Month))
            return date;
        var other = new DateOnly(date.Year, date.Day, date.Month);
        return other >= today ? other : date;
    }

    /// <summary>"in two weeks", "a month from now" mean the days about then, other words the day itself.</summary>
    private static DaySpan About(string words, DateOnly day) =>
        words.Contains("week", StringComparison.Ordinal) || words.Contains("month", StringComparison.Ordinal) ? DaySpan.Within(day, day.AddDays(6)) : DaySpan.On(day);

    private static TimeToken OfDays(CalendarContext context, int first, int last, DateOnly from, DateOnly to, bool hasYear)
    {
        var resolved = hasYear ? from : context.Resolve(null, from.Month, from.Day) ?? from;
        return to < from || to.Month != from.Month
            ? new TimeToken(TimeSign.Impossible, first, last)
            : TimeToken.OfDay(first, last, DaySpan.Within(resolved, resolved.AddDays(to.DayNumber - from.DayNumber)));
    }
}
