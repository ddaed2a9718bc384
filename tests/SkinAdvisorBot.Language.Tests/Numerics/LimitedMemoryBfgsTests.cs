using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Tests.Numerics;

public sealed class LimitedMemoryBfgsTests
{
    private static readonly ParallelOptions Parallel = new();

    [Fact]
    public void The_bottom_of_a_stretched_bowl_is_found()
    {
        // Σ k (x_k − k)² / 2 for k from 1 to 50: fifty times steeper one way than another.
        var lowest = LimitedMemoryBfgs.Minimize((point, gradient) =>
        {
            var value = 0.0;
            for (var i = 0; i < point.Length; i++)
            {
                var k = i + 1;
                gradient[i] = k * (point[i] - k);
                value += 0.5 * k * (point[i] - k) * (point[i] - k);
            }

            return value;
        }, new float[50], maxIterations: 200, tolerance: 1e-12, Parallel);

        Assert.All(lowest, (number, i) => Assert.Equal(i + 1, number, 1e-2));
    }

    [Fact]
    public void A_start_that_is_the_bottom_is_kept()
    {
        var calls = 0;

        var lowest = LimitedMemoryBfgs.Minimize((point, gradient) =>
        {
            calls++;
            Array.Copy(point, gradient, point.Length);
            return 0;
        }, new float[3], maxIterations: 10, tolerance: 1e-6, Parallel);

        Assert.Equal([0f, 0f, 0f], lowest);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void It_ends_after_the_iterations_it_is_given()
    {
        static double Value(float[] point, float[] gradient)
        {
            // Falls for ever.
            gradient[0] = -1;
            return -point[0];
        }

        Assert.True(float.IsFinite(LimitedMemoryBfgs.Minimize(Value, new float[1], maxIterations: 3, tolerance: 1e-6, Parallel)[0]));
    }

    [Fact]
    public void It_stops_when_it_is_called_off()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => LimitedMemoryBfgs.Minimize(
            (point, gradient) => { gradient[0] = 1; return point[0]; }, new float[1], 10, 1e-6, new ParallelOptions { CancellationToken = source.Token }));
    }
}
