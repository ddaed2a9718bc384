using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>Reads stretches of days: "next week", "the first two weeks of January", "end of the month", "in two weeks", "within 10 days".</summary>
internal static class PeriodReader
{
    /// <returns>The days that begin at a word; null when none do.</returns>
    public static TimeToken? At(TimeText text, int at, CalendarContext context) =>
        Ahead(text, at, context) ?? OfPart(text, at, context) ?? Whole(text, at, context);

    /// <summary>The week or month after this one: the other half of "this week or next".</summary>
    public static DaySpan Next(string unit, DateOnly today)
    {
        var monday = TimeClock.Monday(today).AddDays(7);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        return unit == "week" ? DaySpan.Within(monday, monday.AddDays(6)) : DaySpan.Within(month, TimeClock.LastOfMonth(month));
    }

    /// <summary>"in two weeks", "three days from now", "in 2 hours", "within 10 days", "the next couple of weeks".</summary>
    private static TimeToken? Ahead(TimeText text, int at, CalendarContext context)
    {
        var i = at;
        var isIn = text.Near(i) is "in";
        var isWithin = text.Near(i) is "within";
        if (isIn || isWithin || text.Near(i) is "over" or "during")
            i++;
        if (text.Near(i) is "the" && text.Near(i + 1) is "next" or "coming")
            i++;
        var isNext = text.Near(i) is "next" or "coming";
        if (isNext)
            i++;
        if (isWithin && text.Near(i) is "the" && text.Near(i + 1) is "week" or "month")
            return TimeToken.OfDay(at, i + 1, DaySpan.Within(context.Today, text.Near(i + 1) is "week" ? context.Today.AddDays(6) : context.Today.AddMonths(1)));
        if (Spans.At(text, i) is not { } span || (isNext && span.Count == 1 && text[i].Number is null))
            return null;
        var last = span.Last;
        var isFromNow = text.Near(last + 1) is "out" or "time" || (text.Near(last + 1) is "from" && text.Near(last + 2) is "now");
        if (isFromNow)
            last += text.Near(last + 1) is "from" ? 2 : 1;
        if (span.Unit is 'M' or 'H')
            return isIn || isFromNow ? Hours(at, last, span, context) : null;
        if (isWithin || isNext)
            return TimeToken.OfDay(at, last, DaySpan.Within(context.Today, Spans.After(context.Today, span)));
        if (!isIn && !isFromNow)
            return null;
        var day = Spans.After(context.Today, span);
        if (span.Unit == 'D' && text.Near(span.Last - 1) is "few" or "couple" or "of")
            return TimeToken.OfDay(at, last, DaySpan.Within(day, day.AddDays(2)));
        return TimeToken.OfDay(at, last, span.Unit == 'D' ? DaySpan.On(day) : DaySpan.Within(day, day.AddDays(6)));
    }

    private static TimeToken Hours(int first, int last, Span span, CalendarContext context)
    {
        var (day, time) = context.Clock.At(span.Unit == 'H' ? NodaTime.Duration.FromHours(span.Count) : NodaTime.Duration.FromMinutes(span.Count));
        return new TimeToken(TimeSign.Day, first, last) { Day = DaySpan.On(day), Hours = new HourSpan(null, time) };
    }

    /// <summary>"early next week", "end of January", "first two weeks of January", "the second Monday of next month", "the week of the 14th".</summary>
    private static TimeToken? OfPart(TimeText text, int at, CalendarContext context)
    {
        var i = text.Near(at) is "the" ? at + 1 : at;
        if (text.Near(i) is "week" && text.Near(i + 1) is "of" or "beginning" or "starting" or "commencing" && Day(text, SkipThe(text, i + 2), context) is { } inWeek)
            return TimeToken.OfDay(at, inWeek.Last, Week(TimeClock.Monday(inWeek.Day), context.Today));
        if (text.Near(i) is "weekend" && text.Near(i + 1) is "of" && Day(text, SkipThe(text, i + 2), context) is { } inWeekend)
            return TimeToken.OfDay(at, inWeekend.Last, DaySpan.Within(TimeClock.Monday(inWeekend.Day).AddDays(5), TimeClock.Monday(inWeekend.Day).AddDays(6)));
        if (text.Near(i) is "rest" or "remainder" && text.Near(i + 1) is "of" && Core(text, SkipThe(text, i + 2), context, isPart: true) is { } rest)
            return TimeToken.OfDay(at, rest.Last, DaySpan.Within(Later(rest.From, context.Today), rest.To));
        if (Part(text.Near(i)) is { } part)
        {
            var start = text.Near(i + 1) is "half" or "part" or "end" ? i + 2 : i + 1;
            while (text.Near(start) is "of" or "in" or "the")
                start++;
            if (Core(text, start, context, isPart: text.Near(start - 1) is "the") is { } core)
                return TimeToken.OfDay(at, core.Last, Cut(core, part, context.Today));
        }

        return OfNumbered(text, at, i, context);
    }

