using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Interviews;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations;

/// <summary>Decides what to say next. Pure: the same conversation, message, meaning and playbook give the same turn.</summary>
public static class Advisor
{
    /// <summary>Questions of one message that are answered at once; the rest is offered.</summary>
    public const int MaxAnswers = 3;

    /// <summary>The first words of a conversation.</summary>
    public static Turn Welcome(ChannelKind channel, Playbook playbook)
    {
        var writer = new ReplyWriter(playbook, Conversation.Empty, channel);
        writer.Say(playbook.Act(ActIds.Welcome));
        return TextPages.Cut(new Turn(Conversation.Empty with { Said = writer.Said, LastKeys = writer.Keys }, writer.Replies, null, []), channel, playbook);
    }

    /// <param name="before">The conversation as last saved.</param>
    /// <param name="meaning">How <paramref name="message"/> was read; null for one without readable words.</param>
    /// <param name="desk">The appointments as saved; null for none.</param>
    public static Turn Answer(Conversation before, InboundMessage message, Meaning? meaning, Playbook playbook, Desk? desk = null)
    {
        var scene = new Scene(before, message, meaning, playbook, desk ?? Desk.Empty);
        var turn = TextPages.Continue(scene) ?? (before.HeldAt(message.At) is null
            ? TextPages.Cut(BookingTurns.Guard(scene, Answer(scene)), message.Channel, playbook)
            : StaffTurns.Overhear(scene, Judge(scene)));
        return StaffTurns.Keep(before, turn, message.At);
    }

