using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Triage;

/// <summary>What can be shown today for triage: every rule with what becomes of its own examples, and how triage does on messages nobody trained it with.</summary>
/// <param name="ClassifierHash">SHA-256, hex.</param>
/// <param name="DetectorHash">SHA-256, hex; null where triage is left to its lexicon.</param>
/// <param name="Rules">The most urgent first, then by number.</param>
/// <param name="Score">Null where there is no <see cref="HeldOutFile"/>: recall and false alarms are then not known.</param>
/// <param name="At">When it was collected.</param>
public sealed record SafetyCase(
    Playbook Playbook, string ClassifierHash, string? DetectorHash, ImmutableArray<RuleCase> Rules, TriageScore? Score, DateTimeOffset At)
{
    /// <summary>Beside the content: messages that neither authors nor training saw.</summary>
    public const string HeldOutFile = "tests/held-out/triage.jsonl";

    /// <summary>True when every phrasing is heard and no near miss gets the advice of its rule.</summary>
    public bool Holds => Failed == 0 && Fired == 0;

    public int Phrasings => Rules.Sum(rule => rule.FiresOn.Length);

    public int NearMisses => Rules.Sum(rule => rule.QuietOn.Length);

    /// <summary>Phrasings that the lists of phrases miss, with no more urgent one in its place.</summary>
    public int Failed => Rules.Sum(rule => rule.Failed);

    /// <summary>Near misses that get the advice of the rule they must not fire.</summary>
    public int Fired => Rules.Sum(rule => rule.Fired);

    /// <summary>Near misses that are asked the rule's settling question first.</summary>
    public int Asked => Rules.Sum(rule => rule.Asked);

    /// <summary>Rules that no physician has signed.</summary>
    public int Pending => Rules.Count(rule => rule.Rule.Reviewed == "pending");

    /// <summary>Says every example as the first message of a conversation of its own.</summary>
    /// <param name="root">The folder that holds <see cref="HeldOutFile"/>, or doesn't.</param>
    /// <exception cref="UnusableInputException">The content has no triage, or a line of the held-out file is malformed.</exception>
    public static SafetyCase Collect(PlaybookShelf shelf, string root, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (playbook, _) = shelf.Current;
        if (playbook.TriageRules.IsEmpty)
            throw new UnusableInputException("The content has no rules of triage, so there is nothing to show. Restore dialogs/triage/.");
        var maker = new TurnMaker(shelf);
        var heldOut = Path.Combine(root, HeldOutFile);
        var score = File.Exists(heldOut) ? TriageScore.Of(TriageCase.ReadAll(heldOut), maker, at, cancellationToken) : null;
        var rules = playbook.TriageRules.Select(rule =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return RuleCase.Of(rule, playbook, maker, at);
        }).ToImmutableArray();
        return new SafetyCase(playbook, shelf.Model.Hash, shelf.Signs?.Hash, rules, score, at);
    }
}