    /// <summary>"first two weeks of", "second week of", "last Friday in".</summary>
    private static TimeToken? OfNumbered(TimeText text, int at, int i, CalendarContext context)
    {
        var isLast = text.Near(i) is "last";
        if (!isLast && text[i].Ordinal is not (>= 1 and <= 5))
            return null;
        var number = isLast ? 0 : text[i].Ordinal!.Value;
        var count = text[i + 1].Number ?? (text.Near(i + 1) is "couple" ? 2 : text.Near(i + 1) is "few" ? 3 : 1);
        var unit = text[i + 1].Number is not null || text.Near(i + 1) is "few" ? i + 2 : text.Near(i + 1) is "couple" ? i + (text.Near(i + 2) is "of" ? 3 : 2) : i + 1;
        var name = text.Near(unit);
        if (!(name is "week" or "weeks" or "days" or "weekend" || Weekdays.Of(name) is not null) || text.Near(unit + 1) is not ("of" or "in") || count > 10
            || Core(text, SkipThe(text, unit + 2), context, isPart: true) is not { IsMonth: true } month)
            return null;
        if (Weekdays.Of(name) is { } day)
            return Nth(at, month, day, isLast ? 5 : number);
        if (name is "weekend")
            return Nth(at, month, DayOfWeek.Saturday, isLast ? 5 : number) is { Day.From: { } saturday } weekend ? weekend with { Day = DaySpan.Within(saturday, saturday.AddDays(1)) } : null;
        var days = (name is "days" ? 1 : 7) * count;
        var from = isLast ? month.To.AddDays(1 - days) : month.From.AddDays((number - 1) * days);
        var to = from.AddDays(days - 1);
        return from > month.To ? null : TimeToken.OfDay(at, month.Last, DaySpan.Within(from, to > month.To ? month.To : to));
    }

    private static TimeToken Nth(int first, Stretch month, DayOfWeek weekday, int number)
    {
        var day = TimeClock.Coming(month.From, weekday).AddDays(7 * (number - 1));
        return TimeToken.OfDay(first, month.Last, DaySpan.On(day > month.To ? day.AddDays(-7) : day));
    }

    private static TimeToken? Whole(TimeText text, int at, CalendarContext context) =>
        Core(text, text.Near(at) is "the" or "in" ? at + 1 : at, context, isPart: false) is { } core
            ? TimeToken.OfDay(at, core.Last, DaySpan.Within(core.To >= context.Today ? Later(core.From, context.Today) : core.From, core.To))
            : null;

    /// <param name="isPart">Whether "the week" is this week, as it is in "end of the week".</param>
    private static Stretch? Core(TimeText text, int at, CalendarContext context, bool isPart)
    {
        var today = context.Today;
        var (next, last) = (text.Near(at), text.Near(at + 1)) switch
        {
            ("this", "week" or "month") => (0, at + 1),
            ("next", "week" or "month") => (1, at + 1),
            ("last" or "past" or "previous", "week" or "month") => (-1, at + 1),
            ("week" or "month", "after") when text.Near(at + 2) is "next" => (2, at + 2),
            ("week", "after") when text.Near(at + 2) is "this" => (1, at + 2),
            ("week" or "month", _) when isPart => (0, at),
            _ => (0, -1),
        };
        if (last >= 0)
        {
            var isWeek = text.Near(at) is "week" || text.Near(at + 1) is "week";
            if (isWeek)
                return Stretch.OfWeek(TimeClock.Monday(today).AddDays((7 * next) + (next == 0 && today.DayOfWeek == DayOfWeek.Sunday ? 7 : 0)), last);
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(next);
            return new Stretch(month, TimeClock.LastOfMonth(month), last, IsMonth: true);
        }

        return Month(text, at, context);
    }

    private static Stretch? Month(TimeText text, int at, CalendarContext context)
    {
        var isNext = text.Near(at) is "next" or "this";
        var name = isNext ? at + 1 : at;
        if (context.Recognized.TryGetValue(name, out var found) && TimeResults.MonthOf(found.Result) is var (year, month))
        {
            var (from, to) = context.ResolveMonth(year, month);
            return new Stretch(from, to, found.Last, IsMonth: true);
        }

        return null;
    }

    private static (DateOnly Day, int Last)? Day(TimeText text, int at, CalendarContext context) =>
        (MonthDayReader.At(text, at, context) ?? WeekdayReader.At(text, at, context.Today)) is { Day.From: { } day } token ? (day, token.Last) : null;

    /// <summary>The days of a week that are not over; the whole week where all are.</summary>
    private static DaySpan Week(DateOnly monday, DateOnly today) =>
        DaySpan.Within(monday.AddDays(6) >= today ? Later(monday, today) : monday, monday.AddDays(6));

    private static DaySpan Cut(Stretch core, char part, DateOnly today)
    {
        var (from, to) = (part, core.IsMonth) switch
        {
            ('E', true) => (core.From, core.From.AddDays(9)),
            ('M', true) => (core.From.AddDays(10), core.From.AddDays(19)),
            (_, true) => (core.From.AddDays(20), core.To),
            ('E', false) => (core.From, core.From.AddDays(1)),
            ('M', false) => (core.From.AddDays(1), core.From.AddDays(3)),
            _ => (core.From.AddDays(3), core.To),
        };
        return DaySpan.Within(to >= today ? Later(from, today) : from, to);
    }

    private static char? Part(string word) => word switch
    {
        "early" or "beginning" or "start" => 'E',
        "mid" or "middle" => 'M',
        "late" or "later" or "end" or "tail" => 'L',
        _ => null,
    };

    private static int SkipThe(TimeText text, int at) => text.Near(at) is "the" ? at + 1 : at;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private readonly record struct Stretch(DateOnly From, DateOnly To, int Last, bool IsMonth)
    {
        public static Stretch OfWeek(DateOnly monday, int last) => new(monday, monday.AddDays(6), last, IsMonth: false);
    }
}
