using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>What triage found in a message.</summary>
/// <param name="Rule">The most urgent rule that fired; its words are said.</param>
/// <param name="RuleIds">Every rule that fired, the most urgent first, then by number; never empty.</param>
public sealed record TriageFinding(TriageRule Rule, ImmutableArray<string> RuleIds)
{
    /// <summary>One of <see cref="TriageOutcomes.ByUrgency"/>.</summary>
    public string Outcome => Rule.Outcome;

    /// <summary>How the advice is put; take turns by <see cref="Key"/> so that it never comes twice in the same words.</summary>
    public ImmutableArray<Wording> Wordings => Rule.Wordings;

    /// <summary>For <see cref="Messages.Said"/>: <c>triage/R01</c>.</summary>
    public string Key => Rule.Key;
}
