using System.Collections.Immutable;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>Trains the encoder itself on labelled lines. Same encoder and lines, same bytes.</summary>
internal static class EncoderTuning
{
    /// <summary>Passes over many lines. On the development part of CLINC150 the scores still gained at the fourth, on those of HWU64 and BANKING77 at the fifth.</summary>
    private const int Passes = 5;

    /// <summary>Passes over few lines, which make few steps: more are taken until there are <see cref="LeastSteps"/>.</summary>
    private const int MostPasses = 20;

    /// <summary>With ten lines an intent of HWU64, 220 steps read its development part as well as 440; 880 read it worse by a point.</summary>
    private const int LeastSteps = 220;

    /// <summary>Lines learned from in one step.</summary>
    private const int LinesAStep = 32;

    /// <summary>The highest rate. A third of it read the development part of HWU64 as well, with all lines and with ten an intent.</summary>
    private const float Rate = 3e-4f;

    private const float Decay = 0.01f;

    /// <summary>Share of the steps in which the rate rises; after them it falls, in both cases evenly.</summary>
    private const float Rise = 0.1f;

    /// <summary>Chance of a piece to be left out of a line, so that no line is known by one word alone.</summary>
    private const double LeftOut = 0.15;

    /// <summary>Fixes order and left-out pieces; any number does.</summary>
    private const int Seed = 20;

    /// <summary>What changes the result besides encoder and lines.</summary>
    public static string Settings { get; } = FormattableString.Invariant(
        $"fine-tuned: {Passes}-{MostPasses} passes, {LeastSteps} steps of {LinesAStep}, AdamW {Rate} decay {Decay} rise {Rise}, left out {LeftOut}, length {TunedNetwork.VectorLength}, v1");

    /// <param name="encoder">Stays as it is; what is trained is a copy.</param>
    /// <param name="lines">At least one that has a piece.</param>
    /// <param name="labels">Index of each line's intent.</param>
    /// <exception cref="OperationCanceledException">The token of <paramref name="parallel"/> was cancelled; looked at before each step.</exception>
    public static TunedReader Train(UseLiteEncoder encoder, IReadOnlyList<string> lines, IReadOnlyList<int> labels, int labelCount, ParallelOptions parallel)
    {
        var weights = encoder.Weights.With([.. encoder.Weights.Arrays.Select(array => (float[])array.Clone())]);
        var outputs = Panels.Round(labelCount);
        var head = new DenseLayer(new float[UseLiteWeights.StateWidth * outputs], new float[outputs]);
        var network = new TunedNetwork(weights, encoder.PlaceSignal, head, labelCount);
        Run(network, [.. lines.Select(line => encoder.PiecesOf(CapsLock.Release(line)).ToImmutableArray()).Zip(labels).Where(line => !line.First.IsEmpty)], parallel);
        return new TunedReader(encoder.With(weights), head, labelCount);
    }

    /// <param name="lines">Pieces of each line, at least one, and the index of its intent.</param>
    public static void Run(TunedNetwork network, ImmutableArray<(ImmutableArray<int> Pieces, int Label)> lines, ParallelOptions parallel)
    {
        var random = new Random(Seed);
        var order = Enumerable.Range(0, lines.Length).ToArray();
        var stepsAPass = (lines.Length + LinesAStep - 1) / LinesAStep;
        var passes = Math.Clamp((LeastSteps + stepsAPass - 1) / stepsAPass, Passes, MostPasses);
        for (var step = 0; step < passes * stepsAPass; step++)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            var place = step % stepsAPass * LinesAStep;
            if (place == 0)
                random.Shuffle(order);
            var chosen = order.AsSpan(place, Math.Min(LinesAStep, lines.Length - place));
            network.Learn(BatchOf(lines, chosen, random), new AdamW(RateAt(step, passes * stepsAPass), Decay, step + 1), parallel);
        }
    }

    private static float RateAt(int step, int steps)
    {
        var rise = Math.Max(1, (int)(steps * Rise));
        return Rate * (step < rise ? (step + 1f) / rise : (float)(steps - step) / (steps - rise));
    }

    private static Batch BatchOf(ImmutableArray<(ImmutableArray<int> Pieces, int Label)> lines, ReadOnlySpan<int> chosen, Random random)
    {
        var pieces = new List<int>();
        var starts = new List<int> { 0 };
        var labels = new List<int>();
        foreach (var line in chosen)
        {
            foreach (var piece in lines[line].Pieces)
            {
                if (random.NextDouble() >= LeftOut)
                    pieces.Add(piece);
            }

            if (pieces.Count == starts[^1])
                pieces.AddRange(lines[line].Pieces);
            starts.Add(pieces.Count);
            labels.Add(lines[line].Label);
        }

        return new Batch([.. pieces], [.. starts], [.. labels]);
    }
}