    /// <summary>What the bot says without being asked. The person has said nothing: what they were asked before is still open.</summary>
    /// <param name="notice">Its kind is an act of <c>dialogs/booking.yaml</c>.</param>
    /// <param name="appointment">What it is about, as saved; null for none.</param>
    /// <param name="channel">Where it will be read.</param>
    public static Turn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, Playbook playbook, DateTimeOffset now) =>
        NoticeTurns.Tell(before, notice, appointment, channel, playbook, now);

    /// <summary>The subject of a mail that tells a notice.</summary>
    public static string Subject(Notice notice, Playbook playbook) => NoticeTurns.Subject(notice, playbook);

    private static Turn Answer(Scene scene)
    {
        var (before, message, meaning, playbook) = (scene.Before, scene.Message, scene.Meaning, scene.Playbook);
        var verdict = Judge(scene);
        if (TriageTurns.Interrupt(scene, verdict) is { } advice)
            return advice;
        if (message.Text.Length > InboundMessage.MaxLength || meaning is null)
            return Unreadable(scene);
        scene.Standing = TriageTurns.Standing(scene, verdict);
        if (RemindTurns.Answer(scene) is { } reminded)
            return reminded;
        var asks = AsksOf(scene, meaning);
        if (TriageTurns.Insist(scene, verdict, asks) is { } insisted)
            return insisted;
        if (TriageTurns.Defer(scene, verdict, asks) is { } deferred)
            return deferred;
        if (verdict is not TriageVerdict.Doubts && BookingTurns.Answer(scene, asks, isSettled: verdict is TriageVerdict.Clears) is { } booked)
            return booked;
        if (InterviewTurns.IsOpen(scene.Standing, playbook) && verdict is not TriageVerdict.Doubts)
            return Interviewed(scene, meaning, asks, isSettled: verdict is TriageVerdict.Clears);
        if (InterviewTurns.IsResumed(scene.Standing, message.Text, playbook))
            return scene.End(InterviewTurns.Begin(scene.Standing, message.Text, meaning, scene.Writer, playbook), [meaning.Clauses[0].Ranking[0]]);
        return TriageTurns.Mild(scene, verdict, asks) ?? Spoken(scene, asks);
    }

    private static TriageVerdict Judge(Scene scene)
    {
        var (message, meaning, playbook) = (scene.Message, scene.Meaning, scene.Playbook);
        var look = TriageScreen.Read(Screened(message.Text), playbook, scene.Facts, meaning?.Facts ?? []);
        return BookingTurns.Weigh(scene, look, TriageDesk.Judge(scene.Before, message.Text, look, meaning?.Suspicion, meaning?.Urgency, playbook));
    }

    /// <summary>The whole of any message a person types; of a longer one its beginning and its end.</summary>
    private static string Screened(string text) => text.Length <= 2 * InboundMessage.MaxLength
        ? text
        : $"{text.AsSpan(0, InboundMessage.MaxLength)} … {text.AsSpan(text.Length - InboundMessage.MaxLength)}";

    private static ImmutableArray<Ask> AsksOf(Scene scene, Meaning meaning)
    {
        var (before, text) = (scene.Standing, scene.Message.Text);
        if (before.Choices is { Length: > 0 } choices && ChoiceReader.Find(choices, text) is { } choice)
            return [AskReader.Choose(before, choice, scene.Playbook)];

        // A yes to the suggested consultation is a wish to book it, and a no is taken without a fuss.
        if (before.LastKeys is [.., ActIds.SuggestConsultation] && YesOrNo.Read(text) is { } answer && (meaning.Clauses.Length == 1 || !answer))
            return [answer ? new Ask.Acted(new IntentGuess("book_appointment", 1), text, "book_appointment") : new Ask.Acted(new IntentGuess("deny", 1), text, ActIds.SuggestionDeclined)];
        return AskReader.Read(before, text, meaning, scene.Playbook);
    }

    private static Turn Unreadable(Scene scene)
    {
        var act = scene.Message.Text.Length > InboundMessage.MaxLength ? ActIds.TooLong
            : scene.Message.Text.EnumerateRunes().Any(IsPicture) ? ActIds.OnlyEmoji
            : ActIds.Empty;
        if (BookingTurns.Unreadable(scene, act) is { } asked)
            return asked;
        scene.Writer.Say(scene.Playbook.Act(act));
        return scene.End(scene.Before, []);
    }

    private static bool IsPicture(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol;

    private static Turn Spoken(Scene scene, ImmutableArray<Ask> asks)
    {
        var spoken = Speaker.Speak(scene.Standing, scene.Message, scene.Meaning!, asks, scene.Writer, scene.Playbook);
        return scene.End(spoken.After, spoken.ActedOn);
    }

    /// <summary>A message while the interview waits: an answer, a question in between, or both.</summary>
    /// <param name="isSettled">Whether it answers the question of triage that the interview began with.</param>
    private static Turn Interviewed(Scene scene, Meaning meaning, ImmutableArray<Ask> asks, bool isSettled)
    {
        var (writer, playbook, standing) = (scene.Writer, scene.Playbook, scene.Standing);
        if (!Interviewer.IsPassedOver(scene.Message.Text) && asks.Any(ask => ask is Ask.Acted { ActId: "stop" or "goodbye" or "restart" }))
        {
            writer.Say(playbook.Act(ActIds.InterviewLeft));
            return scene.End(InterviewTurns.Leave(standing), [.. asks.Select(ask => ask.Guess)]);
        }

        var questions = asks.Where(ask => TriageTurns.AsksSomething(ask)).ToImmutableArray();
        var heard = Interviewer.Hear(playbook.Interview!, standing, scene.Message.Text, meaning, asksSomething: !questions.IsEmpty);
        if (heard.Rule is { } id && playbook.TriageRules.FirstOrDefault(rule => rule.Id == id) is { } rule)
            return TriageTurns.Warn(scene, new TriageFinding(rule, [rule.Id]));
        var after = standing with { Interview = heard.State, Facts = heard.Facts, Misses = 0, Choices = null };
        ImmutableArray<IntentGuess> actedOn = [new IntentGuess("give_information", 1)];
        if (!questions.IsEmpty && (!heard.IsHeard || scene.Message.Text.Contains('?', StringComparison.Ordinal)))
        {
            var spoken = Speaker.Speak(after, scene.Message, meaning, questions, writer, playbook);
            (after, actedOn) = (spoken.After, spoken.ActedOn);
            writer.Lead(ActIds.InterviewBack);
        }

        after = heard.Which is { } which ? InterviewTurns.AskWhich(after, which, writer)
            : heard.IsHeard || isSettled || !questions.IsEmpty ? InterviewTurns.AskNext(after, writer, playbook)
            : InterviewTurns.AskAgain(after, writer, playbook);
        writer.SettleSuggestions([]);
        return scene.End(after, actedOn);
    }
}
