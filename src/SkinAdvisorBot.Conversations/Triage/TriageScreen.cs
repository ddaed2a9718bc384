using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Looks for red flags in the words of one message. Knows no conversation: it is asked first, in every turn.</summary>
public static class TriageScreen
{
    /// <param name="text">The person's words, untrimmed, of any length and language.</param>
    /// <param name="kept">Facts known of the person, those of this message included.</param>
    /// <param name="told">Facts told in this message.</param>
    /// <returns>The most urgent rule that fires, with all that fired beside it; null when none does.</returns>
    public static TriageFinding? Look(string text, Playbook playbook, ImmutableSortedDictionary<string, FactValue>? kept = null, ImmutableArray<Fact>? told = null)
    {
        var protocol = playbook.Triage;
        if (protocol.Rules.IsEmpty)
            return null;
        var signs = protocol.Lexicon.Read(TriageText.Of(text));

        // Rule 1: rules stand in order of urgency, so the first that fires is the outcome, whatever else was said.
        var fired = protocol.Rules.Where(rule => Fires(rule, signs, kept ?? KeptFacts.None, told ?? [])).ToImmutableArray();
        return fired.IsEmpty ? null : new TriageFinding(fired[0], [.. fired.Select(rule => rule.Id)]);
    }

    private static bool Fires(TriageRule rule, ToldSigns signs, ImmutableSortedDictionary<string, FactValue> kept, ImmutableArray<Fact> told)
    {
        foreach (var pattern in rule.Signs)
        {
            if (pattern.All.All(sign => signs.Holds(sign, rule))
                && (pattern.Any.IsEmpty || pattern.Any.Any(sign => signs.Holds(sign, rule)))
                && (pattern.Facts.IsEmpty || pattern.Facts.Any(fact => TriageFacts.Holds(fact, kept, told)))
                && !pattern.None.Any(signs.Mentions))
            {
                return true;
            }
        }

        return false;
    }
}
