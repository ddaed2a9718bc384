namespace SkinAdvisorBot.Language.Numerics;

/// <summary>Minimises a smooth convex function by L-BFGS (Nocedal 1980) with a line search that ends at the weak Wolfe conditions.</summary>
internal static class LimitedMemoryBfgs
{
    /// <summary>Steps remembered for the curvature.</summary>
    private const int History = 8;

    /// <summary>A step must gain this share of what the slope promises.</summary>
    private const double SufficientDecrease = 1e-4;

    /// <summary>And flatten the slope to this share.</summary>
    private const double Curvature = 0.9;

    private const int MaxSearches = 20;

    /// <summary>Value of the function at a point; writes its gradient there.</summary>
    public delegate double Function(float[] point, float[] gradient);

    /// <param name="length">Numbers in a point; the search starts from zeros.</param>
    /// <param name="tolerance">Ends when an iteration lowers the value by less than this share of it.</param>
    /// <returns>The lowest point reached.</returns>
    public static float[] Minimize(Function function, int length, int maxIterations, double tolerance, ParallelOptions parallel)
    {
        float[] point = new float[length], gradient = new float[length], next = new float[length], nextGradient = new float[length];
        var direction = new float[length];
        var memory = new List<(float[] Step, float[] Change, double Product)>();
        var value = function(point, gradient);
        for (var iteration = 0; iteration < maxIterations; iteration++)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            Descend(memory, gradient, direction, parallel);
            var slope = Dot(direction, gradient, parallel);
            if (slope >= 0)
                break;
            var first = memory.Count == 0 ? 1 / Math.Sqrt(Dot(gradient, gradient, parallel)) : 1;
            if (Search(function, point, direction, value, slope, first, next, nextGradient, parallel) is not { } found)
                break;
            Remember(memory, point, next, gradient, nextGradient, parallel);
            (point, next) = (next, point);
            (gradient, nextGradient) = (nextGradient, gradient);
            var gain = value - found;
            value = found;
            if (gain <= tolerance * Math.Abs(value))
                break;
        }

        return point;
    }

    /// <summary>The two loops: minus the gradient, bent by the curvature of the remembered steps.</summary>
    private static void Descend(List<(float[] Step, float[] Change, double Product)> memory, float[] gradient, float[] direction, ParallelOptions parallel)
    {
        Portable.ForChunks(direction.Length, parallel, chunk =>
        {
            for (var i = chunk.Start.Value; i < chunk.End.Value; i++)
                direction[i] = -gradient[i];
        });
        var weights = new double[memory.Count];
        for (var i = memory.Count - 1; i >= 0; i--)
        {
            weights[i] = Dot(memory[i].Step, direction, parallel) / memory[i].Product;
            Add(memory[i].Change, -weights[i], direction, parallel);
        }

        if (memory.Count > 0)
        {
            var scale = (float)(memory[^1].Product / Dot(memory[^1].Change, memory[^1].Change, parallel));
            Portable.ForChunks(direction.Length, parallel, chunk =>
            {
                for (var i = chunk.Start.Value; i < chunk.End.Value; i++)
                    direction[i] *= scale;
            });
        }

        for (var i = 0; i < memory.Count; i++)
            Add(memory[i].Step, weights[i] - (Dot(memory[i].Change, direction, parallel) / memory[i].Product), direction, parallel);
    }

    /// <summary>Looks along the direction for a step that is neither too long nor too short; its value, or null when nothing lower is found.</summary>
    private static double? Search(
        Function function, float[] point, float[] direction, double value, double slope, double step, float[] next, float[] nextGradient, ParallelOptions parallel)
    {
        double low = 0, high = double.PositiveInfinity;
        for (var i = 0; i < MaxSearches; i++)
        {
            Portable.ForChunks(point.Length, parallel, chunk =>
            {
                point.AsSpan(chunk).CopyTo(next.AsSpan(chunk));
                Portable.AddScaled(direction.AsSpan(chunk), (float)step, next.AsSpan(chunk));
            });
            var reached = function(next, nextGradient);
            if (reached > value + (SufficientDecrease * step * slope))
                high = step;
            else if (Dot(nextGradient, direction, parallel) < Curvature * slope)
                low = step;
            else
                return reached;
            step = double.IsInfinity(high) ? 2 * step : (low + high) / 2;
        }

        return null;
    }

    private static void Remember(
        List<(float[] Step, float[] Change, double Product)> memory, float[] point, float[] next, float[] gradient, float[] nextGradient, ParallelOptions parallel)
    {
        var (step, change) = memory.Count < History ? (new float[point.Length], new float[point.Length]) : (memory[0].Step, memory[0].Change);
        if (memory.Count == History)
            memory.RemoveAt(0);
        Portable.ForChunks(point.Length, parallel, chunk =>
        {
            for (var i = chunk.Start.Value; i < chunk.End.Value; i++)
            {
                step[i] = next[i] - point[i];
                change[i] = nextGradient[i] - gradient[i];
            }
        });
        var product = Dot(step, change, parallel);
        if (product > 0)
            memory.Add((step, change, product));
    }

    private static void Add(float[] numbers, double factor, float[] target, ParallelOptions parallel) =>
        Portable.ForChunks(target.Length, parallel, chunk => Portable.AddScaled(numbers.AsSpan(chunk), (float)factor, target.AsSpan(chunk)));

    private static double Dot(float[] left, float[] right, ParallelOptions parallel) => Portable.LongDot(left, right, parallel);
}
