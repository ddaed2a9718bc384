namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>A time nobody can book. Unique by source and uid.</summary>
public sealed class ClosureRow
{
    public long Key { get; set; }

    /// <summary>The name of an imported calendar, or "desk".</summary>
    public required string Source { get; set; }

    public required string Uid { get; set; }

    /// <summary>Id of the provider, room or device; null for the whole clinic.</summary>
    public string? Resource { get; set; }

    /// <summary>Whole milliseconds, UTC.</summary>
    public required DateTimeOffset From { get; set; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset To { get; set; }
}
