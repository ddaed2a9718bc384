using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>What triage makes of a message within its conversation.</summary>
internal abstract record TriageVerdict
{
    private TriageVerdict()
    {
    }

    /// <summary>A rule holds.</summary>
    public sealed record Fires(TriageFinding Finding) : TriageVerdict;

    /// <summary>A rule may hold: its question is asked.</summary>
    /// <param name="Finding">What the lexicon found that is less urgent; null for nothing.</param>
    /// <param name="IsPlain">False where other rules are about as likely, so that all signs of danger are named instead.</param>
    public sealed record Doubts(TriageRule Rule, SettlingReason Reason, TriageFinding? Finding, bool IsPlain) : TriageVerdict;

    /// <summary>The question was answered no, or was not worth insisting on.</summary>
    /// <param name="IsNo">False where the message does not answer it.</param>
    public sealed record Clears(Settling Settled, bool IsNo) : TriageVerdict;

    /// <summary>A doctor has looked at what the person was sent away for.</summary>
    public sealed record Lifts(TriageRule Rule) : TriageVerdict;

    /// <summary>Nothing new.</summary>
    public sealed record Passes : TriageVerdict;
}

/// <summary>Weighs what the lexicon finds, what the learned detector suspects, and what was asked before.</summary>
internal static class TriageDesk
{
    /// <summary>Below this a message does not sound urgent at all; on messages of the development sets no red flag that words told lay lower.</summary>
    private const double Calm = 0.25;

    /// <summary>Denials in one message from which what the detector alone suspects is asked about before it holds.</summary>
    private const int ManyDenials = 2;

    /// <param name="before">The conversation as last saved.</param>
    /// <param name="suspicion">What the detector takes the message for; null without one.</param>
    /// <param name="urgency">How urgent it thinks the message; null without one.</param>
    public static TriageVerdict Judge(Conversation before, string text, TriageLook look, Suspicion? suspicion, double? urgency, Playbook playbook)
    {
        var suspected = suspicion is null ? null : Find(playbook, suspicion.Rule);

        if (suspicion is { IsFirm: false, IsPlain: false } && look.Finding is { } told && IsBesideThePoint(suspected, told))
            (suspected, suspicion) = (null, null);
        if (before.Settling is { } settling && Find(playbook, settling.Rule) is { } open)
            return Settle(settling, open, text, look, suspected, suspicion);

        // "Hard to swallow that the price went up": words of a sign in a message that sounds like none are asked about.
        if (look.Finding is { } odd && urgency < Calm && TriageOutcomes.IsAcute(odd.Outcome) && IsNews(before, odd.Rule, isFirm: true))
            return new TriageVerdict.Doubts(odd.Rule, SettlingReason.Possible, null, IsPlain: true);

        // Rule 1: either half may raise a sign, and the more urgent one is heard.
        if (look.Finding is { } finding && (suspected is null || Rank(finding.Rule) <= Rank(suspected) || (TriageOutcomes.IsAcute(finding.Outcome) && !suspicion!.IsFirm)))
            return new TriageVerdict.Fires(Foremost(finding, suspected));
        if (suspected is not null && IsNews(before, suspected, suspicion!.IsFirm))
            return new TriageVerdict.Doubts(suspected, ReasonOf(suspected, suspicion, look, text), look.Finding, suspicion.IsPlain);
        if (look.Finding is { } milder)
            return new TriageVerdict.Fires(milder);
        if (before is { Outcome: TriageOutcomes.SeeDermatologist, Rules: [var sent, ..] } && look.IsExamined && Find(playbook, sent) is { } rule)
            return new TriageVerdict.Lifts(rule);
        return look.Asked is { Settle: not null } asked && IsNews(before, asked, isFirm: false)
            ? new TriageVerdict.Doubts(asked, SettlingReason.Curious, null, IsPlain: true)
            : new TriageVerdict.Passes();
    }

