using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>What the clinic tells about itself: <c>dialogs/clinic.yaml</c>.</summary>
/// <param name="IsDemo">True for made-up data that must not go to real visitors.</param>
/// <param name="Hours">Opening times by day; a day that is missing is closed. Empty when the clinic tells none.</param>
/// <param name="Facts">Every name templates may use as <c>clinic.…</c>; null for what is not told.</param>
public sealed record Clinic(
    bool IsDemo,
    string Name,
    DateTimeZone TimeZone,
    ImmutableSortedDictionary<IsoDayOfWeek, OpeningHours> Hours,
    FrozenDictionary<string, object?> Facts,
    string File)
{
    /// <summary>What can be booked and when; null for a clinic that takes no appointments through the bot.</summary>
    public ClinicCalendar? Calendar { get; init; }

    /// <summary>SMS segments sent at once, 1 to 10; more waits for the word MORE.</summary>
    public int TextSegments { get; init; } = DefaultTextSegments;

    public const int DefaultTextSegments = 3;

    /// <summary>The day of the week at the clinic at some moment.</summary>
    public IsoDayOfWeek DayAt(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(TimeZone).DayOfWeek;
}

/// <summary>From opening to closing on one day, local time.</summary>
public readonly record struct OpeningHours(LocalTime Open, LocalTime Close)
{
    public override string ToString() => $"{Clock(Open)} to {Clock(Close)}";

    private static string Clock(LocalTime time) =>
        time.Minute == 0 ? time.ToString("h tt", null).ToLowerInvariant() : time.ToString("h:mm tt", null).ToLowerInvariant();
}
