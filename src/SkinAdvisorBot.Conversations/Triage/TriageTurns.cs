using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Interviews;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>What triage says, and what of it stays in force.</summary>
internal static class TriageTurns
{
    /// <summary>Acts that a rule in force answers in place of the act.</summary>
    private static readonly ImmutableArray<string> Wishes = ["book_appointment", "ask_availability", "report_concern"];

    /// <summary>"Can we just do the booking now" is a wish to book, whatever else it sounds like.</summary>
    private static readonly FrozenSet<string> BookWords = FrozenSet.Create(StringComparer.Ordinal, "book", "booking", "booked", "appointment", "schedule", "slot");

    /// <summary>Asks what to do about what is in force, and names nothing.</summary>
    private static readonly FrozenSet<string> WhatNow = FrozenSet.Create(
        StringComparer.Ordinal, "what now", "now what", "so what now", "ok what now", "ok so what now", "and now", "what do i do", "what do i do now", "so what do i do", "what should i do", "what should i do now", "what can i do");

    /// <summary>Acts that answer a tale rather than a question.</summary>
    private static readonly ImmutableArray<string> Tales =
        ["report_concern", "report_reaction", "give_information", "affirm", "deny", "chitchat", "greet", "thank", "praise", "repeat", "ask_help", IntentNames.OutOfScope];

    /// <summary>The whole turn, where triage leaves room for nothing else; null where it does.</summary>
    public static Turn? Interrupt(Scene scene, TriageVerdict verdict) => verdict switch
    {
        TriageVerdict.Fires fires when IsAtLeast(fires.Finding.Outcome, TriageOutcomes.SeeDermatologist) => Warn(scene, fires.Finding),
        TriageVerdict.Doubts { Reason: SettlingReason.Likely } doubts when TriageOutcomes.IsAcute(doubts.Rule.Outcome) => Question(scene, doubts),
        TriageVerdict.Lifts lifts => Lift(scene, lifts.Rule),

        // "No" to the graver question leaves what words told: that advice comes now.
        TriageVerdict.Clears { Settled: { Outcome: { } outcome, Rules: [var first, ..] } } clears when Find(scene.Playbook, first) is { } rule && (TriageOutcomes.IsAcute(outcome) || IsUntoldWait(scene, clears, rule)) =>
            Warn(scene, new TriageFinding(rule, clears.Settled.Rules), Standing(scene, verdict)),
        _ => null,
    };

    /// <summary>Whether somebody who books has told a reason to wait beside what was asked about first, and has not heard of it yet.</summary>
    private static bool IsUntoldWait(Scene scene, TriageVerdict.Clears clears, TriageRule rule) =>
        clears is { IsNo: true, Settled.Outcome: TriageOutcomes.Defer } && scene.Before.Booking is { Task: BookingTask.Book, Visit: not null } && scene.Before.Said.All(said => said.Key != rule.Key);

    /// <summary>A red flag: the advice alone, whatever else was said.</summary>
    /// <param name="standing">What the conversation is before this; null for what was saved.</param>
    public static Turn Warn(Scene scene, TriageFinding finding, Conversation? standing = null)
    {
        scene.Writer.Say(finding.Rule);

        // Who is in danger and wants to die needs both numbers.
        if (finding.RuleIds.Select(id => Find(scene.Playbook, id)).FirstOrDefault(rule => rule?.Outcome == TriageOutcomes.Crisis) is { } crisis && crisis != finding.Rule)
            scene.Writer.Say(crisis);
        var after = InForce(InterviewTurns.End(standing ?? scene.Before), finding) with
        {
            Topics = [.. (scene.Meaning?.Topics ?? []).Concat(scene.Before.Topics).Distinct(StringComparer.Ordinal).Take(Conversation.MaxTopics)],
            Misses = 0,
            Choices = null,
            Settling = null,
            Facts = scene.Facts,
        };
        return scene.End(after, scene.Meaning is { } meaning ? [meaning.Clauses[0].Ranking[0]] : []);
    }

