using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Numerics;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class MaximumEntropyTests
{
    private const int Sparse = 6;
    private const int Dense = 3;
    private const int Labels = 3;
    private const float L2 = 0.3f;

    private static readonly Random Seeded = new(4);
    private static readonly int[] Truth = [.. Enumerable.Range(0, 90).Select(i => i % Labels)];
    private static readonly SparseVector[] Rows = [.. Truth.Select(Row)];
    private static readonly float[] Vectors = [.. Truth.SelectMany(label => Enumerable.Range(0, Dense).Select(i => (i == label ? 0.7f : 0f) + (float)Seeded.NextDouble()))];

    private readonly MaximumEntropy loss = new(Rows, Sparse, Vectors, Dense, Truth, Labels, L2);

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var point = new float[loss.Length];
        for (var feature = 0; feature < loss.FeatureCount; feature++)
        {
            for (var label = 0; label < Labels; label++)
                point[(feature * Panels.Width) + label] = (float)Math.Sin(feature + (2 * label));
        }

        var gradient = new float[loss.Length];
        loss.Evaluate(point, gradient, new ParallelOptions());

        foreach (var i in new[] { 0, 1, Panels.Width + 2, (Sparse * Panels.Width) + 1, ((Sparse + Dense) * Panels.Width) + 2 })
        {
            const float Step = 1e-2f;
            var higher = At(point, i, Step);
            var lower = At(point, i, -Step);
            Assert.Equal((higher - lower) / (2 * Step), gradient[i], 2e-2);
        }
    }

    [Fact]
    public void The_lowest_loss_is_where_ml_nets_own_trainer_finds_it()
    {
        var weights = LimitedMemoryBfgs.Minimize((point, gradient) => loss.Evaluate(point, gradient, new ParallelOptions()), new float[loss.Length], 500, 1e-9, new ParallelOptions());
        var head = new LinearHead(weights, Labels, Sparse, Dense);

        var theirs = MlNet();
        for (var row = 0; row < Rows.Length; row++)
        {
            var ours = head.Score(Rows[row], Vectors.AsSpan(row * Dense, Dense));
            Portable.SoftMax(ours);
            Assert.All(ours.Zip(theirs[row]), pair => Assert.Equal(pair.Second, pair.First, 0.02));
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        float[] Fit(int threads)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
            return LimitedMemoryBfgs.Minimize((point, gradient) => loss.Evaluate(point, gradient, parallel), new float[loss.Length], 50, 1e-6, parallel);
        }

        Assert.Equal(Fit(1), Fit(6));
    }

    private double At(float[] point, int index, float change)
    {
        var moved = (float[])point.Clone();
        moved[index] += change;
        return loss.Evaluate(moved, new float[loss.Length], new ParallelOptions());
    }

    private static float[][] MlNet()
    {
        var context = new MLContext(1);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Sparse + Dense);
        schema[nameof(Example.Label)].ColumnType = new KeyDataViewType(typeof(uint), Labels);
        var examples = Rows.Select((row, i) =>
        {
            var features = new float[Sparse + Dense];
            for (var j = 0; j < row.Indices.Length; j++)
                features[row.Indices[j]] = row.Values[j];
            Vectors.AsSpan(i * Dense, Dense).CopyTo(features.AsSpan(Sparse));
            return new Example { Features = features, Label = (uint)Truth[i] };
        }).ToArray();
        var data = context.Data.LoadFromEnumerable(examples, schema);
        var fitted = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0f, L2Regularization = L2, NumberOfThreads = 1, OptimizationTolerance = 1e-7f,
        }).Fit(data);
        return [.. fitted.Transform(data).GetColumn<float[]>("Score")];
    }

    private static SparseVector Row(int label)
    {
        var other = Seeded.Next(Sparse);
        return other == label ? new SparseVector([label], [1f]) : new SparseVector([Math.Min(label, other), Math.Max(label, other)], [0.8f, 0.6f]);
    }

    private sealed class Example
    {
        public float[] Features { get; set; } = [];

        public uint Label { get; set; }
    }
}
