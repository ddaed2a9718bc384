namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>A time that nobody can book, apart from the calendar's hours. What was booked before it came stays booked.</summary>
/// <param name="Source">Where it comes from: the name of an imported calendar, or "desk".</param>
/// <param name="Uid">Unique within its source.</param>
/// <param name="Resource">Id of the provider, room or device; null for the whole clinic.</param>
/// <param name="To">Exclusive; later than <paramref name="From"/>.</param>
public sealed record Closure(string Source, string Uid, string? Resource, DateTimeOffset From, DateTimeOffset To);
