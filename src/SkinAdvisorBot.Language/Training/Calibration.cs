using System.Collections.Immutable;
using System.Numerics.Tensors;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Makes confidences mean what they say: of messages read with 0.8, eight in ten are read rightly.</summary>
/// <param name="Blend">How much of the n-gram head is added to the full one, at least 0.</param>
/// <param name="TunedShare">How much of the fine-tuned head is, at least 0; 0 without one.</param>
internal sealed record Calibration(
    (float Temperature, ScopeGate? Gate) Quick, (float Temperature, ScopeGate? Gate) Full, float Blend, float TunedShare, ReadingLimits Limits)
{
    /// <summary>Learns all from lines scored by heads that were not fitted to them.</summary>
    public static Calibration Learn(TrainingRows rows, IReadOnlyList<HeldOutScores> held)
    {
        var quick = Learn(rows, held, line => line.Quick, isFull: false);
        var quickReadings = held.Select(line => Settle(quick, rows.OutOfScope, line, line.Quick, isFull: false)).ToArray();
        if (rows.Encoder is null)
            return new Calibration(quick, quick, 0, 0, new ReadingLimits(0, Offer(rows, held, quickReadings)));
        var blend = BestBlend(held);
        var share = rows.Tunable is null ? 0 : BestTunedShare(held, blend);
        var full = Learn(rows, held, line => Blended(line, blend, share), isFull: true);
        var fullReadings = held.Select(line => Settle(full, rows.OutOfScope, line, Blended(line, blend, share), isFull: true)).ToArray();
        var limit = LimitTrainer.Quick([.. held.Select((line, i) =>
            (TensorPrimitives.Max<float>(quickReadings[i]), TensorPrimitives.IndexOfMax<float>(quickReadings[i]) == line.Truth, TensorPrimitives.IndexOfMax<float>(fullReadings[i]) == line.Truth))], isFineTuned: share > 0);
        float[][] taken = [.. quickReadings.Zip(fullReadings, (first, second) => TensorPrimitives.Max<float>(first) >= limit ? first : second)];
        return new Calibration(quick, full, blend, share, new ReadingLimits(limit, Offer(rows, held, taken)));
    }

    /// <summary>The share of the n-gram head that reads most held-out lines rightly; of equals the smallest.</summary>
    private static float BestBlend(IReadOnlyList<HeldOutScores> held) =>
        Blends.MaxBy(blend => held.Count(line => TensorPrimitives.IndexOfMax<float>(Blended(line, blend, 0)) == line.Truth));

    /// <summary>The share of the fine-tuned head that gives the held-out labels the highest likelihood; 0 where it does not help.</summary>
    /// <remarks>Shares from a quarter to one and a half read as many lines of CLINC150 rightly, to a tenth of a point; their likelihoods differ clearly.</remarks>
    private static float BestTunedShare(IReadOnlyList<HeldOutScores> held, float blend) => TunedShares.MinBy(share =>
    {
        var scores = held.Select(line => (Blended(line, blend, share), line.Truth)).ToImmutableArray();
        return Loss(scores, FitTemperature(scores));
    });

    private static float[] Blended(HeldOutScores line, float blend, float tunedShare)
    {
        var scores = (float[])line.Full.Clone();
        Portable.AddScaled(line.Quick, blend, scores);
        if (tunedShare > 0)
            Portable.AddScaled(line.Tuned, tunedShare, scores);
        return scores;
    }

    /// <summary>What a model with these heads and this calibration makes of a line.</summary>
    public IntentReading Read(TrainingRows rows, HeldOutScores line)
    {
        var probabilities = Settle(Quick, rows.OutOfScope, line, line.Quick, isFull: false);
        var isEncoded = rows.Encoder is not null && TensorPrimitives.Max<float>(probabilities) < Limits.Quick;
        if (isEncoded)
            probabilities = Settle(Full, rows.OutOfScope, line, Blended(line, Blend, TunedShare), isFull: true);
        return IntentReading.Of(IntentModel.Ranked(rows.Labels, probabilities), Limits, rows.OutOfScope < 0 ? null : rows.Labels[rows.OutOfScope], isEncoded);
    }

    private static (float Temperature, ScopeGate? Gate) Learn(TrainingRows rows, IReadOnlyList<HeldOutScores> held, Func<HeldOutScores, float[]> scores, bool isFull)
    {
        if (rows.OutOfScope < 0)
            return (FitTemperature([.. held.Select(line => (scores(line), line.Truth))]), null);
        var temperature = FitTemperature([.. held.Where(line => line.Truth != rows.OutOfScope).Select(line => (InScope(scores(line), rows.OutOfScope, float.NegativeInfinity), line.Truth))]);
        var gate = GateTrainer.Fit([.. held.Select(line =>
            (ScopeSignals.Take((float[])scores(line).Clone(), rows.OutOfScope, temperature, isFull ? line.Near : 0, line.Coverage), line.Truth != rows.OutOfScope))]);
        return (temperature, gate);
    }

    private static float[] InScope(float[] scores, int outOfScope, float none)
    {
        if (outOfScope < 0)
            return scores;
        var inScope = (float[])scores.Clone();
        inScope[outOfScope] = none;
        return inScope;
    }

    private static float[] Settle((float Temperature, ScopeGate? Gate) reader, int outOfScope, HeldOutScores line, float[] scores, bool isFull) =>
        IntentReader.Settle((float[])scores.Clone(), outOfScope, reader.Temperature, reader.Gate, isFull ? line.Near : 0, line.Coverage);

    private static float Offer(TrainingRows rows, IReadOnlyList<HeldOutScores> held, float[][] readings) => LimitTrainer.Offer(
        [.. held.Zip(readings, (line, reading) => (reading, line.Truth)).Where(line => IntentReading.IsTie(line.reading)).Select(line => (InScope(line.reading, rows.OutOfScope, 0), line.Truth))]);

    private static readonly float[] Blends = [0, 0.25f, 0.5f, 0.75f];

    private static readonly float[] TunedShares = [0, 0.25f, 0.5f, 0.75f, 1];

    private const double Lowest = 0.02;
    private const double Highest = 10;

    /// <summary>The temperature that gives the held-out labels the highest likelihood (Guo et al. 2017).</summary>
    /// <param name="scores">Scores of lines the scoring model was not trained on, with the right label's index.</param>
    /// <returns>In [0.02, 10], by golden-section search on its logarithm; 1 for no scores.</returns>
    public static float FitTemperature(ImmutableArray<(float[] Logits, int Label)> scores)
    {
        if (scores.IsEmpty)
            return 1f;
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = Math.Log(Lowest), high = Math.Log(Highest);
        while (high - low > 1e-3)
        {
            var left = high - (ratio * (high - low));
            var right = low + (ratio * (high - low));
            if (Loss(scores, Math.Exp(left)) < Loss(scores, Math.Exp(right)))
                high = right;
            else
                low = left;
        }

        return (float)Math.Exp((low + high) / 2);
    }

    private static double Loss(ImmutableArray<(float[] Logits, int Label)> scores, double temperature)
    {
        var sum = 0.0;
        var scaled = new float[scores[0].Logits.Length];
        foreach (var (logits, label) in scores)
        {
            TensorPrimitives.Divide(logits, (float)temperature, scaled);
            var top = TensorPrimitives.Max(scaled);
            var normalizer = 0.0;
            foreach (var score in scaled)
                normalizer += Math.Exp(score - top);
            sum += Math.Log(normalizer) + top - scaled[label];
        }

        return sum / scores.Length;
    }
}
