namespace SkinAdvisorBot.Host.Storage;

/// <summary>One turn: the person's message and every reply to it, or what the bot said unasked: the welcome, a notice. Written once, never changed.</summary>
public sealed class TurnRow
{
    public required long ConversationKey { get; set; }

    /// <summary>1, 2, 3 … within the conversation; 1 is the welcome.</summary>
    public required long Number { get; set; }

    /// <summary>Unique within the conversation, so that a resend is found; null for what the bot said unasked.</summary>
    public string? MessageId { get; set; }

    /// <summary>The person's message has this sequence number and its replies the next ones; without a message it is the first reply's.</summary>
    public required long FirstSequence { get; set; }

    /// <summary>How many sequence numbers the turn takes: its replies, and one for the message if there is one.</summary>
    public required int EntryCount { get; set; }

    /// <summary>When the message was said; stored in whole milliseconds, UTC.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The activity as received, JSON in UTF-8; null without a message.</summary>
    public byte[]? Activity { get; set; }

    /// <summary>The person's words; null without a message.</summary>
    public string? Text { get; set; }

    /// <summary>The replies in order, a JSON array in UTF-8.</summary>
    public required byte[] Replies { get; set; }

    /// <summary>A <see cref="TurnTrace"/> as JSON in UTF-8.</summary>
    public required byte[] Trace { get; set; }
}
