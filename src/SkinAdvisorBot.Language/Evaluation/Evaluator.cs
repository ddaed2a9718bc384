using System.Collections.Immutable;
using System.Diagnostics;
using SkinAdvisorBot.Language.Evaluation.Noise;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Evaluation;

/// <summary>Scores a reader on labelled lines.</summary>
public static class Evaluator
{
    private const int Bins = 15;

    /// <summary>Reads one message: what the classifier makes of it, and the topics named.</summary>
    public delegate (IntentReading Reading, ImmutableArray<string> Topics) Reader(string text);

    /// <summary>Scores a reader on the lines as they stand, and if asked on the same lines as people type them.</summary>
    /// <param name="noiseSeed">Of the <see cref="NoiseModel"/>; null for the clean lines alone.</param>
    /// <inheritdoc cref="Run(ImmutableArray{LabelledLine}, string, Reader, CancellationToken)"/>
    public static EvaluationResult Run(ImmutableArray<LabelledLine> lines, string outOfScope, Reader read, int? noiseSeed, CancellationToken cancellationToken)
    {
        var clean = Run(lines, outOfScope, read, cancellationToken);
        if (noiseSeed is not { } seed)
            return clean;
        var noise = new NoiseModel(seed);
        var typed = lines.Select((line, i) => line with { Text = noise.Distort(line.Text, i) }).ToImmutableArray();
        return clean with { NoisyAccuracy = Run(typed, outOfScope, read, cancellationToken).Accuracy, NoiseSeed = seed };
    }

    /// <param name="outOfScope">The label of out-of-scope lines.</param>
    public static EvaluationResult Run(ImmutableArray<LabelledLine> lines, string outOfScope, Reader read, CancellationToken cancellationToken)
    {
        var scored = ImmutableArray.CreateBuilder<ScoredLine>(lines.Length);
        var errors = ImmutableArray.CreateBuilder<EvaluationError>();
        var times = new double[lines.Length];
        int topicHits = 0, topicsNamed = 0, topicsFound = 0;
        var hasTopics = false;
        for (var i = 0; i < lines.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = lines[i];
            var start = Stopwatch.GetTimestamp();
            var (reading, topics) = read(line.Text);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var got = reading.Ranking[0].Name;
            var expected = line.Intents.Contains(got) ? got : line.Intents[0];
            scored.Add(new ScoredLine(expected, got, reading.Ranking[0].Confidence));
            if (expected != got)
                errors.Add(new EvaluationError(line.Text, string.Join('|', line.Intents), got, Math.Round(reading.Ranking[0].Confidence, 4)));
            if (line.Topics is not { } named)
                continue;
            hasTopics = true;
            topicHits += named.Intersect(topics).Count();
            topicsNamed += named.Length;
            topicsFound += topics.Length;
        }

        Array.Sort(times);
        var all = scored.DrainToImmutable();
        var perIntent = PerIntent(all);
        var isOos = all.Where(line => line.Expected == outOfScope).ToArray();
        var readOos = all.Where(line => line.Got == outOfScope).ToArray();
        return new EvaluationResult(
            all.Length,
            Share(all.Count(line => line.Expected == line.Got), all.Length) ?? 0,
            perIntent.Count == 0 ? 0 : perIntent.Values.Average(score => score.F1),
            Share(isOos.Count(line => line.Got == outOfScope), isOos.Length),
            Share(readOos.Count(line => line.Expected == outOfScope), readOos.Length),
            CalibrationError(all),
            hasTopics ? (topicsNamed + topicsFound == 0 ? 1 : 2.0 * topicHits / (topicsNamed + topicsFound)) : null,
            Percentile(times, 0.50),
            Percentile(times, 0.99),
            perIntent,
            errors.DrainToImmutable()) { Lines = all };
    }

    private static ImmutableSortedDictionary<string, IntentScore> PerIntent(ImmutableArray<ScoredLine> lines)
    {
        var scores = ImmutableSortedDictionary.CreateBuilder<string, IntentScore>(StringComparer.Ordinal);
        foreach (var group in lines.GroupBy(line => line.Expected))
        {
            double hits = group.Count(line => line.Got == group.Key);
            var precision = Share((int)hits, lines.Count(line => line.Got == group.Key)) ?? 0;
            var recall = hits / group.Count();
            var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            scores[group.Key] = new IntentScore(Math.Round(precision, 4), Math.Round(recall, 4), Math.Round(f1, 4), group.Count());
        }

        return scores.ToImmutable();
    }

    private static double CalibrationError(ImmutableArray<ScoredLine> lines) => lines
        .GroupBy(line => Math.Min(Bins - 1, (int)(line.Confidence * Bins)))
        .Sum(bin => Math.Abs(bin.Average(line => line.Confidence) - bin.Average(line => line.Expected == line.Got ? 1.0 : 0.0)) * bin.Count() / lines.Length);

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)], 4);
}