    /// <summary>The conversation with what a message changes in it without a word: a mild rule, a question answered no, a fact taken back.</summary>
    public static Conversation Standing(Scene scene, TriageVerdict verdict)
    {
        var before = scene.Before;
        var standing = verdict switch
        {
            TriageVerdict.Fires fires => InForce(before, fires.Finding) with { Settling = null },
            TriageVerdict.Doubts doubts => Doubted(before, doubts),
            TriageVerdict.Clears clears => before with
            {
                Settling = null,
                Cleared = [.. before.Cleared.Append(clears.Settled.Rule).Distinct(StringComparer.Ordinal)],
                Outcome = clears.Settled.Outcome,
                Rules = clears.Settled.Rules,
                Alert = before.Alert == clears.Settled.Rule ? null : before.Alert,
            },
            _ => before,
        };
        return TakenBack(scene) is { } rule ? Without(standing, [rule], scene.Playbook) : standing;
    }

    /// <summary>The conversation after a message that staff answer: what is found or suspected is in force and alerts them, and nothing is lowered.</summary>
    public static Conversation Overheard(Conversation before, TriageVerdict verdict) => verdict switch
    {
        TriageVerdict.Fires fires => InForce(before, fires.Finding),

        // Nobody asks its question now: staff are told in its place.
        TriageVerdict.Doubts doubts when TriageOutcomes.IsAcute(doubts.Rule.Outcome) => InForce(before, new TriageFinding(doubts.Rule, [doubts.Rule.Id])),
        TriageVerdict.Doubts { Finding: { } finding } => InForce(before, finding),
        _ => before,
    };

    /// <summary>Small talk and a wish to book don't lower what is in force: the same advice again, in other words.</summary>
    public static Turn? Insist(Scene scene, TriageVerdict verdict, ImmutableArray<Ask> asks)
    {
        var standing = scene.Standing;
        if (verdict is TriageVerdict.Doubts || standing.Outcome is null || !IsAtLeast(standing.Outcome, TriageOutcomes.Defer) || standing.Rules.IsEmpty)
            return null;
        var isWish = asks.Any(ask => ask is Ask.Acted acted && Wishes.Contains(acted.ActId)) || BookWords.Overlaps(PlainWords.Of(scene.Message.Text)) || BookingTurns.GoesOn(scene, asks);

        // In an emergency a "no", a "forget it", a "what now" or a word not understood gets the advice again, not small talk.
        var isIdle = TriageOutcomes.IsAcute(standing.Outcome) && verdict is TriageVerdict.Passes && !asks.Any(ask => ask is Ask.Acted { ActId: "thank" })
            && (!asks.Any(ask => AsksSomething(ask) && ask is not Ask.Acted { ActId: "stop" or "goodbye" }) || WhatNow.Contains(string.Join(' ', PlainWords.Of(scene.Message.Text))));
        if (!(isWish || isIdle) || Find(scene.Playbook, standing.Rules[0]) is not { } rule)
            return null;
        scene.Writer.Say(rule);
        return scene.End(InterviewTurns.End(standing) with { Misses = 0, Choices = null, Facts = scene.Facts }, [.. asks.Select(ask => ask.Guess)]);
    }

    /// <summary>A reason to wait that came up now; null where there is none, or its words are known.</summary>
    public static Turn? Defer(Scene scene, TriageVerdict verdict, ImmutableArray<Ask> asks) =>
        verdict is TriageVerdict.Fires { Finding: { Outcome: TriageOutcomes.Defer } finding }
            ? Deferred(scene, finding, [.. asks.Where(ask => AsksSomething(ask) && !IsAnswer(scene))])
            : null;

    /// <summary>In the interview a message without a question mark answers it, whatever questions it resembles.</summary>
    private static bool IsAnswer(Scene scene) => InterviewTurns.IsOpen(scene.Before, scene.Playbook) && !scene.Message.Text.Contains('?', StringComparison.Ordinal);

