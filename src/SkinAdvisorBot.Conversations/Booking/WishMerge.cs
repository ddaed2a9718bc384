using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Puts what was said about a time together with what was said before: "Tuesday", then "rather in the afternoon".</summary>
public static class WishMerge
{
    public static TimeWish Of(TimeWish? before, TimeWish now)
    {
        if (before is null)
            return now;
        var except = now.Windows.Any(NamesDay) ? now.Except : [.. before.Except.Concat(now.Except).Distinct()];
        if (now.Windows.IsEmpty)
            return now with { Windows = before.Windows, Except = except };
        if (now.Windows.Any(NamesDay))
            return now with { Windows = WithHours(now.Windows, before.Windows), Except = except };

        // Only an hour was named: it holds for the days named before.
        var days = before.Windows.Where(NamesDay).ToImmutableArray();
        return days.IsEmpty
            ? now with { Except = except }
            : now with { Windows = [.. days.SelectMany(day => now.Windows.Select(hour => day with { Hours = hour.Hours, At = hour.At }))], Except = except };
    }

    /// <summary>The wish for one of the days it may have meant.</summary>
    public static TimeWish On(TimeWish wish, DateOnly day)
    {
        var hours = wish.Windows.IsEmpty ? [TimeWindow.Any] : wish.Windows;
        return wish with { Which = [], Windows = [.. hours.Select(hour => hour with { From = day, To = day, Weekdays = [] })] };
    }

    /// <summary>Without the hours, so that another time of the same days can be offered.</summary>
    public static TimeWish AnyHour(TimeWish wish) => wish with { Windows = [.. wish.Windows.Select(window => window with { Hours = null, At = null })], Order = WishOrder.None };

    /// <summary>Whether a start is what was wished for.</summary>
    public static bool Fits(TimeWish wish, DateTimeOffset start) =>
        (wish.Windows.IsEmpty || wish.Windows.Any(window => Holds(window, start))) && !wish.Except.Any(window => Holds(window, start));

    private static bool Holds(TimeWindow window, DateTimeOffset start)
    {
        var (day, time) = (DateOnly.FromDateTime(start.DateTime), TimeOnly.FromDateTime(start.DateTime));
        return (window.From is not { } from || day >= from) && (window.To is not { } to || day <= to)
            && (window.Weekdays.IsEmpty || window.Weekdays.Contains(start.DayOfWeek))
            && (window.Hours is not { } hours || (time >= hours.From && time <= hours.To))
            && (window.At is not { } at || time == at);
    }

    /// <summary>A part of the day named earlier holds for another day, unless this one has its own.</summary>
    private static ImmutableArray<TimeWindow> WithHours(ImmutableArray<TimeWindow> windows, ImmutableArray<TimeWindow> before)
    {
        var hours = before.Where(window => window.Hours is not null).Select(window => window.Hours).Distinct().ToImmutableArray();
        return hours is not [{ } only] ? windows : [.. windows.Select(window => window is { Hours: null, At: null } ? window with { Hours = only } : window)];
    }

    private static bool NamesDay(TimeWindow window) => window.From is not null || window.To is not null || !window.Weekdays.IsEmpty;
}
