using SkinAdvisorBot.Conversations;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Makes turns with the content and model in force.</summary>
public sealed class TurnMaker(PlaybookShelf shelf) : ITurnMaker
{
    public MadeTurn Welcome(ChannelKind channel, DateTimeOffset at)
    {
        var playbook = shelf.Current.Playbook;
        return new MadeTurn(Advisor.Welcome(channel, playbook), playbook.Hash, shelf.ModelHash);
    }

    public MadeTurn Answer(Conversation before, InboundMessage message, Desk desk)
    {
        var (playbook, reader) = shelf.Current;
        var isReadable = message.Text.Length <= InboundMessage.MaxLength && message.Text.Any(char.IsLetterOrDigit);
        var meaning = isReadable ? reader.Read(message.Text, message.At, playbook.Clinic.TimeZone, isAskedWhen: before.Booking is { IsOpen: true, Step: BookingSteps.Slot or BookingSteps.Day or BookingSteps.When or BookingSteps.Confirm or BookingSteps.Change }) : null;
        return new MadeTurn(Advisor.Answer(before, message, meaning, playbook, desk), playbook.Hash, shelf.ModelHash);
    }

    public MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now)
    {
        var playbook = shelf.Current.Playbook;
        return new MadeTurn(Advisor.Notify(before, notice, appointment, channel, playbook, now), playbook.Hash, shelf.ModelHash);
    }

    public (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel)
    {
        var playbook = shelf.Current.Playbook;
        var (result, turn) = StaffTurns.Decide(before, request, channel, playbook);
        return (result, turn is null ? null : new MadeTurn(turn, playbook.Hash, shelf.ModelHash));
    }

    /// <summary>The conversation after a message, and the outcome of the rule of triage whose question was asked; null when none was.</summary>
    public (Conversation After, string? AskedOutcome) AnswerAsking(Conversation before, InboundMessage message)
    {
        var after = Answer(before, message, Desk.Empty).Turn.After;
        return (after, after.Settling is { } asked ? shelf.Current.Playbook.TriageRules.FirstOrDefault(rule => rule.Id == asked.Rule)?.Outcome : null);
    }
}
