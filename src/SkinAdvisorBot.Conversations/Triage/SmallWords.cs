using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Words that may stand inside a phrase without changing it: "lips are so swollen" is "lips swollen".</summary>
internal static class SmallWords
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "the", "my", "her", "his", "your", "our", "their", "this", "that", "these", "is", "are", "am", "was", "were", "be", "been",
        "its", "it", "im", "ive", "has", "have", "had", "having", "got", "gets", "getting", "feels", "feel", "feeling", "looks", "looking", "so", "very", "really",
        "super", "quite", "kinda", "kind", "sorta", "sort", "pretty", "too", "rather", "like", "just", "also", "all", "both", "of", "to",
        "some", "any", "bit", "little", "slightly", "totally", "completely", "suddenly", "now", "still", "even", "actually", "literally", "properly",
        "w", "with", "in", "on", "at", "up", "out", "and", "right", "left", "seriously", "extremely", "fully", "whole", "entire", "one", "about", "keeps", "me");

    public static bool Has(string word) => word.Length == 0 || All.Contains(word);
}
