using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Conversations.Tests;
using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.Tests.Conversations;

/// <summary>Says how many messages it has heard. "two" gets two replies; "fail" gets an exception the first time.</summary>
public sealed class ScriptedTurnMaker : ITurnMaker
{
    private int _failures;

    public Turn? LastTurn { get; private set; }

    public MadeTurn Welcome(ChannelKind channel, DateTimeOffset at) =>
        Made(Conversation.Empty, [Reply.Plain("welcome")]);

    public MadeTurn Answer(Conversation before, InboundMessage message, Desk desk)
    {
        if (message.Text == "fail" && Interlocked.Increment(ref _failures) == 1)
            throw new InvalidOperationException("as the script says");

        var heard = before.Heard + 1;
        if (before.HeldAt(message.At) is not null)
            return Made(before with { Heard = heard }, []);
        var first = Reply.Plain($"{message.Id} is number {heard}");
        return Made(
            before with { Heard = heard },
            message.Text == "two" ? [first, Reply.Plain("and more")] : [first]);
    }

    public MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now) =>
        Made(before with { Reminded = notice.Appointment }, [Reply.Plain($"{notice.Kind} after {before.Heard}")]);

    public (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel)
    {
        var (result, turn) = StaffTurns.Decide(before, request, channel, APlaybook.Ready);
        return (result, turn is null ? null : Made(turn.After, turn.Replies));
    }

    private MadeTurn Made(Conversation after, ImmutableArray<Reply> replies)
    {
        LastTurn = new Turn(after, replies, Meaning: null, ActedOn: []);
        return new(LastTurn, "playbook", "model");
    }
}
