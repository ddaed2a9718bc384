using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>The whole effect of one message: what is said, and what the conversation is afterwards.</summary>
/// <param name="After">The conversation once this turn is saved.</param>
/// <param name="Replies">In order; empty only while staff have the conversation, or where staff did something without a word.</param>
/// <param name="Meaning">How the message was read; null for a turn the bot opens (the welcome).</param>
/// <param name="ActedOn">The intents the replies answer, in the order said.</param>
public sealed record Turn(
    Conversation After,
    ImmutableArray<Reply> Replies,
    Meaning? Meaning,
    ImmutableArray<IntentGuess> ActedOn)
{
    /// <summary>What it changes in the appointment book, in order; most turns change nothing.</summary>
    public ImmutableArray<BookingChange> Changes { get; init; } = [];

    public override string ToString() => $"turn of {Replies.Length} replies";
}
