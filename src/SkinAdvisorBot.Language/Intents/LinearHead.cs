using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>A trained linear model: one score an intent from the features of a message.</summary>
public sealed class LinearHead
{
    private readonly float[] weights;
    private readonly int labelCount;
    private readonly int sparseCount;

    /// <param name="weights">float[panels, <paramref name="sparseCount"/> + <paramref name="denseWidth"/> + 1, 32]: panels of 32 labels; the bias comes last.</param>
    /// <param name="labelCount">At least 1; what is over in the last panel is not read.</param>
    /// <param name="sparseCount">Sparse features.</param>
    /// <param name="denseWidth">Numbers of the sentence vector; 0 for none.</param>
    public LinearHead(float[] weights, int labelCount, int sparseCount, int denseWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labelCount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Panels.Round(labelCount) * (sparseCount + denseWidth + 1));
        this.weights = weights;
        this.labelCount = labelCount;
        this.sparseCount = sparseCount;
        DenseWidth = denseWidth;
    }

    /// <summary>Numbers of the sentence vector it reads; 0 for none.</summary>
    public int DenseWidth { get; }

    internal ReadOnlySpan<float> Weights => weights;

    /// <summary>The head whose scores are this one's plus a share of another's that reads no vector.</summary>
    internal LinearHead Plus(LinearHead other, float share)
    {
        var sum = (float[])weights.Clone();
        var from = (sparseCount + 1) * Panels.Width;
        var to = (sparseCount + DenseWidth + 1) * Panels.Width;
        for (var panel = 0; panel < other.weights.Length / from; panel++)
        {
            var added = other.weights.AsSpan(panel * from, from);
            Portable.AddScaled(added[..^Panels.Width], share, sum.AsSpan(panel * to));
            Portable.AddScaled(added[^Panels.Width..], share, sum.AsSpan(((panel + 1) * to) - Panels.Width));
        }

        return new LinearHead(sum, labelCount, sparseCount, DenseWidth);
    }

    /// <summary>Scores every intent.</summary>
    /// <param name="sparse">N-gram features.</param>
    /// <param name="dense">float[<see cref="DenseWidth"/>].</param>
    /// <returns>float[labels], uncalibrated.</returns>
    public float[] Score(SparseVector sparse, ReadOnlySpan<float> dense)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(dense.Length, DenseWidth);
        var scores = new float[Panels.Round(labelCount)];
        var height = sparseCount + DenseWidth + 1;
        for (var first = 0; first < scores.Length; first += Panels.Width)
        {
            var panel = weights.AsSpan(first * height, Panels.Width * height);
            var result = scores.AsSpan(first, Panels.Width);
            panel[((height - 1) * Panels.Width)..].CopyTo(result);
            Panels.AddSparse(sparse.Indices, sparse.Values, panel, result);
            if (DenseWidth > 0)
                Panels.AddProduct(dense, 1, panel.Slice(sparseCount * Panels.Width, DenseWidth * Panels.Width), result, Panels.Width);
        }

        return scores[..labelCount];
    }
}
