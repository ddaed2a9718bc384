using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels;

/// <summary>Sends what the bot says to people who don't fetch it themselves. One for each way to reach them; the outbox calls it for one conversation in order.</summary>
public interface IMessageSender
{
    /// <summary>The name that stands in <see cref="ReplyAddress.Sender"/>; stored with conversations, so it never changes.</summary>
    string Name { get; }

    /// <summary>Hands over one message. It is sent once: whether a failure may be repeated is what the outcome says.</summary>
    /// <remarks>Limits its own time. An exception counts as <see cref="SendOutcome.Unsure"/>, unless it is that of the token.</remarks>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked to stop; the message may have been taken.</exception>
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>Where a conversation's messages are sent, as the channel learned it from an authenticated request.</summary>
/// <param name="Sender">The <see cref="IMessageSender.Name"/> that understands it.</param>
/// <param name="Value">JSON of that sender's own; nobody else reads it. It may hold a phone number, so it is never logged.</param>
public sealed record ReplyAddress(string Sender, string Value)
{
    public override string ToString() => $"address of {Sender}";
}

/// <summary>How replies reach the person.</summary>
public enum ReplyDelivery
{
    /// <summary>The person's client reads the transcript.</summary>
    Fetched,

    /// <summary>The outbox sends them to the conversation's address once they are saved.</summary>
    Pushed,

    /// <summary>The endpoint writes them into its answer: they are saved as delivered.</summary>
    Inline,
}

/// <summary>One message of the bot on its way to a person.</summary>
/// <param name="Address">The <see cref="ReplyAddress.Value"/> of the conversation.</param>
/// <param name="Sequence">Its number in the transcript.</param>
/// <param name="Reply">What is said; a sender renders it the way its channel can show it.</param>
/// <param name="InReplyTo">The person's activity that it answers, as received, JSON in UTF-8; null for what was said unasked.</param>
public sealed record OutgoingMessage(string ConversationId, ChannelKind Channel, string Address, long Sequence, Reply Reply, ReadOnlyMemory<byte>? InReplyTo)
{
    /// <summary>Names the message without its words or its address.</summary>
    public override string ToString() => $"entry {Sequence} of conversation {ConversationId}";
}

/// <summary>Takes what a provider tells later about a message it accepted.</summary>
public interface IDeliveryReports
{
    /// <summary>Remembers the furthest that is known of a message; reports may come late, twice and out of order. One about an unknown message is dropped.</summary>
    /// <param name="sender">The <see cref="IMessageSender.Name"/>.</param>
    /// <param name="providerId">As in <see cref="SendOutcome.Accepted"/>.</param>
    /// <param name="reason">What a failed one failed of, for staff: codes and our own words, no number.</param>
    Task ReportAsync(string sender, string providerId, DeliveryReport report, string? reason, CancellationToken cancellationToken);
}

/// <summary>How far a message has come; a later one holds, and the last two end it.</summary>
public enum DeliveryReport
{
    Sent,

    Failed,

    Delivered,

    Read,
}
