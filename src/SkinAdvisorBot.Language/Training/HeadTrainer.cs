using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Fits a linear head by L-BFGS.</summary>
/// <remarks>The same optimum as ML.NET's LbfgsMaximumEntropy, which takes ten times as long where dense vectors stand beside n-grams.</remarks>
internal static class HeadTrainer
{
    /// <summary>Share of the loss below which another step is not worth taking.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>More than any fit was seen to need; a guard.</summary>
    private const int MaxIterations = 300;

    /// <param name="rows">N-gram features of each line.</param>
    /// <param name="vectors">Sentence vector of each line, each of one width; empty for none.</param>
    /// <param name="labels">Index of each line's intent.</param>
    /// <param name="l2">L2 weight on the sum of the losses of the lines.</param>
    public static LinearHead Fit(SparseVector[] rows, int sparseCount, float[][] vectors, int[] labels, int labelCount, float l2, CancellationToken cancellationToken)
    {
        var width = vectors.Length == 0 ? 0 : vectors[0].Length;
        var dense = new float[rows.Length * width];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i].CopyTo(dense, i * width);
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        var loss = new MaximumEntropy(rows, sparseCount, dense, width, labels, labelCount, l2);
        var weights = LimitedMemoryBfgs.Minimize((point, gradient) => loss.Evaluate(point, gradient, parallel), loss.Length, MaxIterations, Tolerance, parallel);
        return new LinearHead(weights, labelCount, sparseCount, width);
    }
}
