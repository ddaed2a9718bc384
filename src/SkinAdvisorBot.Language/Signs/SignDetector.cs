using System.Collections.Immutable;
using System.Numerics.Tensors;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Signs;

/// <summary>The learned half of triage: which rule of the protocol a message may be about, in words no lexicon holds.</summary>
/// <remarks>
/// A linear model over rules on n-grams and the sentence vector. Whether a message is urgent is the sum over all urgent rules,
/// so that it need not be sure which one. A sign in the middle of a long message shows in a window of its words.
/// </remarks>
public sealed class SignDetector
{
    /// <summary>The label of messages that no rule with an outcome of defer or above fits.</summary>
    public const string None = "none";

    /// <summary>Words of a window, and how far the next one begins: a sentence about a sign seldom takes more.</summary>
    private const int WindowWords = 12;

    private const int Step = 4;

    /// <summary>Below this share of the limit the n-grams alone are sure that nothing is told, and the encoder need not be asked: on 970 messages of the development sets that lost none.</summary>
    private const float Quiet = 0.4f;

    /// <summary>Share of its level from which one rule stands out.</summary>
    private const float Plain = 0.5f;

    private readonly ImmutableArray<int> levels;

    /// <param name="rules">Rules in the order of the scores; one may be <see cref="None"/>.</param>
    /// <param name="outcomes">The outcome of each; null for none.</param>
    /// <param name="full">Null when no encoder is installed, as is <paramref name="space"/>.</param>
    /// <param name="limits">One for each of <see cref="Levels"/>.</param>
    /// <param name="hash">SHA-256 of lines, settings and encoder, hex.</param>
    public SignDetector(
        ImmutableArray<string> rules, ImmutableArray<string?> outcomes, TextFeatures features, LinearHead quick, LinearHead? full, SentenceSpace? space, ImmutableArray<SignLimits> limits, string hash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(full is null, space is null);
        ArgumentOutOfRangeException.ThrowIfNotEqual(outcomes.Length, rules.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(limits.Length, Levels.Length);
        Rules = rules;
        Outcomes = outcomes;
        Features = features;
        Quick = quick;
        Full = full;
        Space = space;
        Limits = limits;
        Hash = hash;
        levels = [.. outcomes.Select(LevelOf)];
    }

    /// <summary>Outcomes that are judged, each with all that are more urgent: emergency or crisis, urgent or worse, see-dermatologist or worse, defer or worse.</summary>
    public static ImmutableArray<string> Levels { get; } = [TriageOutcomes.Crisis, TriageOutcomes.Urgent, TriageOutcomes.SeeDermatologist, TriageOutcomes.Defer];

    public ImmutableArray<string> Rules { get; }

    public TextFeatures Features { get; }

    public string Hash { get; }

    internal ImmutableArray<string?> Outcomes { get; }

    internal LinearHead Quick { get; }

    internal LinearHead? Full { get; }

    internal SentenceSpace? Space { get; }

    internal ImmutableArray<SignLimits> Limits { get; }

    /// <summary>What a message is suspected of; at most one rule: of the most urgent level that is firm, else of the most urgent that is possible.</summary>
    /// <param name="text">The person's words, mended as for the classifier, so that both ask the encoder about the same words.</param>
    /// <param name="urgency">How far the message sounds urgent or worse, in [0, 1].</param>
    public Suspicion? Read(string text, out double urgency)
    {
        var scores = Score(text);
        urgency = Math.Round(scores.Levels[Levels.IndexOf(TriageOutcomes.Urgent)], 4);
        Suspicion? possible = null;
        for (var level = 0; level < Levels.Length; level++)
        {
            if (scores.Levels[level] < Limits[level].Ask)
                continue;
            var found = Suspect(scores.Rules, level, scores.Levels[level]);
            if (found.IsFirm)
                return found;
            possible ??= found;
        }

        return possible;
    }

    /// <summary>Scores of a message.</summary>
    /// <returns>Levels: float[levels], the mean of what the whole message and its most urgent window say. Rules: probability of each.</returns>
    internal (float[] Levels, float[] Rules) Score(string text)
    {
        var window = new float[Levels.Length];
        foreach (var part in Windows(text))
        {
            var seen = LevelsOf(Softened(Quick.Score(Features.Of(part), [])));
            TensorPrimitives.Max(window, seen, window);
        }

        var features = Features.Of(text);
        if (Full is null || Space is null)
            return (window, Softened(Quick.Score(features, [])));
        if (!Levels.Index().Any(level => window[level.Index] >= Quiet * Limits[level.Index].Ask))
            return (window, Softened(Quick.Score(features, [])));
        var rules = Softened(Full.Score(features, Space.Vector(text)));
        var whole = LevelsOf(rules);
        TensorPrimitives.Add(whole, window, whole);
        TensorPrimitives.Divide(whole, 2, whole);
        return (whole, rules);
    }

    private Suspicion Suspect(float[] rules, int level, float score)
    {
        var best = -1;
        var all = 0f;
        for (var i = 0; i < rules.Length; i++)
        {
            if (levels[i] > level)
                continue;
            all += rules[i];
            if (best < 0 || rules[i] > rules[best])
                best = i;
        }

        return new Suspicion(Rules[best], Math.Round(score, 4), IsFirm: score >= Limits[level].Raise, IsPlain: rules[best] >= Plain * all);
    }

    /// <summary>Probability that the outcome is a level or more urgent, for each level.</summary>
    private float[] LevelsOf(float[] rules)
    {
        var sums = new float[Levels.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            for (var level = levels[i]; level < sums.Length; level++)
                sums[level] += rules[i];
        }

        return sums;
    }

    private static float[] Softened(float[] scores)
    {
        Portable.SoftMax(scores);
        return scores;
    }

    /// <summary>Index of the first level an outcome belongs to; one past the last for milder ones.</summary>
    private static int LevelOf(string? outcome)
    {
        if (outcome is null)
            return Levels.Length;
        var rank = TriageOutcomes.RankOf(outcome);
        for (var level = 0; level < Levels.Length; level++)
        {
            if (rank <= TriageOutcomes.RankOf(Levels[level]))
                return level;
        }

        return Levels.Length;
    }

    /// <summary>Stretches of a message that overlap; the message itself where it is short.</summary>
    internal static IEnumerable<string> Windows(string text)
    {
        var words = text.Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= WindowWords)
        {
            yield return text;
            yield break;
        }

        for (var first = 0; first == 0 || first + WindowWords - Step < words.Length; first += Step)
            yield return string.Join(' ', words[first..Math.Min(first + WindowWords, words.Length)]);
    }
}
