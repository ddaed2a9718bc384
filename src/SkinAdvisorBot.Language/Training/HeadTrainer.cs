using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Fits a linear head by L-BFGS.</summary>
/// <remarks>The same optimum as ML.NET's LbfgsMaximumEntropy, which took 40 to 50 s for four fits to n-grams alone: too long for eight, half of them with vectors, in 30 s.</remarks>
internal static class HeadTrainer
{
    /// <summary>Share of the loss below which another step is not worth taking.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>More than any fit was seen to need; a guard.</summary>
    private const int MaxIterations = 300;

    /// <param name="rows">N-gram features of each line.</param>
    /// <param name="dense">Sentence vector of each line, float[rows, width]; empty for none.</param>
    /// <param name="width">Numbers in a sentence vector; 0 for none.</param>
    /// <param name="labels">Index of each line's intent.</param>
    /// <param name="l2">L2 weight on the sum of the losses of the lines.</param>
    /// <param name="start">A head fitted to the same lines without vectors, from which the way is shorter; null for zeros.</param>
    public static LinearHead Fit(
        SparseVector[] rows, int sparseCount, float[] dense, int width, int[] labels, int labelCount, float l2, LinearHead? start, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        var loss = new MaximumEntropy(rows, sparseCount, dense, width, labels, labelCount, l2);
        var weights = new float[loss.Length];
        if (start is not null)
            CopyWeights(start.Weights, sparseCount, width, weights);
        weights = LimitedMemoryBfgs.Minimize((point, gradient) => loss.Evaluate(point, gradient, parallel), weights, MaxIterations, Tolerance, parallel);
        // A fit leaves some 150 MB of vectors behind, which the collector would let pile up to a gigabyte before it looks at arrays of this size.
        GC.Collect();
        return new LinearHead(weights, labelCount, sparseCount, width);
    }

    /// <summary>Puts weights without vectors where they belong among weights with them.</summary>
    private static void CopyWeights(ReadOnlySpan<float> from, int sparseCount, int width, Span<float> to)
    {
        var shorter = (sparseCount + 1) * Panels.Width;
        var longer = (sparseCount + width + 1) * Panels.Width;
        for (var panel = 0; panel < from.Length / shorter; panel++)
        {
            from.Slice(panel * shorter, sparseCount * Panels.Width).CopyTo(to[(panel * longer)..]);
            from.Slice((panel * shorter) + (sparseCount * Panels.Width), Panels.Width).CopyTo(to[((panel * longer) + ((sparseCount + width) * Panels.Width))..]);
        }
    }
}
