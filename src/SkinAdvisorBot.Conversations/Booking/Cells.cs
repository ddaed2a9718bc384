namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Time in steps of five minutes: cell n begins n times 5 minutes after 1970-01-01T00:00Z. Whoever takes a time takes all its cells.</summary>
public static class Cells
{
    public const int Minutes = 5;

    private const long Ticks = Minutes * TimeSpan.TicksPerMinute;

    /// <summary>The cell a moment lies in.</summary>
    public static long Of(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / Ticks;

    /// <summary>The first cell that begins at a moment or after it: where a time ends, exclusive.</summary>
    public static long EndOf(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + Ticks - 1) / Ticks;

    /// <summary>When a cell begins, UTC.</summary>
    public static DateTimeOffset Start(long cell) => DateTimeOffset.UnixEpoch.AddTicks(cell * Ticks);
}
