using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>One conversation: what is known of it and how far it has come.</summary>
public sealed class ConversationRow
{
    /// <summary>Small and ordered, so that the index of turns stays flat however many there are; never shown outside.</summary>
    public long Key { get; set; }

    /// <summary>The opaque id the channel made; unique.</summary>
    public required string PublicId { get; set; }

    public required ChannelKind Channel { get; set; }

    /// <summary>The channel's id of the person; empty until the person has said something.</summary>
    public required string PersonId { get; set; }

    /// <summary>BCP-47; null when the client said nothing.</summary>
    public string? Locale { get; set; }

    /// <summary>A <see cref="Conversation"/> as JSON in UTF-8.</summary>
    public required byte[] State { get; set; }

    /// <summary>Number of turns saved so far: 1 after the welcome, and the number of the newest turn.</summary>
    public required long Version { get; set; }

    /// <summary>The sequence number of the newest entry of the transcript.</summary>
    public required long LastSequence { get; set; }

    /// <summary>Stored in whole milliseconds, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the newest turn was said; stored in whole milliseconds, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }
}
