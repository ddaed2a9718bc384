using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Clauses;
using SkinAdvisorBot.Language.Facts;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Topics;

namespace SkinAdvisorBot.Language;

/// <summary>Reads what a message means. Built once for a model and a playbook, used by all turns at once.</summary>
public sealed partial class MeaningReader
{
    /// <summary>A reading this likely is acted on.</summary>
    public const double SureConfidence = 0.45;

    /// <summary>So is a less likely one that leads the next by this much.</summary>
    public const double SureLead = 0.25;

    /// <summary>Readings that together reach this much are worth a question back; below it nothing was understood.</summary>
    public const double CloseConfidence = 0.40;

    private const int MaxRanking = 5;

    /// <summary>Lines a word must occur in to count as common, and so as no misspelt topic.</summary>
    private const int CommonLines = 4;

    /// <summary>Words around a topic that ask nothing themselves: with nothing else said, the question is the one before.</summary>
    private static readonly FrozenSet<string> SmallWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "and", "for", "what", "about", "how", "the", "with", "of", "on", "or", "also", "ok", "so", "then", "same", "a", "an",
        "my", "but", "if", "using", "when", "to", "after", "before", "during", "in", "case", "instead", "other", "one", "that",
        "too", "no", "not", "sorry", "i", "meant", "mean", "i'm", "actually", "wait", "nope", "oops", "rather", "question", "skin");

    private static readonly FrozenSet<string> Denials = FrozenSet.Create(StringComparer.Ordinal, "not", "no", "except", "isn't", "wasn't");

    private readonly IntentModel model;
    private readonly TopicGazetteer topics;

    public MeaningReader(IntentModel model, Playbook playbook)
    {
        this.model = model;
        topics = new TopicGazetteer(playbook.Topics, CommonWords(model.Features));
    }

    /// <param name="text">The person's words, not empty; more than <see cref="InboundMessage.MaxLength"/> is cut.</param>
    public Meaning Read(string text)
    {
        var readable = text.Length > InboundMessage.MaxLength ? text[..InboundMessage.MaxLength] : text;
        var whole = model.Rank(readable);
        var clauses = ClauseSplitter.Split(readable, model.Rank).Select(Understand).ToImmutableArray();
        return new Meaning(
            clauses,
            [.. whole.Take(3)],
            [.. clauses.SelectMany(clause => clause.Topics).Distinct(StringComparer.Ordinal)],
            Correction().IsMatch(readable),
            OtherOne().IsMatch(readable),
            FactReader.Read(readable));
    }

    private Clause Understand(ReadClause clause)
    {
        var words = PlainWords.Of(clause.Text);
        var mentions = topics.Find(words);
        var named = new List<string>();
        var denied = new List<string>();
        var covered = new bool[words.Count];
        foreach (var mention in mentions)
        {
            Array.Fill(covered, true, mention.Start, mention.Length);
            (IsDenied(words, mention.Start) ? denied : named).Add(mention.Topic);
        }

        var isEllipsis = mentions.Length > 0 && !words.Where((word, i) => !covered[i] && !SmallWords.Contains(word)).Any();
        var kept = TopicRules.Settle(named);
        return new Clause(
            clause.Text, [.. clause.Ranking.Take(MaxRanking)], CertaintyOf(clause.Ranking), kept,
            [.. denied.Where(topic => !kept.Contains(topic)).Distinct(StringComparer.Ordinal)], isEllipsis);
    }

    private static bool IsDenied(List<string> words, int start)
    {
        var before = start - 1;
        while (before > 0 && words[before] is "the" or "a" or "my" or "about")
            before--;
        if (before < 0)
            return false;

        // "no, Fraxel" takes something else back and names Fraxel; "no Fraxel" and "not Fraxel" rule it out.
        return Denials.Contains(words[before]) && !(before == 0 && words[before] == "no")
            || (words[before] is "than" or "of" && before > 0 && words[before - 1] is "other" or "rather" or "instead");
    }

    /// <summary>How far a ranking may be trusted.</summary>
    /// <param name="ranking">Best first, not empty.</param>
    public static Certainty CertaintyOf(ImmutableArray<IntentGuess> ranking)
    {
        var lead = ranking.Length > 1 ? ranking[0].Confidence - ranking[1].Confidence : ranking[0].Confidence;
        if (ranking[0].Confidence >= SureConfidence || lead >= SureLead)
            return Certainty.Sure;
        return ranking.Take(3).Sum(guess => guess.Confidence) >= CloseConfidence ? Certainty.Close : Certainty.Unknown;
    }

    private static IEnumerable<string> CommonWords(TextFeatures features)
    {
        // A word in n of N lines has rarity ln((1 + N) / (1 + n)) + 1; the commonest feature stands for N.
        var rarity = features.Rarity;
        var lines = float.MinValue;
        foreach (var value in rarity)
            lines = Math.Max(lines, value);
        var limit = lines - MathF.Log((1f + CommonLines) / (1f + TextFeatures.MinLines));
        return Pick(features.Names, rarity.ToArray(), limit);

        static IEnumerable<string> Pick(IReadOnlyList<string> names, float[] rarity, float limit)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i][0] == 'w' && rarity[i] <= limit && !names[i].Contains(' ', StringComparison.Ordinal))
                    yield return names[i][1..];
            }
        }
    }

    [GeneratedRegex(@"^\s*(?:no|nope|nah|sorry|oops|wait|actually|not)\b[\s,.!-]*.*\b(?:i\s+(?:meant?|said|was (?:asking|talking) about)|meant|instead|not (?:that|the|about))\b|\bi meant\b|^\s*(?:no|nope|sorry|oops|not that)\s*[,.!-]\s*(?:the\s+)?\S+(?:\s+\S+){0,3}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();

    [GeneratedRegex(@"\b(?:the|that) other (?:one|thing|treatment|laser|option|product)?\b|\bthe first one\b|\bthe other\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherOne();
}