    /// <summary>
    /// To whom words tell a concern that suits a consultation, not all dangers are named on a vague likeness; whether somebody thinks of dying is asked all the same, but not of
    /// somebody who tells of an ordinary effect: "used tretinoin, now my face is burning".
    /// </summary>
    private static bool IsBesideThePoint(TriageRule? suspected, TriageFinding told) => suspected?.Outcome == TriageOutcomes.Crisis
        ? told.Outcome == TriageOutcomes.SelfCare
        : told.Outcome == TriageOutcomes.ClinicConsult;

    private static TriageVerdict Settle(Settling settling, TriageRule open, string text, TriageLook look, TriageRule? suspected, Suspicion? suspicion)
    {
        var answer = YesOrNo.Read(text);
        if (look.Finding is { } finding && (Rank(finding.Rule) <= Rank(open) || (answer != true && TriageOutcomes.IsAcute(finding.Outcome))))
            return new TriageVerdict.Fires(finding);

        // "No, but my eyelid hangs" answers one question and raises another.
        if (answer != true && suspected is not null && suspected.Id != open.Id && suspicion!.IsFirm && Rank(suspected) <= Rank(open))
            return new TriageVerdict.Fires(new TriageFinding(suspected, [suspected.Id]));
        if (answer == true)
            return new TriageVerdict.Fires(new TriageFinding(open, [open.Id, .. settling.Rules.Where(rule => rule != open.Id)]));
        var isMildDoubt = settling.Reason == SettlingReason.Possible && !TriageOutcomes.IsAcute(open.Outcome);
        if (answer == false || settling.Reason == SettlingReason.Curious || isMildDoubt)
            return look.Finding is { } milder ? new TriageVerdict.Fires(milder) : new TriageVerdict.Clears(settling, answer == false);

        // Rule 3: with no answer the higher outcome holds. Not where a milder row was only a possibility: the interview asks on.
        return new TriageVerdict.Fires(new TriageFinding(open, [open.Id, .. settling.Rules.Where(rule => rule != open.Id)]));
    }

    /// <summary>Of rules that fire with one outcome, the one the detector takes the message for speaks: drooping lids after toxin are no allergy.</summary>
    private static TriageFinding Foremost(TriageFinding finding, TriageRule? suspected) => suspected?.Outcome == finding.Outcome && finding.RuleIds.Contains(suspected.Id)
        ? new TriageFinding(suspected, [suspected.Id, .. finding.RuleIds.Where(id => id != suspected.Id)])
        : finding;

    /// <summary>
    /// Where the lexicon finds signs only asked about, a mild effect, or a concern that suits a consultation and the doubt is milder, and where most is denied, the outcome waits for
    /// the answer: "no lumps, no itch, just pink" holds the words of a reaction and tells none.
    /// </summary>
    private static SettlingReason ReasonOf(TriageRule suspected, Suspicion suspicion, TriageLook look, string text)
    {
        var isTold = look.Finding is null || (TriageOutcomes.IsAcute(suspected.Outcome) && look.Finding.Outcome != TriageOutcomes.SelfCare);
        return suspicion.IsFirm && look.Asked is null && isTold && PlainWords.Of(text).Count(word => DenialWords.Has(TriageText.Plain(word))) < ManyDenials
            ? SettlingReason.Likely
            : SettlingReason.Possible;
    }

    /// <summary>A question is worth asking when its outcome is more urgent than what is in force, and it was not answered before.</summary>
    private static bool IsNews(Conversation before, TriageRule rule, bool isFirm) =>
        (before.Outcome is null || TriageOutcomes.RankOf(before.Outcome) > Rank(rule)) && rule.Settle is not null && (isFirm || !before.Cleared.Contains(rule.Id));

    private static int Rank(TriageRule rule) => TriageOutcomes.RankOf(rule.Outcome);

    private static TriageRule? Find(Playbook playbook, string id) => playbook.TriageRules.FirstOrDefault(rule => rule.Id == id);
}
