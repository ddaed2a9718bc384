using System.Collections.Immutable;

namespace SkinAdvisorBot.Language.Topics;

/// <summary>How topics named together are counted.</summary>
internal static class TopicRules
{
    /// <summary>Drops what a wider mention contains: the combined treatment stands alone, a mark left by acne is no acne question.</summary>
    public static ImmutableArray<string> Settle(IEnumerable<string> named)
    {
        var topics = named.Distinct(StringComparer.Ordinal).ToList();
        if (topics.Contains("combined_treatment"))
            topics.RemoveAll(topic => topic is "laser" or "exosomes");
        if (topics.Contains("acne_marks") || topics.Contains("acne_redness"))
            topics.Remove("acne");
        return [.. topics];
    }
}