    /// <summary>A turn in which triage speaks beside what was asked; null where it has nothing to say.</summary>
    public static Turn? Mild(Scene scene, TriageVerdict verdict, ImmutableArray<Ask> asks)
    {
        var questions = asks.Where(ask => AsksSomething(ask) && !BookingTurns.IsDesk(scene.Playbook, ask)).ToImmutableArray();
        if (verdict is TriageVerdict.Doubts)
            scene.Standing = BookingTurns.Want(scene, scene.Standing, asks);
        return verdict switch
        {
            TriageVerdict.Fires { Finding.Outcome: TriageOutcomes.SelfCare } fires when questions.IsEmpty && IsNew(scene, fires.Finding.Rule) => Said(scene, fires.Finding.Rule, asks),
            TriageVerdict.Doubts doubts => Beside(scene, doubts, asks, questions),
            TriageVerdict.Clears { IsNo: true } when questions.IsEmpty => Cleared(scene, asks),
            _ => Concern(scene, verdict, asks, questions),
        };
    }

    /// <summary>Whether an ask wants something said, beyond being listened to.</summary>
    public static bool AsksSomething(Ask ask) => ask switch
    {
        Ask.Acted acted => !Tales.Contains(acted.ActId),
        Ask.Unknown or Ask.Unclear or Ask.Topicless => false,
        _ => true,
    };

    /// <summary>A reason to wait: its words once, and always where it stands in the way of what was wished; answers that know of it need none beside them.</summary>
    private static Turn? Deferred(Scene scene, TriageFinding finding, ImmutableArray<Ask> questions)
    {
        var knows = questions.Any(ask => ask is Ask.Answered answered && (!answered.Answer.With.IsEmpty || scene.Playbook.FindTopic(answered.Answer.TopicId)?.Qualifies == true));
        if ((!questions.IsEmpty && knows) || !IsNew(scene, finding.Rule))
            return null;
        scene.Standing = InterviewTurns.End(scene.Standing);
        scene.Writer.Say(finding.Rule);
        return Answering(scene, questions);
    }

    private static Turn Said(Scene scene, TriageRule rule, ImmutableArray<Ask> asks)
    {
        scene.Writer.Say(rule);
        return scene.End(scene.Standing with { Misses = 0, Choices = null, Facts = scene.Facts }, [.. asks.Select(ask => ask.Guess).Take(1)]);
    }

    /// <summary>Someone tells of a concern: the interview begins, after the answers to what was asked.</summary>
    private static Turn? Concern(Scene scene, TriageVerdict verdict, ImmutableArray<Ask> asks, ImmutableArray<Ask> questions)
    {
        var finding = (verdict as TriageVerdict.Fires)?.Finding;

        // "I'd like to do something about these marks" asks about the marks, not about the laser that was spoken of before.
        if (finding is { Outcome: TriageOutcomes.ClinicConsult } && scene.Meaning?.Topics.IsEmpty == true && questions.All(ask => ask.Guess.Name == "ask_treatment_options"))
            questions = [];
        var tells = TellsConcern(asks, finding, questions);
        var isOver = scene.Standing.Interview is { IsDone: true };
        if (!tells || isOver || scene.Playbook.Interview is null || scene.Meaning is not { } meaning)
            return null;
        var (after, actedOn) = (scene.Standing with { Facts = scene.Facts, Misses = 0, Choices = null }, asks.Select(ask => ask.Guess).ToImmutableArray());
        if (!questions.IsEmpty)
            (after, actedOn) = Speaker.Speak(after, scene.Message, meaning, questions, scene.Writer, scene.Playbook);
        else
            after = after with { Topics = [.. meaning.Topics.Concat(after.Topics).Distinct(StringComparer.Ordinal).Take(Conversation.MaxTopics)] };
        after = InterviewTurns.Begin(after, scene.Message.Text, meaning, scene.Writer, scene.Playbook);
        scene.Writer.SettleSuggestions([]);
        return scene.End(after, actedOn);
    }

