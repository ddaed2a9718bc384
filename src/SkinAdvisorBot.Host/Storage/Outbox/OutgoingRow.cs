using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Storage.Outbox;

/// <summary>What became of an entry of the transcript that is not fetched by the person's client. Its words stand in the turn.</summary>
public sealed class OutgoingRow
{
    public required long ConversationKey { get; set; }

    /// <summary>The entry's number in the transcript.</summary>
    public required long Sequence { get; set; }

    public required OutgoingState State { get; set; }

    public required int Attempts { get; set; }

    /// <summary>Not tried before; stored in whole milliseconds, UTC.</summary>
    public required DateTimeOffset TryAt { get; set; }

    /// <summary>The provider's name for it; null where it gave none.</summary>
    public string? ProviderId { get; set; }

    /// <summary>Why it was not sent, so far or at all.</summary>
    public string? Reason { get; set; }

    /// <summary>What the provider told of it later.</summary>
    public DeliveryReport? Report { get; set; }

    /// <summary>When its state became final; null while it waits or is under way.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How far a message has come.</summary>
public enum OutgoingState
{
    Waiting,

    /// <summary>An attempt is under way. After a stop nobody knows whether it was sent.</summary>
    Sending,

    Sent,

    /// <summary>It may have been sent or not, and is not sent again.</summary>
    Unsure,

    Failed,
}
