using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SkinAdvisorBot.Language.Numerics;

/// <summary>Sums whose order, and so whose last bit, does not depend on how wide the processor's vectors are.</summary>
/// <remarks>Sixteen running sums, one for every sixteenth number, are added up one after the other at the end. A machine with narrower
/// vectors does the same in more instructions. Exponentials are a series of our own; the few square roots, logarithms, sines and tangents
/// are taken in double and kept in single precision, where libraries that differ in the last of 53 bits nearly always agree.</remarks>
internal static class Portable
{
    private const int Lanes = 16;
    private const int Chunk = 1 << 14;
    private const int SmallChunk = 1 << 10;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sums = Vector512<float>.Zero;
        var i = 0;
        for (; i + Lanes <= left.Length; i += Lanes)
            sums = Vector512.FusedMultiplyAdd(Vector512.Create(left[i..]), Vector512.Create(right[i..]), sums);
        var sum = Fold(sums);
        for (; i < left.Length; i++)
            sum = MathF.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }

    /// <summary>The products of a vector with many others, each to the last bit as <see cref="Dot"/> gives it, and many times as fast.</summary>
    /// <param name="others">The others in columns, float[vector.Length, count].</param>
    /// <param name="products">float[count], overwritten; a multiple of 16 long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dots(ReadOnlySpan<float> vector, ReadOnlySpan<float> others, Span<float> products)
    {
        var count = products.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(count % Lanes, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(others.Length, vector.Length * count);
        ref var columns = ref MemoryMarshal.GetReference(others);
        var whole = vector.Length / Lanes * Lanes;
        for (var first = 0; first < count; first += Lanes)
        {
            var product = Vector512<float>.Zero;
            for (var lane = 0; lane < Lanes; lane++)
            {
                var sum = Vector512<float>.Zero;
                for (var i = lane; i < whole; i += Lanes)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(vector[i]), Vector512.LoadUnsafe(ref columns, (nuint)((i * count) + first)), sum);
                product += sum;
            }

            for (var i = whole; i < vector.Length; i++)
                product = Vector512.FusedMultiplyAdd(Vector512.Create(vector[i]), Vector512.LoadUnsafe(ref columns, (nuint)((i * count) + first)), product);
            product.CopyTo(products[first..]);
        }
    }

    /// <summary>The product of long vectors: single precision over a short stretch, double over the stretches, which is exact enough for line searches and fast.</summary>
    public static double LongDot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var start = 0; start < left.Length; start += SmallChunk)
        {
            var length = Math.Min(SmallChunk, left.Length - start);
            sum += Dot(left.Slice(start, length), right.Slice(start, length));
        }

        return sum;
    }

    /// <summary>The same, by several threads.</summary>
    public static double LongDot(float[] left, float[] right, ParallelOptions parallel)
    {
        var parts = new double[ChunkCount(left.Length)];
        ForChunks(left.Length, parallel, chunk => parts[ChunkOf(chunk)] = LongDot(left.AsSpan(chunk), right.AsSpan(chunk)));
        var sum = 0.0;
        foreach (var part in parts)
            sum += part;
        return sum;
    }

    /// <summary>Stretches of a long vector.</summary>
    public static int ChunkCount(int length) => (length + Chunk - 1) / Chunk;

    /// <summary>Which of them one is.</summary>
    public static int ChunkOf(Range chunk) => chunk.Start.Value / Chunk;

    /// <summary>Calls an action for stretches of a long vector, at most 16,384 numbers each, by several threads.</summary>
    public static void ForChunks(int length, ParallelOptions parallel, Action<Range> action) =>
        Parallel.For(0, ChunkCount(length), parallel, i => action((i * Chunk)..Math.Min(length, (i + 1) * Chunk)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(ReadOnlySpan<float> numbers)
    {
        var sums = Vector512<float>.Zero;
        var i = 0;
        for (; i + Lanes <= numbers.Length; i += Lanes)
            sums += Vector512.Create(numbers[i..]);
        var sum = Fold(sums);
        for (; i < numbers.Length; i++)
            sum += numbers[i];
        return sum;
    }

    /// <summary>target += factor × numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ReadOnlySpan<float> numbers, float factor, Span<float> target)
    {
        var factors = Vector512.Create(factor);
        var i = 0;
        for (; i + Lanes <= numbers.Length; i += Lanes)
            Vector512.FusedMultiplyAdd(Vector512.Create(numbers[i..]), factors, Vector512.Create<float>(target[i..])).CopyTo(target[i..]);
        for (; i < numbers.Length; i++)
            target[i] = MathF.FusedMultiplyAdd(numbers[i], factor, target[i]);
    }

    /// <summary>target += factors × rows, to the last bit as <see cref="AddScaled"/> adds one row after the other.</summary>
    /// <param name="rows">Row i starts at i × <paramref name="stride"/> and is as long as the target.</param>
    /// <param name="factors">One for each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaledRows(ReadOnlySpan<float> rows, int stride, ReadOnlySpan<float> factors, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, factors.Length == 0 ? 0 : ((factors.Length - 1) * stride) + target.Length);
        ref var first = ref MemoryMarshal.GetReference(rows);
        ref var result = ref MemoryMarshal.GetReference(target);
        nuint i = 0;
        for (; i + (2 * Lanes) <= (nuint)target.Length; i += 2 * Lanes)
        {
            Vector512<float> low = Vector512.LoadUnsafe(ref result, i), high = Vector512.LoadUnsafe(ref result, i + Lanes);
            var from = i;
            foreach (var number in factors)
            {
                var factor = Vector512.Create(number);
                low = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, from), factor, low);
                high = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, from + Lanes), factor, high);
                from += (nuint)stride;
            }

            low.StoreUnsafe(ref result, i);
            high.StoreUnsafe(ref result, i + Lanes);
        }

        for (var row = 0; row < factors.Length && (int)i < target.Length; row++)
            AddScaled(rows.Slice((row * stride) + (int)i, target.Length - (int)i), factors[row], target[(int)i..]);
    }

    /// <summary>Turns scores into probabilities in place.</summary>
    /// <returns>The logarithm of the sum of the scores' exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SoftMax(Span<float> scores)
    {
        var top = float.NegativeInfinity;
        foreach (var score in scores)
            top = Math.Max(top, score);
        var tops = Vector512.Create(top);
        Span<float> last = stackalloc float[Lanes];
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i += Lanes)
        {
            var part = scores.Slice(i, Math.Min(Lanes, scores.Length - i));
            part.CopyTo(last);
            Exp(Vector512.Create<float>(last) - tops).CopyTo(last);
            last[..part.Length].CopyTo(part);
            foreach (var weight in part)
                sum += weight;
        }

        var share = (float)(1 / sum);
        for (var i = 0; i < scores.Length; i++)
            scores[i] *= share;
        return top + (float)Math.Log(sum);
    }

    /// <summary>e to the power of numbers that are not above 0, within two units in the last place; below -87 it is 0.</summary>
    /// <remarks>e^x = 2^n · e^r with n whole and |r| at most ln(2) / 2, and e^r by its series (Cody and Waite 1980).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<float> Exp(Vector512<float> x)
    {
        var small = Vector512.LessThan(x, Vector512.Create(-87f));
        var n = Vector512.Round(Vector512.Max(x, Vector512.Create(-87f)) * Vector512.Create(1.44269504f));
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), Vector512.Max(x, Vector512.Create(-87f)));
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var series = Vector512.Create(1f / 5040);
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 720));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 120));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 24));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f / 6));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(0.5f));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f));
        series = Vector512.FusedMultiplyAdd(series, r, Vector512.Create(1f));
        var power = Vector512.ShiftLeft(Vector512.ConvertToInt32(n) + Vector512.Create(127), 23).AsSingle();
        return Vector512.AndNot(series * power, small);
    }

    /// <summary>Scales a vector to length 1; a vector of zeros stays.</summary>
    public static void Normalize(Span<float> vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        if (length < 1e-9)
            return;
        var factor = (float)(1 / length);
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Fold(Vector512<float> sums)
    {
        var sum = 0f;
        for (var lane = 0; lane < Lanes; lane++)
            sum += sums.GetElement(lane);
        return sum;
    }
}
