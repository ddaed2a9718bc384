using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>Reads days of the week, alone or with what makes them clear: "next Tuesday", "Fridays", "a week on Monday", "weekends".</summary>
internal static class WeekdayReader
{
    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <returns>The days that begin at a word; null when none do.</returns>
    public static TimeToken? At(TimeText text, int at, DateOnly today)
    {
        if (Several(text, at, today) is { } several)
            return several;
        if (AfterWeeks(text, at, today) is { } far)
            return far;
        var (name, said) = Modifier(text, at);
        if (Weekdays.Of(text.Near(name)) is not { } day)
            return null;
        if (said is Said.Any || Weekdays.IsPlural(text.Near(name)))
            return TimeToken.OfDay(at, name, DaySpan.Every(day));
        var coming = TimeClock.Coming(today, day);
        if (said is Said.Last)
            return TimeToken.OfDay(at, name, DaySpan.On(coming.AddDays(-7)));
        if (text.Near(name + 1) is "after" && text.Near(name + 2) is "next")
            return TimeToken.OfDay(at, name + 2, Next(coming, today, weeks: 1));
        if (text.Near(name + 1) is "week" && text.Near(at - 1) is not "the" && said is Said.Nothing)
            return TimeToken.OfDay(at, name + 1, DaySpan.On(coming.AddDays(7)));
        return TimeToken.OfDay(at, name, said switch
        {
            Said.Next => Next(coming, today, weeks: 0),
            Said.This => DaySpan.On(coming),
            _ => Bare(coming, today, day),
        });
    }

    /// <summary>A weekday that is today may mean in a week as well.</summary>
    private static DaySpan Bare(DateOnly coming, DateOnly today, DayOfWeek day) => new(DayKind.Weekday, coming, coming)
    {
        Weekdays = [day], Which = coming == today ? [today, today.AddDays(7)] : [],
    };

    /// <summary>Where the coming one lies in this week (weeks begin on Sunday), one half of the United States means it and the other half the one after.</summary>
    private static DaySpan Next(DateOnly coming, DateOnly today, int weeks)
    {
        var later = coming.AddDays(7);
        var first = coming.AddDays(7 * weeks);
        var second = later.AddDays(7 * weeks);
        if (coming == today)
            return DaySpan.On(second) with { IsNext = true };
        return coming.DayOfWeek > today.DayOfWeek
            ? new DaySpan(DayKind.Date, first, second) { Which = [first, second], IsNext = true }
            : DaySpan.On(first) with { IsNext = true };
    }

    /// <summary>"weekdays", "this weekend", "weeknights".</summary>
    private static TimeToken? Several(TimeText text, int at, DateOnly today)
    {
        var name = text.Near(at) is "this" or "next" or "last" or "past" or "the" or "any" or "every" or "following" or "coming" ? at + 1 : at;
        switch (text.Near(name))
        {
            case "weekdays" or "weekday" or "workday" or "workdays":
                return TimeToken.OfDay(at, name, DaySpan.Every([.. Workdays]));
            case "midweek":
                return TimeToken.OfDay(at, name, DaySpan.Every(DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday));
            case "business" or "working" or "work" when text.Near(name + 1) is "day" or "days":
                return TimeToken.OfDay(at, name + 1, DaySpan.Every([.. Workdays]));
            case "weeknight" or "weeknights":
                return new TimeToken(TimeSign.Day, at, name) { Day = DaySpan.Every([.. Workdays]), Hours = HourSpan.Between(new TimeOnly(17, 0), HourSpan.Last) with { IsPart = true } };
            case "weekends":
                return TimeToken.OfDay(at, name, DaySpan.Every(DayOfWeek.Saturday, DayOfWeek.Sunday));
            case "weekend":
                return TimeToken.OfDay(at, name, Weekend(text.Near(at), text, name, today));
            default:
                return null;
        }
    }

    private static DaySpan Weekend(string before, TimeText text, int name, DateOnly today)
    {
        if (before is "weekend" or "any" or "every")
            return DaySpan.Every(DayOfWeek.Saturday, DayOfWeek.Sunday);
        var sunday = TimeClock.Coming(today, DayOfWeek.Sunday);
        if (before is "next" or "following" || (text.Near(name + 1) is "after" && text.Near(name + 2) is "next"))
            sunday = sunday.AddDays(7);
        else if (before is "last" or "past")
            sunday = today.DayOfWeek == DayOfWeek.Sunday ? today.AddDays(-7) : sunday.AddDays(-7);
        var saturday = sunday.AddDays(-1);
        return DaySpan.Within(saturday < today && sunday >= today ? today : saturday, sunday);
    }

    /// <summary>"a week on Tuesday", "two weeks from Friday", "a week from today", "a week tomorrow".</summary>
    private static TimeToken? AfterWeeks(TimeText text, int at, DateOnly today)
    {
        if (Spans.At(text, at) is not { Unit: 'W' } span)
            return null;
        var name = text.Near(span.Last + 1) is "from" or "on" or "after" or "this" ? span.Last + 2 : span.Last + 1;
        name = text.Near(name) is "this" or "next" or "coming" ? name + 1 : name;
        if (text[span.Last + 1].Before != TimeMark.Space)
            return null;
        var start = Weekdays.Of(text.Near(name)) is { } day ? TimeClock.Coming(today.AddDays(1), day)
            : text.Near(name) is "today" ? today
            : text.Near(name) is "tomorrow" ? today.AddDays(1)
            : (DateOnly?)null;
        return start is { } from ? TimeToken.OfDay(at, name, DaySpan.On(from.AddDays(7 * span.Count))) : null;
    }

    private static (int Name, Said Said) Modifier(TimeText text, int at) => text.Near(at) switch
    {
        "this" when text.Near(at + 1) is "coming" => (at + 2, Said.This),
        "the" when text.Near(at + 1) is "coming" => (at + 2, Said.This),
        "the" when text.Near(at + 1) is "next" or "following" => (at + 2, Said.Next),
        "this" or "coming" => (at + 1, Said.This),
        "next" or "following" => (at + 1, Said.Next),
        "last" or "past" or "previous" => (at + 1, Said.Last),
        "any" or "every" or "each" => (at + 1, Said.Any),
        "the" => (at + 1, Said.Nothing),
        _ => (at, Said.Nothing),
    };

    private enum Said
    {
        Nothing,
        This,
        Next,
        Last,
        Any,
    }
}
