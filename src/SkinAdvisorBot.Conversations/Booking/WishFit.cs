using System.Collections.Immutable;
using NodaTime;
using NodaTime.Extensions;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Tells which starts suit what a person said about when.</summary>
internal sealed class WishFit(TimeWish? wish)
{
    private readonly ImmutableArray<TimeWindow> windows = wish is { Windows.IsEmpty: false } ? wish.Windows : [TimeWindow.Any];
    private readonly ImmutableArray<TimeWindow> except = wish?.Except ?? [];

    /// <summary>Whether a start was wished for exactly.</summary>
    public bool HasExactStart => windows.Any(window => window.At is not null);

    /// <summary>The first day that can suit; null for no limit.</summary>
    public LocalDate? From => windows.Any(window => window.From is null) ? null : LocalDate.FromDateOnly(windows.Min(window => window.From!.Value));

    /// <summary>The last day that can suit, inclusive; null for no limit.</summary>
    public LocalDate? To => windows.Any(window => window.To is null) ? null : LocalDate.FromDateOnly(windows.Max(window => window.To!.Value));

    /// <summary>How far a start is from what was wished.</summary>
    /// <returns>0 for one that suits; minutes from the exact start wished for, on a day that suits; null for one that does not suit.</returns>
    public int? MinutesOff(LocalDateTime start)
    {
        if (except.Any(window => IsOnDay(window, start.Date) && IsAt(window, start.TimeOfDay)))
            return null;
        int? least = null;
        foreach (var window in windows)
        {
            if (IsOnDay(window, start.Date) && Off(window, start.TimeOfDay) is { } off && (least is null || off < least))
                least = off;
        }

        return least;
    }

    private static bool IsOnDay(TimeWindow window, LocalDate date) =>
        (window.From is not { } from || date >= LocalDate.FromDateOnly(from))
        && (window.To is not { } to || date <= LocalDate.FromDateOnly(to))
        && (window.Weekdays.IsDefaultOrEmpty || window.Weekdays.Contains(date.DayOfWeek.ToDayOfWeek()));

    private static int? Off(TimeWindow window, LocalTime time)
    {
        if (!IsWithin(window.Hours, time))
            return null;
        return window.At is { } at ? (int)(Math.Abs(LocalTime.FromTimeOnly(at).TickOfDay - time.TickOfDay) / TimeSpan.TicksPerMinute) : 0;
    }

    private static bool IsAt(TimeWindow window, LocalTime time) =>
        IsWithin(window.Hours, time) && (window.At is not { } at || LocalTime.FromTimeOnly(at) == time);

    private static bool IsWithin(HourRange? hours, LocalTime time) =>
        hours is not { } range || (LocalTime.FromTimeOnly(range.From) <= time && time <= LocalTime.FromTimeOnly(range.To));
}
