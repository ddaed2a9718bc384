using System.Collections.Immutable;
using SkinAdvisorBot.Language.Times.Tokens;

namespace SkinAdvisorBot.Language.Times.Grammar;

/// <summary>What two sayings about the day mean together: "Tuesday" and "next week", "Monday" and "the 7th".</summary>
internal static class DayMeeting
{
    private const int DaysOfWeek = 7;

    /// <summary>"Monday the 7th" is looked for in so many months.</summary>
    private const int MonthsAhead = 4;

    /// <param name="areBeside">Whether nothing stands between the two, so that a weekday and a date must be one day.</param>
    /// <returns>The days that both allow; null where they are two wishes.</returns>
    public static DaySpan? Of(DaySpan one, DaySpan other, bool areBeside = true)
    {
        if (one.Kind == DayKind.Period && other.Kind != DayKind.Period)
            (one, other) = (other, one);
        return (one.Kind, other.Kind) switch
        {
            (DayKind.Weekday or DayKind.Pattern, DayKind.Period) => InPeriod(one, other),
            (DayKind.Period, DayKind.Period) => Overlap(one, other),
            (DayKind.DayOfMonth, DayKind.Period) => OfMonth(one, other),
            (DayKind.Date, DayKind.Period) => OfDate(one, other),
            (DayKind.Weekday, DayKind.Date or DayKind.DayOfMonth) when areBeside => OnDate(one, other),
            (DayKind.Date or DayKind.DayOfMonth, DayKind.Weekday) when areBeside => OnDate(other, one),
            _ => null,
        };
    }

    /// <summary>A weekday listed behind one said with "next" lies in the same week: "next Tuesday or Thursday".</summary>
    public static DaySpan SameWeek(DaySpan next, DaySpan weekday)
    {
        var days = (next.Which.IsEmpty ? [next.From!.Value] : next.Which).Select(day => TimeClock.Coming(TimeClock.Monday(day), weekday.Weekdays[0])).ToImmutableArray();
        return new DaySpan(DayKind.Date, days[0], days[^1]) { Which = days.Length > 1 ? days : [], IsNext = true };
    }

    private static DaySpan InPeriod(DaySpan weekdays, DaySpan period)
    {
        if (period is { From: { } from, To: { } to } && to.DayNumber - from.DayNumber < DaysOfWeek && weekdays.Weekdays.Length == 1)
        {
            var day = TimeClock.Coming(from, weekdays.Weekdays[0]);
            // "Monday this week", said on Wednesday, is over.
            return DaySpan.On(day <= to ? day : day.AddDays(-DaysOfWeek));
        }

        return period with { Weekdays = period.Weekdays.IsEmpty ? weekdays.Weekdays : [.. period.Weekdays.Intersect(weekdays.Weekdays)] };
    }

    private static DaySpan? Overlap(DaySpan one, DaySpan other)
    {
        if (one.IsOfAnyMonth)
            one = InMonthOf(other, one);
        else if (other.IsOfAnyMonth)
            other = InMonthOf(one, other);
        var from = one.From is { } first && other.From is { } second ? (first > second ? first : second) : one.From ?? other.From;
        var to = one.To is { } last && other.To is { } end ? (last < end ? last : end) : one.To ?? other.To;
        return from > to ? null : one with { From = from, To = to, Weekdays = one.Weekdays.IsEmpty ? other.Weekdays : one.Weekdays };
    }

    /// <summary>"in January after the 10th": the 10th of January.</summary>
    private static DaySpan InMonthOf(DaySpan month, DaySpan bound)
    {
        if (month is not { IsOfAnyMonth: false, From: { } first, To: { } last } || first.Month != last.Month)
            return bound;
        DateOnly? Move(DateOnly? day) => day is { } said ? new DateOnly(first.Year, first.Month, Math.Min(said.Day, DateTime.DaysInMonth(first.Year, first.Month))) : null;
        return bound with { From = Move(bound.From), To = Move(bound.To) };
    }

    private static DaySpan? OfMonth(DaySpan day, DaySpan month)
    {
        if (month.From is not { } from || month.To is not { } to || day.From is not { } said)
            return Overlap(day, month);
        return TimeResults.Exists(from.Year, from.Month, said.Day) && new DateOnly(from.Year, from.Month, said.Day) is var date && date <= to ? DaySpan.On(date) : null;
    }

    private static DaySpan? OfDate(DaySpan date, DaySpan period)
    {
        bool IsWithin(DateOnly day) => !(day < period.From) && !(day > period.To);
        if (date.Which.IsEmpty)
            return date.From is { } day && IsWithin(day) ? date : null;
        return date.Which.Where(IsWithin).ToImmutableArray() is [var only] ? DaySpan.On(only) : null;
    }

    /// <summary>Where weekday and date contradict each other, either may have been meant.</summary>
    private static DaySpan OnDate(DaySpan weekday, DaySpan date)
    {
        var name = weekday.Weekdays[0];
        var day = date.From!.Value;
        if (day.DayOfWeek == name)
            return DaySpan.On(day);
        if (date.Kind == DayKind.DayOfMonth)
        {
            for (var i = 1; i <= MonthsAhead; i++)
            {
                var month = new DateOnly(day.Year, day.Month, 1).AddMonths(i);
                if (TimeResults.Exists(month.Year, month.Month, day.Day) && new DateOnly(month.Year, month.Month, day.Day) is var later && later.DayOfWeek == name)
                    return DaySpan.On(later);
            }
        }

        var near = TimeClock.Coming(day.AddDays(-DaysOfWeek / 2), name);
        var other = near < weekday.From ? weekday.From.Value : near;
        return new DaySpan(DayKind.Date, day, other) { Which = day < other ? [day, other] : [other, day] };
    }
}