    private static bool TellsConcern(ImmutableArray<Ask> asks, TriageFinding? finding, ImmutableArray<Ask> questions) =>
        asks.Any(ask => ask is Ask.Acted { ActId: "report_concern" }) || (finding is { Outcome: TriageOutcomes.ClinicConsult } && questions.IsEmpty);

    /// <summary>The question that settles an urgent row, with nothing beside it but the advice for what words told: nothing may hide it.</summary>
    private static Turn Question(Scene scene, TriageVerdict.Doubts doubts)
    {
        SayQuestion(scene, doubts);
        if (doubts.Finding is { } told && TriageOutcomes.IsAcute(told.Outcome))
            scene.Writer.Say(told.Rule);
        return scene.End(Doubted(InterviewTurns.Leave(scene.Before), doubts) with { Misses = 0, Choices = null, Facts = scene.Facts }, scene.Meaning is { } meaning ? [meaning.Clauses[0].Ranking[0]] : []);
    }

    /// <summary>The question first and the answers below it; after mere curiosity the other way round.</summary>
    private static Turn Beside(Scene scene, TriageVerdict.Doubts doubts, ImmutableArray<Ask> asks, ImmutableArray<Ask> questions)
    {
        if (doubts.Reason != SettlingReason.Curious)
        {
            // A concern is heard out: the interview begins with this question.
            var opens = !TriageOutcomes.IsAcute(doubts.Rule.Outcome) && scene.Playbook.Interview is not null && scene.Standing.Interview is null && TellsConcern(asks, doubts.Finding, questions);
            if (opens)
                scene.Writer.Lead(ActIds.InterviewOpen);
            SayQuestion(scene, doubts);
            if (opens)
                scene.Standing = InterviewTurns.Open(scene.Standing, scene.Message.Text, scene.Meaning!);
            return Answering(scene, questions);
        }

        var after = scene.Standing with { Facts = scene.Facts };
        ImmutableArray<IntentGuess> actedOn = [];
        if (!questions.IsEmpty)
            (after, actedOn) = Speaker.Speak(after, scene.Message, scene.Meaning!, questions, scene.Writer, scene.Playbook);
        SayQuestion(scene, doubts);
        scene.Writer.SettleSuggestions([]);
        return scene.End(after with { Settling = scene.Standing.Settling }, actedOn);
    }

    private static Turn Cleared(Scene scene, ImmutableArray<Ask> asks)
    {
        scene.Writer.Say(scene.Playbook.Act(ActIds.Settled));
        return scene.End(scene.Standing with { Misses = 0, Choices = null, Facts = scene.Facts }, [.. asks.Select(ask => ask.Guess).Take(1)]);
    }

    private static Turn Lift(Scene scene, TriageRule rule)
    {
        scene.Writer.Say(scene.Playbook.Act(ActIds.Examined));
        var sent = scene.Before.Rules.Where(id => Find(scene.Playbook, id)?.Outcome == TriageOutcomes.SeeDermatologist).ToImmutableArray();
        var after = Without(scene.Before, sent, scene.Playbook) with
        {
            Examined = [.. scene.Before.Examined.Append(rule.Id).Distinct(StringComparer.Ordinal)], Misses = 0, Choices = null, Facts = scene.Facts,
        };
        return scene.End(after, scene.Meaning is { } meaning ? [meaning.Clauses[0].Ranking[0]] : []);
    }

    private static Turn Answering(Scene scene, ImmutableArray<Ask> questions)
    {
        var after = scene.Standing with { Facts = scene.Facts, Misses = 0, Choices = null };
        if (questions.IsEmpty)
            return scene.End(after, scene.Meaning is { } meaning ? [meaning.Clauses[0].Ranking[0]] : []);
        var spoken = Speaker.Speak(after, scene.Message, scene.Meaning!, questions, scene.Writer, scene.Playbook);
        return scene.End(spoken.After, spoken.ActedOn);
    }

