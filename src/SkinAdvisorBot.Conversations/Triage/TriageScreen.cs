using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Looks for red flags in the words of one message. Knows no conversation: it is asked first, in every turn.</summary>
public static class TriageScreen
{
    /// <param name="text">The person's words, untrimmed, of any length and language.</param>
    /// <returns>The most urgent rule that fires, with all that fired beside it; null when none does.</returns>
    public static TriageFinding? Look(string text, Playbook playbook)
    {
        var protocol = playbook.Triage;
        if (protocol.Rules.IsEmpty)
            return null;
        var told = protocol.Lexicon.Read(TriageText.Of(text));

        // Rule 1: rules stand in order of urgency, so the first that fires is the outcome, whatever else was said.
        var fired = protocol.Rules.Where(rule => Fires(rule, told)).ToImmutableArray();
        return fired.IsEmpty ? null : new TriageFinding(fired[0], [.. fired.Select(rule => rule.Id)]);
    }

    private static bool Fires(TriageRule rule, ToldSigns told)
    {
        foreach (var pattern in rule.Signs)
        {
            if (pattern.All.All(sign => told.Holds(sign, rule))
                && (pattern.Any.IsEmpty || pattern.Any.Any(sign => told.Holds(sign, rule)))
                && !pattern.None.Any(told.Mentions))
            {
                return true;
            }
        }

        return false;
    }
}
