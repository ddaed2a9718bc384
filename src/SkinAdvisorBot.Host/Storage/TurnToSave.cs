using System.Collections.Immutable;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>A turn as it goes to the disk.</summary>
/// <param name="VersionBefore">The conversation's version this turn was made from; the turn's number is the next one.</param>
/// <param name="MessageId">Null for a turn that the bot opens; of a turn of staff, what tells it from others, so that it is said once.</param>
/// <param name="PersonId">Kept when the conversation knows no person yet; may be empty.</param>
/// <param name="FirstSequence">The sequence number of the person's message, or of the first reply where there is none.</param>
/// <param name="EntryCount">The message, if there is one, and its replies.</param>
/// <param name="Activity">The activity as received, JSON in UTF-8; empty where there is no message.</param>
/// <param name="Text">The person's words; null where there are none.</param>
/// <param name="State">The conversation after the turn, JSON in UTF-8.</param>
/// <param name="Replies">JSON array in UTF-8.</param>
/// <param name="Trace">JSON in UTF-8.</param>
public sealed record TurnToSave(
    long ConversationKey,
    long VersionBefore,
    string? MessageId,
    string PersonId,
    long FirstSequence,
    int EntryCount,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Activity,
    string? Text,
    byte[] State,
    byte[] Replies,
    byte[] Trace)
{
    /// <summary>What it changes in the appointment book; saved with the turn, or the turn is not saved.</summary>
    public ImmutableArray<BookingChange> Changes { get; init; } = [];

    /// <summary>Key of the notice that it tells, which must be under way; null for none. Told and saved are one.</summary>
    public long? Notice { get; init; }

    /// <summary>What the audit says of it; saved with the turn. Null for what no member of staff did.</summary>
    public AuditEntry? Audit { get; init; }

    /// <summary>Where the conversation's messages are sent from now on; null leaves it as it is.</summary>
    public ReplyAddress? Address { get; init; }

    /// <summary>How its replies reach the person; those to be pushed are where the conversation has an address.</summary>
    public ReplyDelivery Delivery { get; init; }

    /// <summary>The sequence number of the first reply.</summary>
    public long FirstReply => Text is null ? FirstSequence : FirstSequence + 1;

    public long LastSequence => FirstSequence + EntryCount - 1;

    public override string ToString() => $"turn {VersionBefore + 1} of conversation {ConversationKey}";
}

/// <summary>What became of a turn.</summary>
/// <param name="FirstSequence">The sequence number of the person's message.</param>
/// <param name="Seen">True when the message had been saved before, or the notice told or dropped, and nothing was written now.</param>
/// <param name="Replies">JSON array in UTF-8; when seen, those of the first time.</param>
public sealed record SavedTurn(long FirstSequence, bool Seen, byte[] Replies);

/// <summary>A conversation with its welcome as it goes to the disk.</summary>
/// <param name="WelcomeCount">Number of replies in the welcome; they take the sequence numbers from 1.</param>
/// <param name="State">The conversation after the welcome, JSON in UTF-8.</param>
/// <param name="Welcome">The replies, a JSON array in UTF-8.</param>
/// <param name="Trace">JSON in UTF-8.</param>
public sealed record ConversationToOpen(
    string PublicId,
    ChannelKind Channel,
    string PersonId,
    string? Locale,
    DateTimeOffset At,
    int WelcomeCount,
    byte[] State,
    byte[] Welcome,
    byte[] Trace)
{
    /// <summary>Where its messages are sent; null for a channel whose clients fetch them.</summary>
    public ReplyAddress? Address { get; init; }

    /// <summary>How the welcome reaches the person.</summary>
    public ReplyDelivery Delivery { get; init; }
}

/// <param name="Key">The integer key the conversation got; null when it existed already and nothing was written.</param>
public sealed record OpenedConversation(long? Key);
