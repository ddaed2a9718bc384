namespace SkinAdvisorBot.Host.Storage.Inbox;

/// <summary>A conversation as the list of the console shows and filters it. Made from its turns, and made anew when it is missing.</summary>
public sealed class InboxRow
{
    public long ConversationKey { get; set; }

    /// <summary>The number of the newest turn that is in it.</summary>
    public required long Version { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The person's last words, 160 characters at most; empty before the first.</summary>
    public required string LastWords { get; set; }

    /// <summary>Messages of the person.</summary>
    public required int Messages { get; set; }

    /// <summary>Messages that were not understood.</summary>
    public required int Misses { get; set; }

    /// <summary>The least confidence of an intent acted on, in [0, 1]; null before the first message.</summary>
    public double? LowestConfidence { get; set; }

    /// <summary>Intents acted on, each with a space before and behind it.</summary>
    public required string Intents { get; set; }

    /// <summary>Topics spoken of, in the same form.</summary>
    public required string Topics { get; set; }

    public string? Outcome { get; set; }

    /// <summary>Ids of triage rules, joined by spaces.</summary>
    public required string Rules { get; set; }

    public string? Alert { get; set; }

    public DateTimeOffset? AlertSince { get; set; }

    public DateTimeOffset? WantsPerson { get; set; }

    public string? HeldById { get; set; }

    public string? HeldByName { get; set; }

    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>Names of staff who did something in it, in the form of <see cref="Intents"/> but parted by line ends.</summary>
    public required string Staff { get; set; }

    public string? Flow { get; set; }

    public required bool IsBooked { get; set; }
}

/// <summary>How often something happened on one day on one channel.</summary>
public sealed class FigureRow
{
    /// <summary>Days since 1970-01-01 in the clinic's time zone.</summary>
    public required int Day { get; set; }

    public required string Channel { get; set; }

    /// <summary>One of <see cref="FigureKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Which intent, topic, outcome …; empty where the kind says all.</summary>
    public required string Name { get; set; }

    public required long Count { get; set; }
}
