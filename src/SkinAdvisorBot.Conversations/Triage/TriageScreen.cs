using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Looks for the signs of the protocol's rules in the words of one message. Knows no conversation: it is asked first, in every turn.</summary>
public static class TriageScreen
{
    /// <summary>The sign family of words that say a doctor has looked at it.</summary>
    private const string SeenByDoctor = "seen_by_doctor";

    /// <param name="text">The person's words, untrimmed, of any length and language.</param>
    /// <param name="kept">Facts known of the person, those of this message included.</param>
    /// <param name="told">Facts told in this message.</param>
    /// <returns>The most urgent rule that fires, with all that fired beside it; null when none does.</returns>
    public static TriageFinding? Look(string text, Playbook playbook, ImmutableSortedDictionary<string, FactValue>? kept = null, ImmutableArray<Fact>? told = null) =>
        Read(text, playbook, kept ?? KeptFacts.None, told ?? []).Finding;

    /// <summary>Looks once for all that triage asks of a message.</summary>
    internal static TriageLook Read(string text, Playbook playbook, ImmutableSortedDictionary<string, FactValue> kept, ImmutableArray<Fact> told)
    {
        var protocol = playbook.Triage;
        if (protocol.Rules.IsEmpty)
            return new TriageLook(null, null, false);
        var signs = protocol.Lexicon.Read(TriageText.Of(text));

        // Rule 1: rules stand in order of urgency, so the first that fires is the outcome, whatever else was said.
        var fired = protocol.Rules.Where(rule => Fires(rule, signs, kept, told, orAsked: false)).ToImmutableArray();
        var finding = fired.IsEmpty ? null : new TriageFinding(fired[0], [.. fired.Select(rule => rule.Id)]);

        // Rule 6: what could happen is answered, and then asked about once for the rows that can't wait.
        var asked = finding is not null && TriageOutcomes.IsAcute(finding.Outcome) ? null
            : protocol.Rules.FirstOrDefault(rule => rule.Outcome is TriageOutcomes.Emergency or TriageOutcomes.Crisis && Fires(rule, signs, kept, told, orAsked: true));
        return new TriageLook(finding, asked, signs.IsTold(SeenByDoctor));
    }

    /// <summary>Whether a rule fires on a message, whatever other rules do.</summary>
    public static bool Fires(string text, TriageRule rule, Playbook playbook) =>
        Fires(rule, playbook.Triage.Lexicon.Read(TriageText.Of(text)), KeptFacts.None, [], orAsked: false);

    private static bool Fires(TriageRule rule, ToldSigns signs, ImmutableSortedDictionary<string, FactValue> kept, ImmutableArray<Fact> told, bool orAsked)
    {
        var sentences = new HashSet<int>();
        foreach (var pattern in rule.Signs)
        {
            sentences.Clear();
            if (pattern.All.All(sign => signs.Holds(sign, rule, orAsked, sentences))
                && (pattern.Any.IsEmpty || AnyHolds(pattern, sentences))
                && (pattern.Facts.IsEmpty || pattern.Facts.Any(fact => TriageFacts.Holds(fact, kept, told)))
                && !pattern.None.Any(sign => signs.Mentions(sign, sentences)))
            {
                return true;
            }
        }

        return false;

        // All of them are looked at: each may stand in another sentence.
        bool AnyHolds(SignPattern pattern, HashSet<int> found) => pattern.Any.Aggregate(false, (holds, sign) => signs.Holds(sign, rule, orAsked, found) || holds);
    }
}

/// <summary>What the lexicon finds in one message.</summary>
/// <param name="Finding">The most urgent rule that fires; null when none does.</param>
/// <param name="Asked">An emergency or crisis rule whose signs are only asked about; null when there is none, or the finding is as urgent.</param>
/// <param name="IsExamined">The person says that a doctor has looked.</param>
internal readonly record struct TriageLook(TriageFinding? Finding, TriageRule? Asked, bool IsExamined);
