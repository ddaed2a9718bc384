using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations;

/// <summary>One message being answered, with all there is to answer it by.</summary>
internal sealed class Scene(Conversation before, InboundMessage message, Meaning? meaning, Playbook playbook, Desk desk)
{
    public Conversation Before { get; } = before;

    public InboundMessage Message { get; } = message;

    /// <summary>Null for a message without readable words.</summary>
    public Meaning? Meaning { get; } = meaning;

    public Playbook Playbook { get; } = playbook;

    public Desk Desk { get; } = desk;

    /// <summary>What this turn changes in the appointment book.</summary>
    public List<BookingChange> Changes { get; } = [];

    public ReplyWriter Writer { get; } = new(playbook, before, message.Channel);

    /// <summary>Facts kept of the person, those of this message included.</summary>
    public ImmutableSortedDictionary<string, FactValue> Facts { get; } = meaning is null ? before.Facts : KeptFacts.Add(before.Facts, meaning.Facts);

    /// <summary>The conversation with what triage made of the message, before anything else is answered.</summary>
    public Conversation Standing { get; set; } = before;

    /// <summary>The turn, with what the writer keeps of the words.</summary>
    public Turn End(Conversation after, ImmutableArray<IntentGuess> actedOn) =>
        new(after with { Heard = Before.Heard + 1, Said = Writer.Said, LastKeys = Writer.Keys }, Writer.Replies, Meaning, actedOn) { Changes = [.. Changes] };
}
