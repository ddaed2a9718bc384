using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Numerics;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class HeadTrainerTests
{
    private const int Labels = 3;

    /// <summary>L2 weights at which a fit takes even and odd numbers of steps: it works in two arrays in turn, and either may hold the end.</summary>
    public static TheoryData<float> Weights => [0.01f, 0.03f, 0.1f, 0.3f, 1f, 3f, 10f];

    [Theory]
    [MemberData(nameof(Weights))]
    public void The_head_is_the_lowest_point_that_was_reached(float l2)
    {
        var (rows, labels) = Lines(90);
        var loss = new MaximumEntropy(rows, 6, [], 0, labels, Labels, l2);

        var head = HeadTrainer.Fit(rows, 6, [], 0, labels, Labels, l2, start: null, TestContext.Current.CancellationToken);

        var lowest = LimitedMemoryBfgs.Minimize((point, gradient) => loss.Evaluate(point, gradient, new ParallelOptions()), new float[loss.Length], 300, HeadTrainer.Tolerance, new ParallelOptions());
        Assert.Equal(lowest, head.Weights.ToArray());
    }

    [Fact]
    public void A_shorter_way_ends_where_the_long_one_does()
    {
        var (rows, labels) = Lines(90);
        float[] dense = [.. labels.SelectMany(label => new[] { label == 0 ? 1f : 0f, 0.5f })];
        var quick = HeadTrainer.Fit(rows, 6, [], 0, labels, Labels, 0.1f, start: null, TestContext.Current.CancellationToken);

        var near = HeadTrainer.Fit(rows, 6, dense, 2, labels, Labels, 0.1f, quick, TestContext.Current.CancellationToken);

        var far = HeadTrainer.Fit(rows, 6, dense, 2, labels, Labels, 0.1f, start: null, TestContext.Current.CancellationToken);
        for (var row = 0; row < rows.Length; row++)
        {
            float[] one = near.Score(rows[row], dense.AsSpan(2 * row, 2)), other = far.Score(rows[row], dense.AsSpan(2 * row, 2));
            Portable.SoftMax(one);
            Portable.SoftMax(other);
            Assert.All(one.Zip(other), pair => Assert.Equal(pair.Second, pair.First, 0.03f));
        }
    }

    private static (SparseVector[] Rows, int[] Labels) Lines(int size)
    {
        var random = new Random(size);
        int[] labels = [.. Enumerable.Range(0, size).Select(i => i % Labels)];
        return ([.. labels.Select(label => new SparseVector([label, 3 + random.Next(3)], [1f, (float)random.NextDouble()]))], labels);
    }
}
