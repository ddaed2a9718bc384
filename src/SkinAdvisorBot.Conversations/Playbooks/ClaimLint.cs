using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Refuses words that promise more than medicine can, unless their sentence denies them.</summary>
public static partial class ClaimLint
{
    private static readonly FrozenSet<string> ExosomeTopics = FrozenSet.Create(StringComparer.Ordinal, "exosomes", "combined_treatment");

    private static readonly FrozenSet<string> BenefitIntents = FrozenSet.Create(
        StringComparer.Ordinal, "ask_benefit", "ask_effectiveness", "ask_treatment_options", "ask_results_timeline");

    internal static void Run(ImmutableArray<Topic> topics, ImmutableArray<Act> acts, List<ContentProblem> problems)
    {
        foreach (var answer in topics.SelectMany(topic => topic.Answers))
        {
            Check(answer.Short, problems);
            Check(answer.Full, problems);
            if (!ExosomeTopics.Contains(answer.TopicId) || !BenefitIntents.Contains(answer.Intent))
                continue;
            RequireApproval(answer.Short, problems);
            RequireApproval(answer.Full, problems);
        }

        foreach (var wording in acts.SelectMany(act => act.Wordings))
        {
            Check(wording.Short, problems);
            Check(wording.Full, problems);
        }
    }

    /// <summary>The first claim in a text that its own sentence does not deny; null when there is none.</summary>
    public static string? FindClaim(string text)
    {
        foreach (var sentence in SentenceEnd().Split(text))
        {
            var claim = Claim().Match(sentence);
            if (claim.Success && !Denial().IsMatch(sentence.Replace("not only", "", StringComparison.OrdinalIgnoreCase)))
                return claim.Value;
        }

        return null;
    }

    private static void Check(Words words, List<ContentProblem> problems)
    {
        if (FindClaim(words.Source) is { } claim)
            Add(words, $"'{claim}' promises too much. Say what is known and how well, or deny it in the same sentence", problems);
    }

    private static void RequireApproval(Words words, List<ContentProblem> problems)
    {
        if (!Approval().IsMatch(words.Source))
            Add(words, "an exosome answer that speaks of benefit must carry the approval status. Add that no exosome product is FDA approved for treating skin conditions", problems);
    }

    private static void Add(Words words, string message, List<ContentProblem> problems)
    {
        var colon = words.Place.LastIndexOf(':');
        problems.Add(new ContentProblem(words.Place[..colon], int.Parse(words.Place.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture), message));
    }

    // A colon or a line of a list ends a sentence too: a "no" in one item must not excuse the next.
    [GeneratedRegex(@"(?<=[.!?:])\s+|\n\s*[-*]\s+|\n\s*\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\b(cure[sd]?|curing|guarante\w*|permanent(ly)?|FDA[- ]approved|approved by the FDA|no risks?|risk[- ]free|without risk|miracle\w*|harmless|safe for (everyone|everybody|all)|completely safe|always works?)\b|\b100\s?(%|percent)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Claim();

    [GeneratedRegex(
        @"\b(no|not|never|nobody|none|nothing|neither|nor|cannot|without|isn't|aren't|doesn't|don't|can't|won't|hasn't|haven't|wasn't|rather than|instead of|unproven|far from|beware|distrust|avoid|whether)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();

    [GeneratedRegex(@"FDA[^.]*approv|approv[^.]*FDA", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Approval();
}
