using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels;

/// <summary>Where every channel hands over what people say. Accepted means saved.</summary>
public interface IInbox
{
    /// <summary>Opens a conversation if it is new and stores the bot's welcome as its first entry.</summary>
    /// <returns>True when this call opened it, false when it was there already.</returns>
    Task<bool> OpenAsync(NewConversation conversation, CancellationToken cancellationToken);

    /// <summary>Answers a message. When the task completes, message, replies and state survive a power cut.</summary>
    /// <returns>The receipt; for a message seen before, the receipt of the first time.</returns>
    /// <exception cref="ConversationNotFoundException">The conversation was never opened.</exception>
    Task<Receipt> AcceptAsync(Incoming incoming, CancellationToken cancellationToken);
}

/// <summary>Reads what was said. Every entry has a sequence number: 1, 2, 3 … without gaps within a conversation.</summary>
public interface ITranscript
{
    /// <returns>Null for a conversation that was never opened.</returns>
    Task<ConversationHead?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Entries whose sequence is greater than <paramref name="after"/>, in order, <paramref name="most"/> at most.</summary>
    Task<ImmutableArray<TranscriptEntry>> ReadAsync(string conversationId, long after, int most, CancellationToken cancellationToken);

    /// <summary>Waits until the conversation has an entry beyond <paramref name="after"/>; returns at once when it has.</summary>
    /// <returns>False when the service is shutting down and the wait was given up.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<bool> WaitAsync(string conversationId, long after, CancellationToken cancellationToken);
}

/// <param name="ConversationId">Opaque, hard to guess, made by the channel.</param>
/// <param name="PersonId">The channel's id of the person; empty when not known yet.</param>
/// <param name="Locale">BCP-47, as the client said; null when it said nothing.</param>
public sealed record NewConversation(string ConversationId, ChannelKind Channel, string PersonId, string? Locale, DateTimeOffset At)
{
    /// <summary>Where its messages are sent; null for a channel whose clients fetch them.</summary>
    public ReplyAddress? Address { get; init; }

    /// <summary>How the welcome reaches the person.</summary>
    public ReplyDelivery Delivery { get; init; }
}

/// <summary>A message as a channel hands it over.</summary>
/// <param name="MessageId">Unique within the conversation: the sender's own id of the message, so that a resend is recognised.</param>
/// <param name="Text">The person's words; may be empty when something else was sent (a picture).</param>
/// <param name="Activity">The activity as received, JSON in UTF-8, kept for the echo and the record.</param>
public sealed record Incoming(
    string ConversationId,
    string PersonId,
    string MessageId,
    string Text,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Activity)
{
    /// <summary>Where the conversation's messages are sent from now on; null leaves it as it is.</summary>
    public ReplyAddress? Address { get; init; }

    /// <summary>How the replies to this message reach the person.</summary>
    public ReplyDelivery Delivery { get; init; }

    public override string ToString() => $"message {MessageId} of conversation {ConversationId}";
}

/// <param name="Sequence">The number of the person's message in the transcript; its replies follow directly.</param>
/// <param name="Seen">True when this message was accepted before.</param>
public sealed record Receipt(long Sequence, bool Seen, ImmutableArray<Reply> Replies);

/// <param name="LastSequence">The number of the newest entry; 0 when there is none.</param>
public sealed record ConversationHead(string ConversationId, ChannelKind Channel, string PersonId, long LastSequence);

/// <summary>One message of either side.</summary>
/// <param name="Sequence">1, 2, 3 … within the conversation.</param>
/// <param name="ReplyTo">For a reply, the sequence of the message it answers; null for the person's messages and the welcome.</param>
/// <param name="Activity">The person's activity as received, JSON in UTF-8; null for a reply.</param>
/// <param name="Reply">The bot's message; null for the person's.</param>
public sealed record TranscriptEntry(
    long Sequence,
    DateTimeOffset At,
    long? ReplyTo,
    ReadOnlyMemory<byte>? Activity,
    Reply? Reply);

/// <summary>A message for a conversation that does not exist.</summary>
public sealed class ConversationNotFoundException : Exception
{
    public ConversationNotFoundException()
    {
    }

    public ConversationNotFoundException(string message)
        : base(message)
    {
    }

    public ConversationNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public static ConversationNotFoundException For(string conversationId) =>
        new($"Conversation '{conversationId}' does not exist. Start one with POST /v3/directline/conversations.");
}
