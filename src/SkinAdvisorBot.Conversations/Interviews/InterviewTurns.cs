using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Interviews;

/// <summary>Says what the interview says.</summary>
internal static class InterviewTurns
{
    private const string FlowPrefix = "concern:";

    private static readonly FrozenSet<string> ResumeWords = FrozenSet.Create(
        StringComparer.Ordinal, "go on", "continue", "resume", "carry on", "please go on", "lets go on", "lets continue", "let's go on", "let's continue", "ok go on", "keep going", "where were we", "ask me", "next question");

    /// <summary>Whether the interview waits for an answer.</summary>
    public static bool IsOpen(Conversation conversation, Playbook playbook) => playbook.Interview is not null && conversation.Interview is { IsOpen: true };

    /// <summary>Whether the person takes up an interview that was left.</summary>
    public static bool IsResumed(Conversation conversation, string text, Playbook playbook) =>
        playbook.Interview is not null && conversation.Interview is { IsOpen: false, IsDone: false } && ResumeWords.Contains(string.Join(' ', PlainWords.Of(text)));

    /// <summary>Begins the interview, or takes it up where it was left.</summary>
    public static Conversation Begin(Conversation conversation, string text, Meaning meaning, ReplyWriter writer, Playbook playbook)
    {
        var left = conversation.Interview is { IsDone: false } state ? state with { IsOpen = true } : null;
        if (left is null)
            writer.Lead(ActIds.InterviewOpen);
        return AskNext(conversation with { Interview = left ?? Interviewer.Begin(text, meaning) }, writer, playbook);
    }

    /// <summary>Begins the interview while triage asks the first question.</summary>
    public static Conversation Open(Conversation conversation, string text, Meaning meaning) => conversation with
    {
        Flow = FlowPrefix + Interviewer.Concern,
        Topics = [.. meaning.Topics.Concat(conversation.Topics).Distinct(StringComparer.Ordinal).Take(Conversation.MaxTopics)],
        Interview = Interviewer.Begin(text, meaning),
    };

    /// <summary>Asks what is not known yet; ends the interview when all is.</summary>
    public static Conversation AskNext(Conversation conversation, ReplyWriter writer, Playbook playbook)
    {
        var interview = playbook.Interview!;
        var next = Interviewer.Next(interview, conversation, isRoomy: !writer.IsSms);
        if (next.IsEmpty)
            return Close(conversation, writer, playbook);
        var pair = next.Length == 2 ? interview.Pairs.First(pair => pair.First == next[0].Id) : null;
        writer.Ask($"interview/{string.Join('+', next.Select(step => step.Id))}", pair?.Wordings ?? next[0].Wordings);
        return conversation with
        {
            Flow = FlowPrefix + next[0].Id,
            Interview = conversation.Interview! with { IsOpen = true, Asking = [.. next.Select(step => step.Id)], IsAskedAgain = false },
        };
    }

    /// <summary>Asks the same again in other words; the second time the question is let go.</summary>
    public static Conversation AskAgain(Conversation conversation, ReplyWriter writer, Playbook playbook)
    {
        var state = conversation.Interview!;
        if (state.IsAskedAgain)
            return AskNext(conversation with { Interview = state with { Settled = [.. state.Settled.Concat(state.Asking).Distinct(StringComparer.Ordinal)] } }, writer, playbook);
        var asked = AskNext(conversation, writer, playbook);
        return asked with { Interview = asked.Interview! with { IsAskedAgain = true } };
    }

    /// <summary>Asks what a bare yes left open.</summary>
    public static Conversation AskWhich(Conversation conversation, InterviewStep step, ReplyWriter writer)
    {
        writer.Ask($"interview/{step.Id}/which", step.Which);
        return conversation with { Interview = conversation.Interview! with { Asking = [step.Id], IsAskedAgain = true } };
    }

    /// <summary>Leaves the interview; what was told is kept.</summary>
    public static Conversation Leave(Conversation conversation) =>
        conversation.Interview is { IsOpen: true } open ? conversation with { Flow = null, Interview = open with { IsOpen = false, Asking = [] } } : conversation;

    /// <summary>Ends it for good: a rule has spoken.</summary>
    public static Conversation End(Conversation conversation) =>
        conversation.Interview is { } state ? conversation with { Flow = null, Interview = state with { IsOpen = false, IsDone = true, Asking = [] } } : conversation;

    private static Conversation Close(Conversation conversation, ReplyWriter writer, Playbook playbook)
    {
        var interview = playbook.Interview!;
        var id = RuleOf(conversation, Interviewer.RuleOf(interview, conversation));
        var rule = playbook.TriageRules.First(rule => rule.Id == id);
        writer.Lead(ActIds.InterviewClose, ("recap", Recap.Of(interview, conversation, playbook.Clinic)));
        writer.Say(rule);

        // Suggested once, and never after defer or above.
        if (!conversation.Said.Any(said => said.Key == ActIds.SuggestConsultation))
            writer.Say(playbook.Act(ActIds.SuggestConsultation));
        return End(conversation) with { Outcome = rule.Outcome, Rules = [rule.Id, .. conversation.Rules.Where(other => other != rule.Id)] };
    }

    /// <summary>A rule that is in force already, such as a past reaction or keloids, matters more than what the concern is about; of two concerns told, the one it is about.</summary>
    private static string RuleOf(Conversation conversation, string about) =>
        conversation is { Outcome: TriageOutcomes.ClinicConsult, Rules: [var first, ..] } && !conversation.Rules.Contains(about) ? first : about;
}
