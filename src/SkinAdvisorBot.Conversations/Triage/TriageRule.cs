using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>One row of the triage protocol: a file of <c>dialogs/triage/</c>.</summary>
/// <param name="Id">The row's fixed number, such as <c>R01</c>.</param>
/// <param name="Outcome">One of <see cref="TriageOutcomes.ByUrgency"/>.</param>
/// <param name="Signs">Alternatives; one of them is enough. Empty for a row of plain questions, which no sign marks.</param>
/// <param name="CountsPast">True where history matters: skin cancer years ago.</param>
/// <param name="CountsQuestions">True where asking is telling: "can you laser off my mole".</param>
/// <param name="Settle">The one yes-or-no question that settles whether the row holds; null for rows that need none (clinic-consult and self-care).</param>
/// <param name="Asks">What staff or the interview ask next, in order.</param>
/// <param name="Wordings">Said in turn, so that the same words don't come twice running; two or more.</param>
/// <param name="FiresOn">Messages that must fire this row or a more urgent one.</param>
/// <param name="QuietOn">Messages that must not fire this row.</param>
/// <param name="Reviewed"><c>pending</c> until a physician has signed the row.</param>
public sealed record TriageRule(
    string Id,
    string Name,
    string Outcome,
    ImmutableArray<SignPattern> Signs,
    bool CountsPast,
    bool CountsQuestions,
    Words? Settle,
    ImmutableArray<Words> Asks,
    ImmutableArray<Wording> Wordings,
    ImmutableArray<Reference> Sources,
    ImmutableArray<string> FiresOn,
    ImmutableArray<string> QuietOn,
    string Reviewed,
    string File,
    int Line)
{
    /// <summary>The name under which a conversation remembers that these words were said: <c>triage/R01</c>.</summary>
    public string Key => $"triage/{Id}";
}

/// <summary>Signs that together make a row fire. Names are families of <c>dialogs/triage/words.yaml</c>.</summary>
/// <param name="All">Each must be told.</param>
/// <param name="Any">At least one must be told; empty asks for none.</param>
/// <param name="None">None may be told.</param>
/// <param name="Facts">One of <see cref="TriageFacts.All"/> is enough; empty for a pattern of signs alone.</param>
public sealed record SignPattern(ImmutableArray<string> All, ImmutableArray<string> Any, ImmutableArray<string> None, ImmutableArray<string> Facts);
