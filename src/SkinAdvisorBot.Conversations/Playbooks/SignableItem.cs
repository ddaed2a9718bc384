using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>What a clinician signs as one: an answer, a rule of triage, or an act that rests on a source.</summary>
/// <param name="Key">Stable while topic, id and rule number are: <c>answer/melasma/what</c>, <c>triage/R01</c>, <c>act/ask_privacy</c>.</param>
/// <param name="Topic">The topic of an answer; null for the others.</param>
/// <param name="Outcome">The outcome of a rule; null for the others.</param>
/// <param name="Signs">One line an alternative of a rule's signs, for reading; empty for the others.</param>
/// <param name="Parts">All forms of the words, never empty.</param>
/// <param name="Uses">What leads to these words: questions people ask, or the rule's number and outcome.</param>
/// <param name="Line">1 for the first line.</param>
/// <param name="Hash">SHA-256, hex, lower case, over words and sources, and for a rule over its outcome and signs. The layout of the file does not count.</param>
public sealed record SignableItem(
    string Key,
    SignableKind Kind,
    string Title,
    string? Topic,
    string? Outcome,
    ImmutableArray<string> Signs,
    ImmutableArray<SignablePart> Parts,
    ImmutableArray<Reference> Sources,
    ImmutableArray<string> Uses,
    string File,
    int Line,
    string Hash)
{
    /// <summary>True for a rule that staff are alerted to; two different clinicians sign it.</summary>
    public bool IsRedFlag => Outcome is { } outcome && Triage.TriageOutcomes.IsAcute(outcome);

    public int SignersNeeded => IsRedFlag ? 2 : 1;
}

public enum SignableKind
{
    Rule,

    Answer,

    Act,
}

/// <summary>One form of the words.</summary>
/// <param name="Name">Where it is said: "Text message", "Web chat".</param>
/// <param name="Text">As written, Liquid holes included.</param>
/// <param name="Place">As <c>path:line</c>, which the trace of a turn names too.</param>
public sealed record SignablePart(string Name, string Text, string Place);
