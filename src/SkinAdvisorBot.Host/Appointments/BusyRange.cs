namespace SkinAdvisorBot.Host.Appointments;

/// <summary>A time that an outside calendar takes.</summary>
/// <param name="Uid">The same each time the calendar is read; unique within it.</param>
/// <param name="To">Exclusive; later than <paramref name="From"/>.</param>
public sealed record BusyRange(string Uid, DateTimeOffset From, DateTimeOffset To);

/// <summary>A calendar file can't be taken; the message says what to do, and names nobody.</summary>
public sealed class CalendarUnreadableException(string message) : Exception(message);
