using System.Collections.Immutable;
using System.Diagnostics;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Evaluation.Noise;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Evaluation;

/// <summary>Scores a reader on labelled lines.</summary>
public static class Evaluator
{
    private const int Bins = 15;

    /// <summary>Lines read before the clock starts, at most.</summary>
    public const int WarmUpLines = 300;

    /// <summary>Reads one message: what the classifier makes of it, and the topics named.</summary>
    public delegate (IntentReading Reading, ImmutableArray<string> Topics) Reader(string text);

    /// <summary>Scores the whole understanding of the project's own messages.</summary>
    /// <inheritdoc cref="Run(ImmutableArray{LabelledLine}, string, Reader, int?, CancellationToken)"/>
    public static EvaluationResult Run(ImmutableArray<LabelledLine> lines, MeaningReader reader, int? noiseSeed, CancellationToken cancellationToken) =>
        Run(lines, IntentNames.OutOfScope, text =>
        {
            var meaning = reader.Read(text, out var whole);
            return (whole, meaning.Topics);
        }, noiseSeed, cancellationToken);

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
        WarmUp(lines, read);
        var times = new double[lines.Length];
        var readings = new (IntentReading Reading, ImmutableArray<string> Topics)[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            readings[i] = read(lines[i].Text);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return Score(lines, readings, times, outOfScope);
    }

    /// <summary>Runs the code a while before it is timed, on the lines backwards: a service is seldom in its first second, and no text is read twice.</summary>
    private static void WarmUp(ImmutableArray<LabelledLine> lines, Reader read)
    {
        foreach (var line in lines.Take(WarmUpLines))
            read(string.Join(' ', line.Text.Split(' ').Reverse()));
    }

    /// <summary>Scores readings that are there already, such as those of a cross-validation; takes no time of them.</summary>
    public static EvaluationResult Score(IReadOnlyList<CrossValidatedLine> lines, string outOfScope) =>
        Score([.. lines.Select(line => new LabelledLine([line.Line.Intent], null, line.Line.Text))], [.. lines.Select(line => (line.Reading, ImmutableArray<string>.Empty))], [], outOfScope);

    private static EvaluationResult Score(ImmutableArray<LabelledLine> lines, (IntentReading Reading, ImmutableArray<string> Topics)[] readings, double[] times, string outOfScope)
    {
        Array.Sort(times);
        ImmutableArray<ScoredLine> scored = [.. lines.Zip(readings, (line, found) => Score(line, found.Reading))];
        ImmutableArray<ScopeLine> scope = [.. lines.Zip(readings, (line, found) => Scope(line, found.Reading, outOfScope))];
        var perIntent = PerIntent(scored);
        var isOos = scored.Where(line => line.Expected == outOfScope).ToArray();
        var readOos = scored.Where(line => line.Got == outOfScope).ToArray();
        var asked = lines.Zip(readings).Where(pair => pair.Second.Reading.Certainty == Certainty.Close).ToArray();
        return new EvaluationResult(
            lines.Length,
            Share(scored.Count(line => line.Expected == line.Got), lines.Length) ?? 0,
            perIntent.Count == 0 ? 0 : perIntent.Values.Average(score => score.F1),
            Share(isOos.Count(line => line.Got == outOfScope), isOos.Length),
            Share(readOos.Count(line => line.Expected == outOfScope), readOos.Length),
            CalibrationError(scored),
            TopicF1(lines, readings),
            Percentile(times, 0.50),
            Percentile(times, 0.99),
            perIntent,
            [.. lines.Zip(scored).Where(pair => pair.Second.Expected != pair.Second.Got).Select(pair => Error(pair.First, pair.Second))])
        {
            Lines = scored,
            Scope = scope,
            InScopeAccuracy = Share(scope.Count(line => line.IsRight), scope.Count(line => line.IsInScope)),
            OosAuroc = ScopeCurve.Area(scope),
            OosRecallAt94 = ScopeCurve.RecallAt(scope, 0.94),
            EncodedShare = Share(readings.Count(found => found.Reading.IsEncoded), lines.Length),
            AskedShare = Share(asked.Length, lines.Length),
            AskedHeld = Share(asked.Count(pair => pair.Second.Reading.Offered.Any(guess => pair.First.Intents.Contains(guess.Name))), asked.Length),
        };
    }

    private static ScoredLine Score(LabelledLine line, IntentReading reading)
    {
        var got = reading.Ranking[0].Name;
        return new ScoredLine(line.Intents.Contains(got) ? got : line.Intents[0], got, reading.Ranking[0].Confidence);
    }

    private static ScopeLine Scope(LabelledLine line, IntentReading reading, string outOfScope)
    {
        var isInScope = line.Intents[0] != outOfScope;
        var best = reading.Ranking.FirstOrDefault(guess => guess.Name != outOfScope).Name;
        return new ScopeLine(isInScope, isInScope && line.Intents.Contains(best), reading.Ranking.FirstOrDefault(guess => guess.Name == outOfScope).Confidence);
    }

    private static EvaluationError Error(LabelledLine line, ScoredLine scored) =>
        new(line.Text, string.Join('|', line.Intents), scored.Got, Math.Round(scored.Confidence, 4));

    private static double? TopicF1(ImmutableArray<LabelledLine> lines, (IntentReading Reading, ImmutableArray<string> Topics)[] readings)
    {
        int hits = 0, named = 0, found = 0;
        var isLabelled = false;
        foreach (var (line, reading) in lines.Zip(readings))
        {
            if (line.Topics is not { } topics)
                continue;
            isLabelled = true;
            hits += topics.Intersect(reading.Topics).Count();
            named += topics.Length;
            found += reading.Topics.Length;
        }

        return !isLabelled ? null : named + found == 0 ? 1 : 2.0 * hits / (named + found);
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
