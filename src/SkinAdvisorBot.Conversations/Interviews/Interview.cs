using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Interviews;

/// <summary>What is asked about a concern, in order: <c>dialogs/interview.yaml</c>.</summary>
/// <param name="Pairs">Steps asked together where there is room (web and Teams).</param>
/// <param name="Outcomes">Which rule of the protocol a suitable concern ends in, by topic.</param>
/// <param name="DefaultRule">The rule of a concern that names none of those topics.</param>
public sealed record Interview(ImmutableArray<InterviewStep> Steps, ImmutableArray<InterviewPair> Pairs, ImmutableArray<(string Topic, string Rule)> Outcomes, string DefaultRule);

/// <summary>One thing to know.</summary>
/// <param name="Facts">Facts one of which, told or denied, answers it; see <see cref="Messages.FactNames"/>.</param>
/// <param name="Wordings">The question, in two wordings or more.</param>
/// <param name="Which">Asked after a bare yes; empty where a yes says enough.</param>
/// <param name="YesRule">The triage rule a bare yes means; null for none.</param>
/// <param name="Denies">Facts that a bare no denies.</param>
/// <param name="TakesWords">True where any few words are an answer, kept as they are.</param>
/// <param name="OnlyIfYoung">Asked only where something hints at somebody young.</param>
/// <param name="Recap">How the answer is said back; argument <c>value</c>. Null to leave it out.</param>
/// <param name="RecapNo">How a no is said back; null to leave it out.</param>
public sealed record InterviewStep(
    string Id,
    ImmutableArray<string> Facts,
    ImmutableArray<Wording> Wordings,
    ImmutableArray<Wording> Which,
    string? YesRule,
    ImmutableArray<string> Denies,
    bool TakesWords,
    bool OnlyIfYoung,
    Words? Recap,
    Words? RecapNo);

/// <summary>Two steps asked in one question.</summary>
public sealed record InterviewPair(string First, string Second, ImmutableArray<Wording> Wordings);
