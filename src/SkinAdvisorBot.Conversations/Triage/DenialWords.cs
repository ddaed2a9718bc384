using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Words that take a sign back.</summary>
internal static class DenialWords
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "no", "not", "never", "without", "none", "zero", "nor", "neither", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent",
        "havent", "hasnt", "hadnt", "aint", "sin", "w/o", "ningun", "ninguna", "nunca");

    public static bool Has(string word) => All.Contains(word);
}
