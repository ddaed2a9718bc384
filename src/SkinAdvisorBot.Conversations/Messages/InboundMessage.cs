namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>What a person said, freed of the channel it came by.</summary>
/// <param name="Id">Unique within the conversation; the same id is the same message, however often it is sent.</param>
/// <param name="Text">The person's words, untrimmed; may be empty (a picture alone).</param>
/// <param name="Channel">Where the reply will be read.</param>
/// <param name="At">When it was said.</param>
public sealed record InboundMessage(string Id, string Text, ChannelKind Channel, DateTimeOffset At)
{
    /// <summary>Longest text that is read, in UTF-16 units; a longer one is answered with a request to be brief.</summary>
    public const int MaxLength = 4_000;

    /// <summary>The E.164 number it came from, where the channel vouches for it (SMS); null elsewhere.</summary>
    public string? Phone { get; init; }

    /// <summary>Names the message without its words: logs never hold what a person said.</summary>
    public override string ToString() => $"message {Id} on {Channel}";
}
