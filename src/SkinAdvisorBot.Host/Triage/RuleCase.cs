using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Triage;

/// <summary>A rule of triage with what becomes of its examples.</summary>
public sealed record RuleCase(TriageRule Rule, ImmutableArray<ExampleResult> FiresOn, ImmutableArray<ExampleResult> QuietOn)
{
    public int Failed => FiresOn.Count(example => example.Verdict == ExampleVerdict.Fails);

    public int Fired => QuietOn.Count(example => example.Verdict == ExampleVerdict.Fails);

    public int Asked => QuietOn.Count(example => example.Verdict == ExampleVerdict.Asks);

    internal static RuleCase Of(TriageRule rule, Playbook playbook, TurnMaker maker, DateTimeOffset at) => new(
        rule,
        [.. rule.FiresOn.Select(text => ExampleResult.Of(text, maker, at, _ => JudgePhrasing(rule, TriageScreen.Look(text, playbook))))],
        [.. rule.QuietOn.Select(text => ExampleResult.Of(text, maker, at, result => JudgeNearMiss(rule, result)))]);

    // The detector is trained on these very phrasings: what it makes of them proves nothing, so the lists of phrases must hear them alone.
    private static ExampleVerdict JudgePhrasing(TriageRule rule, TriageFinding? heard)
    {
        var isMoreUrgent = IsMoreUrgent(heard?.Outcome, rule);

        // A rule of plain questions, which no sign marks, holds where no more urgent one does.
        var fires = rule.Signs.IsEmpty ? !isMoreUrgent : isMoreUrgent || heard?.RuleIds.Contains(rule.Id) == true;
        return fires ? ExampleVerdict.Holds : ExampleVerdict.Fails;
    }

    private static ExampleVerdict JudgeNearMiss(TriageRule rule, ExampleResult result)
    {
        var isAsked = rule.Signs.IsEmpty ? result.AskedRule is not null : result.AskedRule == rule.Id;
        if (isAsked)
            return ExampleVerdict.Asks;
        var isQuiet = rule.Signs.IsEmpty ? IsMoreUrgent(result.Outcome, rule) : !result.RuleIds.Contains(rule.Id);
        return isQuiet ? ExampleVerdict.Holds : ExampleVerdict.Fails;
    }

    private static bool IsMoreUrgent(string? outcome, TriageRule rule) => outcome is not null && TriageOutcomes.RankOf(outcome) < TriageOutcomes.RankOf(rule.Outcome);
}
