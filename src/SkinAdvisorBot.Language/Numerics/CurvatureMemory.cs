namespace SkinAdvisorBot.Language.Numerics;

/// <summary>The latest steps of a descent and how they changed the gradient, which bend the next direction.</summary>
/// <remarks>The two loops of L-BFGS run on the inner products of the remembered vectors instead of on the vectors (Chen, Wang and Zhou 2014):
/// long vectors then pass through memory twice an iteration instead of five times, which was most of a fit's time.</remarks>
internal sealed class CurvatureMemory
{
    /// <summary>Steps remembered.</summary>
    private const int History = 6;

    private const int Gradient = 2 * History;

    private readonly ParallelOptions parallel;
    private readonly float[]?[] vectors = new float[Gradient][];
    private readonly double[,] products = new double[Gradient + 1, Gradient + 1];
    private int newest = -1;
    private int count;

    /// <param name="gradient">The gradient at the start.</param>
    public CurvatureMemory(float[] gradient, ParallelOptions parallel)
    {
        this.parallel = parallel;
        products[Gradient, Gradient] = Portable.LongDot(gradient, gradient, parallel);
    }

    /// <summary>Writes the direction to go from a point.</summary>
    /// <returns>The slope along it, below 0 unless the point is the lowest.</returns>
    public double Descend(float[] gradient, float[] direction)
    {
        var shares = Shares();
        Portable.ForChunks(direction.Length, parallel, chunk =>
        {
            var result = direction.AsSpan(chunk);
            result.Clear();
            Portable.AddScaled(gradient.AsSpan(chunk), (float)shares[Gradient], result);
            for (var i = 0; i < Gradient; i++)
            {
                if (vectors[i] is { } vector)
                    Portable.AddScaled(vector.AsSpan(chunk), (float)shares[i], result);
            }
        });
        return Product(shares, Gradient);
    }

    /// <summary>Takes in a step; one that says nothing of the curvature is left out.</summary>
    public void Remember(float[] point, float[] next, float[] gradient, float[] nextGradient)
    {
        var slot = (newest + 1) % History;
        var step = vectors[slot] ??= new float[point.Length];
        var change = vectors[History + slot] ??= new float[point.Length];
        var chunks = new double[Portable.ChunkCount(point.Length)][];
        Portable.ForChunks(point.Length, parallel, chunk =>
        {
            for (var i = chunk.Start.Value; i < chunk.End.Value; i++)
            {
                step[i] = next[i] - point[i];
                change[i] = nextGradient[i] - gradient[i];
            }

            chunks[Portable.ChunkOf(chunk)] = Products(step, change, nextGradient, chunk);
        });
        Take(slot, chunks);
        if (products[slot, History + slot] <= 0)
        {
            // A round-off of a step; with it, the direction could lead upwards.
            Array.Clear(vectors);
            newest = -1;
            count = 0;
            return;
        }

        newest = slot;
        count = Math.Min(count + 1, History);
    }

    /// <summary>Products of the step, the change and the gradient with everything remembered, in one stretch.</summary>
    private double[] Products(float[] step, float[] change, float[] gradient, Range chunk)
    {
        var sums = new double[3 * (Gradient + 1)];
        for (var i = 0; i <= Gradient; i++)
        {
            if ((i == Gradient ? gradient : vectors[i]) is not { } vector)
                continue;
            var other = vector.AsSpan(chunk);
            sums[3 * i] = Portable.LongDot(step.AsSpan(chunk), other);
            sums[(3 * i) + 1] = Portable.LongDot(change.AsSpan(chunk), other);
            sums[(3 * i) + 2] = Portable.LongDot(gradient.AsSpan(chunk), other);
        }

        return sums;
    }

    private void Take(int slot, double[][] chunks)
    {
        int[] rows = [slot, History + slot, Gradient];
        for (var i = 0; i <= Gradient; i++)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                var sum = 0.0;
                foreach (var chunk in chunks)
                    sum += chunk[(3 * i) + row];
                products[rows[row], i] = products[i, rows[row]] = sum;
            }
        }
    }

    /// <summary>The direction as shares of the remembered vectors and the gradient: the two loops.</summary>
    private double[] Shares()
    {
        var shares = new double[Gradient + 1];
        shares[Gradient] = -1;
        var weights = new double[History];
        for (var age = 0; age < count; age++)
        {
            var slot = Slot(age);
            weights[slot] = Product(shares, slot) / products[slot, History + slot];
            shares[History + slot] -= weights[slot];
        }

        if (count > 0)
        {
            var scale = products[newest, History + newest] / products[History + newest, History + newest];
            for (var i = 0; i < shares.Length; i++)
                shares[i] *= scale;
        }

        for (var age = count - 1; age >= 0; age--)
        {
            var slot = Slot(age);
            shares[slot] += weights[slot] - (Product(shares, History + slot) / products[slot, History + slot]);
        }

        return shares;
    }

    private int Slot(int age) => (newest - age + History) % History;

    private double Product(double[] shares, int with)
    {
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
            sum += shares[i] * products[i, with];
        return sum;
    }
}
