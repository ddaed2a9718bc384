namespace SkinAdvisorBot.Host.Storage.FrontDesk;

/// <summary>A calendar kept elsewhere that is read again and again; what it blocks are closures of the same source.</summary>
public sealed class BusyFeedRow
{
    /// <summary>Never used again, so that a refresh under way does not outlive the feed it was begun for.</summary>
    public long Key { get; set; }

    /// <summary>The name the desk gave it; unique.</summary>
    public required string Source { get; set; }

    /// <summary>Id of the provider, room or device; null for the whole clinic.</summary>
    public string? Resource { get; set; }

    /// <summary>Where it is fetched. Path and query may hold a secret: neither shown nor logged.</summary>
    public required string Url { get; set; }

    /// <summary>15 to 1440.</summary>
    public required int EveryMinutes { get; set; }

    /// <summary>Not read before.</summary>
    public required DateTimeOffset NextAt { get; set; }

    public required DateTimeOffset SucceededAt { get; set; }

    /// <summary>Why the latest reading failed; null once one has succeeded.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset? ProblemAt { get; set; }
}
