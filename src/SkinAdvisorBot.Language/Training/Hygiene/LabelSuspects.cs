using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace SkinAdvisorBot.Language.Training.Hygiene;

/// <summary>A line that reads like one of another intent.</summary>
/// <param name="Line">Its index.</param>
/// <param name="Label">Index of the intent it reads like.</param>
/// <param name="Margin">Probability of that intent less that of its own, in (0, 1]; the greater, the surer.</param>
public sealed record LabelSuspect(int Line, int Label, double Margin);

/// <summary>Two intents that the classifier takes for each other.</summary>
/// <param name="First">Index of the one, less than <paramref name="Second"/>.</param>
/// <param name="FirstAsSecond">Share of the first's lines that are read as the second, in [0, 1].</param>
/// <param name="SecondAsFirst">The same the other way.</param>
public sealed record AlikeIntents(int First, int Second, double FirstAsSecond, double SecondAsFirst);

/// <summary>Finds wrong labels in cross-validated readings (confident learning: Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", 2021).</summary>
public static class LabelSuspects
{
    /// <summary>Share of an intent's lines read as another, and the same back, from which the two are too alike.</summary>
    /// <remarks>Chosen: one line in twenty both ways is where a border deserves a look; four pairs of the shipped intents reach it.</remarks>
    public const double AlikeShare = 0.05;

    /// <summary>Lines whose own intent is less likely than one that they are as sure of as the lines of that intent are on average.</summary>
    /// <param name="probabilities">float[lines][intents]: of each line by a model that was not trained on it; rows sum to 1.</param>
    /// <param name="labels">int[lines]: the intent each line is filed under.</param>
    /// <returns>The surest first.</returns>
    public static ImmutableArray<LabelSuspect> Find(IReadOnlyList<float[]> probabilities, IReadOnlyList<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Count, labels.Count);
        if (labels.Count == 0)
            return [];
        var thresholds = Thresholds(probabilities, labels);
        var suspects = new List<LabelSuspect>();
        for (var i = 0; i < labels.Count; i++)
        {
            var own = probabilities[i][labels[i]];
            var best = -1;
            for (var label = 0; label < thresholds.Length; label++)
            {
                var reading = probabilities[i][label];
                if (label != labels[i] && reading >= thresholds[label] && reading > own && (best < 0 || reading > probabilities[i][best]))
                    best = label;
            }

            if (best >= 0)
                suspects.Add(new LabelSuspect(i, best, probabilities[i][best] - own));
        }

        return [.. suspects.OrderByDescending(suspect => suspect.Margin).ThenBy(suspect => suspect.Line)];
    }

    /// <summary>Mean probability that the lines of each intent give to it, float[intents]; above 1, and so out of reach, for an intent without lines.</summary>
    public static float[] Thresholds(IReadOnlyList<float[]> probabilities, IReadOnlyList<int> labels)
    {
        var sums = new double[probabilities[0].Length];
        var counts = new int[sums.Length];
        for (var i = 0; i < labels.Count; i++)
        {
            sums[labels[i]] += probabilities[i][labels[i]];
            counts[labels[i]]++;
        }

        return [.. sums.Select((sum, label) => counts[label] == 0 ? 2f : (float)(sum / counts[label]))];
    }

    /// <summary>Pairs of intents that are taken for each other at least as often as <see cref="AlikeShare"/> both ways.</summary>
    /// <param name="probabilities">As for <see cref="Find"/>; a line is read as its most likely intent.</param>
    /// <returns>Those confused most often first.</returns>
    public static ImmutableArray<AlikeIntents> FindAlike(IReadOnlyList<float[]> probabilities, IReadOnlyList<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Count, labels.Count);
        if (labels.Count == 0)
            return [];
        var intents = probabilities[0].Length;
        var readAs = new int[intents, intents];
        var counts = new int[intents];
        for (var i = 0; i < labels.Count; i++)
        {
            readAs[labels[i], TensorPrimitives.IndexOfMax(probabilities[i])]++;
            counts[labels[i]]++;
        }

        double Share(int from, int to) => counts[from] == 0 ? 0 : (double)readAs[from, to] / counts[from];
        var pairs = from first in Enumerable.Range(0, intents)
                    from second in Enumerable.Range(first + 1, intents - first - 1)
                    let pair = new AlikeIntents(first, second, Share(first, second), Share(second, first))
                    where pair.FirstAsSecond >= AlikeShare && pair.SecondAsFirst >= AlikeShare
                    orderby pair.FirstAsSecond + pair.SecondAsFirst descending, first, second
                    select pair;
        return [.. pairs];
    }
}