    private static void SayQuestion(Scene scene, TriageVerdict.Doubts doubts)
    {
        if (!doubts.IsPlain && doubts.Rule.Outcome is (TriageOutcomes.Emergency or TriageOutcomes.Urgent))
        {
            scene.Writer.Say(scene.Playbook.Act("report_reaction"));
            return;
        }

        var act = doubts.Reason == SettlingReason.Curious ? ActIds.SettleCurious : doubts.Rule.Outcome switch
        {
            TriageOutcomes.Emergency => ActIds.SettleEmergency,
            TriageOutcomes.Crisis => ActIds.SettleCrisis,
            TriageOutcomes.Urgent => ActIds.SettleUrgent,
            _ => ActIds.SettleOther,
        };
        scene.Writer.Say(scene.Playbook.Act(act), ("question", doubts.Rule.Settle!.Say(scene.Playbook.Clinic.Facts)));
    }

    private static Conversation Doubted(Conversation before, TriageVerdict.Doubts doubts)
    {
        var standing = doubts.Finding is { } finding ? InForce(before, finding) : before;
        var settling = new Settling(doubts.Rule.Id, doubts.Reason, standing.Outcome, standing.Rules);
        return doubts.Reason switch
        {
            SettlingReason.Likely => InForce(standing, new TriageFinding(doubts.Rule, [doubts.Rule.Id])) with { Settling = settling },
            SettlingReason.Possible => standing with { Settling = settling },
            _ => standing with { Settling = settling, Cleared = [.. standing.Cleared.Append(doubts.Rule.Id).Distinct(StringComparer.Ordinal)] },
        };
    }

    /// <summary>The conversation with a finding in force, unless something more urgent is.</summary>
    private static Conversation InForce(Conversation before, TriageFinding finding)
    {
        var outcome = TriageOutcomes.MostUrgent(before.Outcome, finding.Outcome);
        var isFindings = outcome == finding.Outcome;
        return before with
        {
            Outcome = outcome,
            Rules = [.. (isFindings ? finding.RuleIds.Concat(before.Rules) : before.Rules.Concat(finding.RuleIds)).Distinct(StringComparer.Ordinal)],
            Alert = isFindings && TriageOutcomes.IsAcute(finding.Outcome) ? finding.Rule.Id : before.Alert,
        };
    }

    /// <summary>"Sorry, I'm not pregnant, I meant my sister": what rested on the fact is lifted.</summary>
    /// <returns>The rule; null for none.</returns>
    private static string? TakenBack(Scene scene)
    {
        if (scene.Before is not { Outcome: TriageOutcomes.Defer, Rules: [var first, ..] } || Find(scene.Playbook, first) is not { } rule)
            return null;
        var facts = rule.Signs.SelectMany(pattern => pattern.Facts).ToImmutableArray();
        var isTakenBack = facts.Any(fact => TriageFacts.Holds(fact, scene.Before.Facts, [])) && !facts.Any(fact => TriageFacts.Holds(fact, scene.Facts, scene.Meaning?.Facts ?? []));
        return isTakenBack ? first : null;
    }

    /// <summary>The conversation without some rules: what the others say stays in force.</summary>
    private static Conversation Without(Conversation conversation, ImmutableArray<string> lifted, Playbook playbook)
    {
        var left = conversation.Rules.Where(id => !lifted.Contains(id)).Select(id => Find(playbook, id)).OfType<TriageRule>().OrderBy(rule => TriageOutcomes.RankOf(rule.Outcome)).ToImmutableArray();
        return conversation with { Outcome = left.FirstOrDefault()?.Outcome, Rules = [.. left.Select(rule => rule.Id)] };
    }

    private static bool IsNew(Scene scene, TriageRule rule) => !scene.Before.Said.Any(said => said.Key == rule.Key);

    private static bool IsAtLeast(string outcome, string level) => TriageOutcomes.RankOf(outcome) <= TriageOutcomes.RankOf(level);

    private static TriageRule? Find(Playbook playbook, string id) => playbook.TriageRules.FirstOrDefault(rule => rule.Id == id);
}
