using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Storage.Outbox;

/// <summary>Where a conversation's messages are sent; a conversation whose client fetches them has none.</summary>
public sealed class AddressRow
{
    public required long ConversationKey { get; set; }

    /// <summary>The <see cref="IMessageSender.Name"/> that understands the value.</summary>
    public required string Sender { get; set; }

    /// <summary>JSON of the sender's own.</summary>
    public required string Value { get; set; }

    /// <summary>When it was last learned; stored in whole milliseconds, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Since when nothing can be sent there; null while it can.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    public string? GoneReason { get; set; }
}
