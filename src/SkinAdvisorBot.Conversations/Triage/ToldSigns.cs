using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>The signs told in one message, each judged where it stands: told as present, denied, past, or only asked about.</summary>
internal sealed class ToldSigns(FrozenDictionary<string, int> families, SignMatcher matcher, Scopes scopes)
{
    /// <summary>Adds the sentences in which a sign is told in a way that counts for a rule.</summary>
    /// <param name="orAsked">Whether being asked about counts as being told.</param>
    /// <returns>False where it is told in none.</returns>
    public bool Holds(string family, TriageRule rule, bool orAsked, HashSet<int> sentences)
    {
        var holds = false;
        foreach (var span in matcher.SpansOf(families[family]))
        {
            // Rule 4: a denial takes away only the sign it belongs to; the same sign told elsewhere stays.
            if (scopes.IsDenied(span))
                continue;
            // Rule 5: past and healed is no acute sign.
            if (!rule.CountsPast && scopes.IsPast(span))
                continue;
            // Rule 6: a question about what could happen is answered as a question.
            if (!orAsked && !rule.CountsQuestions && scopes.IsAsked(span, orForOneself: TriageOutcomes.IsAcute(rule.Outcome)))
                continue;
            holds = true;
            sentences.Add(matcher.SentenceOf(span));
        }

        return holds;
    }

    /// <summary>True when a sign is told and neither denied nor asked; false where no author wrote the family.</summary>
    public bool IsTold(string family) =>
        families.TryGetValue(family, out var symbol) && matcher.SpansOf(symbol).Any(span => !scopes.IsDenied(span) && !scopes.IsAsked(span, orForOneself: false));

    /// <summary>True when a sign's words stand in one of some sentences and are not denied, past or not: what another sentence says takes nothing back.</summary>
    public bool Mentions(string family, HashSet<int> sentences)
    {
        foreach (var span in matcher.SpansOf(families[family]))
        {
            if (sentences.Contains(matcher.SentenceOf(span)) && !scopes.IsDenied(span))
                return true;
        }

        return false;
    }
}
