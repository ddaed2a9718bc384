namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>Something to be sent at a time that is no reply: a reminder, a code.</summary>
public sealed class NoticeRow
{
    public long Key { get; set; }

    /// <summary>What it says: the id of an act.</summary>
    public required string Kind { get; set; }

    /// <summary>Not before this moment; whole milliseconds, UTC.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>The appointment it is about; null for none.</summary>
    public long? AppointmentKey { get; set; }

    /// <summary>E.164 number or e-mail address; null for the conversation.</summary>
    public string? Recipient { get; set; }

    /// <summary>The code it tells; null for none.</summary>
    public string? Code { get; set; }

    /// <summary>The conversation it was planned in; null when that was deleted.</summary>
    public long? ConversationKey { get; set; }

    public required NoticeState State { get; set; }

    /// <summary>How often it was tried to be sent.</summary>
    public required int Attempts { get; set; }

    /// <summary>Why the last attempt failed or none was made, without words of the person; null for none.</summary>
    public string? LastError { get; set; }

    /// <summary>Not to be tried before this moment: after a failed attempt, or while an attempt is under way. Whole milliseconds, UTC.</summary>
    public DateTimeOffset TryAt { get; set; }

    /// <summary>The provider's name for what was sent; null for none.</summary>
    public string? ProviderId { get; set; }

    /// <summary>When it was sent, dropped or given up; null before.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

public enum NoticeState
{
    /// <summary>Waits for its time, or for another attempt.</summary>
    Planned,

    /// <summary>An attempt is under way until <see cref="NoticeRow.TryAt"/>; past that, whoever made it has died.</summary>
    Sending,

    Sent,

    /// <summary>What it is about has changed before it was sent.</summary>
    Dropped,

    /// <summary>It could not be sent and is not tried again.</summary>
    GivenUp,

    /// <summary>The provider's answer was lost. It may have been sent, so it is not tried again.</summary>
    Unsure,
}
