using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Training;

/// <summary>The loss of a linear classifier over sparse and dense features: minus the log-likelihood of the labels, plus half the L2 weight
/// times the squared length of the weights. The bias is not held down.</summary>
/// <remarks>Weights lie in panels of 32 labels, float[panels, features + 1, 32], the bias as the last feature. Rows and features are
/// worked on in parallel, but each number is summed by one thread in one order: any number of threads gives the same bits.</remarks>
internal sealed class MaximumEntropy
{
    private const int RowsAtOnce = 256;
    private const int RowsInCache = 1024;

    private readonly SparseVector[] rows;
    private readonly SparseVector[] columns;
    private readonly float[] dense;
    private readonly int[] labels;
    private readonly int labelCount;
    private readonly int sparseCount;
    private readonly int denseWidth;
    private readonly float l2;
    private readonly float[] scores;
    private readonly double[] rowLosses;

    /// <param name="rows">Sparse part of each row.</param>
    /// <param name="sparseCount">Sparse features.</param>
    /// <param name="dense">float[rows, denseWidth], the dense part; empty for none.</param>
    /// <param name="labels">Index of each row's label.</param>
    public MaximumEntropy(SparseVector[] rows, int sparseCount, float[] dense, int denseWidth, int[] labels, int labelCount, float l2)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(dense.Length, rows.Length * denseWidth);
        this.rows = rows;
        this.sparseCount = sparseCount;
        this.dense = dense;
        this.denseWidth = denseWidth;
        this.labels = labels;
        this.labelCount = labelCount;
        this.l2 = l2;
        columns = Transpose(rows, sparseCount);
        PanelCount = Panels.Round(labelCount) / Panels.Width;
        scores = new float[PanelCount * rows.Length * Panels.Width];
        rowLosses = new double[rows.Length];
    }

    public int PanelCount { get; }

    /// <summary>Features and the bias.</summary>
    public int FeatureCount => sparseCount + denseWidth + 1;

    /// <summary>Numbers in a weight vector.</summary>
    public int Length => PanelCount * FeatureCount * Panels.Width;

    /// <summary>The loss at some weights, and its gradient.</summary>
    /// <param name="weights">float[<see cref="Length"/>].</param>
    /// <param name="gradient">float[<see cref="Length"/>], overwritten.</param>
    public double Evaluate(float[] weights, float[] gradient, ParallelOptions parallel)
    {
        var blocks = (rows.Length + RowsAtOnce - 1) / RowsAtOnce;
        Parallel.For(0, PanelCount * blocks, parallel, task => Score(weights, task / blocks, task % blocks * RowsAtOnce));
        Parallel.For(0, blocks, parallel, block => Compare(block * RowsAtOnce));
        var features = (FeatureCount + RowsAtOnce - 1) / RowsAtOnce;
        Parallel.For(0, PanelCount * features, parallel, task => Slope(weights, gradient, task / features, task % features * RowsAtOnce));
        var loss = 0.0;
        foreach (var rowLoss in rowLosses)
            loss += rowLoss;
        return loss + (0.5 * l2 * SquaredLength(weights));
    }

    private static Span<float> Panel(float[] numbers, int panel, int height) => numbers.AsSpan(panel * height * Panels.Width, height * Panels.Width);

    private void Score(float[] weights, int panel, int start)
    {
        var matrix = Panel(weights, panel, FeatureCount);
        var bias = matrix[((FeatureCount - 1) * Panels.Width)..];
        var end = Math.Min(rows.Length, start + RowsAtOnce);
        var result = Panel(scores, panel, rows.Length)[(start * Panels.Width)..(end * Panels.Width)];
        for (var row = start; row < end; row++)
        {
            var score = result.Slice((row - start) * Panels.Width, Panels.Width);
            bias.CopyTo(score);
            Panels.AddSparse(rows[row].Indices, rows[row].Values, matrix, score);
        }

        if (denseWidth > 0)
            Panels.AddProduct(dense.AsSpan(start * denseWidth), end - start, matrix.Slice(sparseCount * Panels.Width, denseWidth * Panels.Width), result, Panels.Width);
    }

    /// <summary>Turns the scores of some rows into probability minus truth, and notes their losses.</summary>
    private void Compare(int start)
    {
        Span<float> row = stackalloc float[Panels.Round(labelCount)];
        for (var i = start; i < Math.Min(rows.Length, start + RowsAtOnce); i++)
        {
            for (var panel = 0; panel < PanelCount; panel++)
                Panel(scores, panel, rows.Length).Slice(i * Panels.Width, Panels.Width).CopyTo(row[(panel * Panels.Width)..]);
            row[labelCount..].Fill(float.NegativeInfinity);
            var own = row[labels[i]];
            rowLosses[i] = Portable.SoftMax(row) - own;
            row[labels[i]] -= 1;
            for (var panel = 0; panel < PanelCount; panel++)
                row.Slice(panel * Panels.Width, Panels.Width).CopyTo(Panel(scores, panel, rows.Length)[(i * Panels.Width)..]);
        }
    }

    private void Slope(float[] weights, float[] gradient, int panel, int start)
    {
        var errors = Panel(scores, panel, rows.Length);
        var current = Panel(weights, panel, FeatureCount);
        var result = Panel(gradient, panel, FeatureCount);
        var end = Math.Min(FeatureCount, start + RowsAtOnce);
        for (var feature = start; feature < end; feature++)
        {
            var slope = result.Slice(feature * Panels.Width, Panels.Width);
            slope.Clear();
            if (feature < FeatureCount - 1)
                Portable.AddScaled(current.Slice(feature * Panels.Width, Panels.Width), l2, slope);
            if (feature < sparseCount)
                Panels.AddSparse(columns[feature].Indices, columns[feature].Values, errors, slope);
        }

        var firstDense = Math.Max(start, sparseCount);
        var lastDense = Math.Min(end, FeatureCount - 1);
        if (firstDense < lastDense)
            AddDense(errors, firstDense, lastDense, result);
        if (end == FeatureCount)
        {
            var bias = result.Slice((FeatureCount - 1) * Panels.Width, Panels.Width);
            for (var row = 0; row < rows.Length; row++)
                Portable.AddScaled(errors.Slice(row * Panels.Width, Panels.Width), 1f, bias);
        }
    }

    // In stretches of rows whose errors stay in the processor's cache while all features of the block read them.
    private void AddDense(ReadOnlySpan<float> errors, int first, int last, Span<float> result)
    {
        for (var start = 0; start < rows.Length; start += RowsInCache)
        {
            var end = Math.Min(rows.Length, start + RowsInCache);
            Panels.AddProduct(
                dense.AsSpan((start * denseWidth) + first - sparseCount), 1, denseWidth, last - first,
                errors[(start * Panels.Width)..(end * Panels.Width)], result[(first * Panels.Width)..], Panels.Width);
        }
    }

    private double SquaredLength(float[] weights)
    {
        var sum = 0.0;
        for (var panel = 0; panel < PanelCount; panel++)
        {
            var matrix = Panel(weights, panel, FeatureCount)[..((FeatureCount - 1) * Panels.Width)];
            sum += Portable.LongDot(matrix, matrix);
        }

        return sum;
    }

    private static SparseVector[] Transpose(SparseVector[] rows, int count)
    {
        var sizes = new int[count];
        foreach (var row in rows)
        {
            foreach (var index in row.Indices)
                sizes[index]++;
        }

        var columns = Array.ConvertAll(sizes, size => new SparseVector(new int[size], new float[size]));
        Array.Clear(sizes);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var i = 0; i < rows[row].Indices.Length; i++)
            {
                var column = rows[row].Indices[i];
                columns[column].Indices[sizes[column]] = row;
                columns[column].Values[sizes[column]++] = rows[row].Values[i];
            }
        }

        return columns;
    }
}
