namespace SkinAdvisorBot.Language.Numerics;

/// <summary>Minimises a smooth convex function by L-BFGS (Nocedal 1980) with a line search that ends at the weak Wolfe conditions.</summary>
internal static class LimitedMemoryBfgs
{
    /// <summary>A step must gain this share of what the slope promises.</summary>
    private const double SufficientDecrease = 1e-4;

    /// <summary>And flatten the slope to this share.</summary>
    private const double Curvature = 0.9;

    private const int MaxSearches = 20;

    /// <summary>Value of the function at a point; writes its gradient there.</summary>
    public delegate double Function(float[] point, float[] gradient);

    /// <param name="point">Where to start; its room is used on the way, and what it holds afterwards means nothing.</param>
    /// <param name="tolerance">Ends when an iteration lowers the value by less than this share of it.</param>
    /// <returns>The lowest point reached.</returns>
    public static float[] Minimize(Function function, float[] point, int maxIterations, double tolerance, ParallelOptions parallel)
    {
        float[] gradient = new float[point.Length], next = new float[point.Length], nextGradient = new float[point.Length], direction = new float[point.Length];
        var value = function(point, gradient);
        var memory = new CurvatureMemory(gradient, parallel);
        for (var iteration = 0; iteration < maxIterations; iteration++)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            var slope = memory.Descend(gradient, direction);
            if (slope >= 0)
                break;
            var first = iteration == 0 ? 1 / Math.Sqrt(-slope) : 1;
            if (Search(function, point, direction, value, slope, first, next, nextGradient, parallel) is not { } found)
                break;
            memory.Remember(point, next, gradient, nextGradient);
            (point, next) = (next, point);
            (gradient, nextGradient) = (nextGradient, gradient);
            var gain = value - found;
            value = found;
            if (gain <= tolerance * Math.Abs(value))
                break;
        }

        return point;
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
            else if (Portable.LongDot(nextGradient, direction, parallel) < Curvature * slope)
                low = step;
            else
                return reached;
            step = double.IsInfinity(high) ? 2 * step : (low + high) / 2;
        }

        return null;
    }
}
