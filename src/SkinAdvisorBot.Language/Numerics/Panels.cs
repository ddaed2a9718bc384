using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SkinAdvisorBot.Language.Numerics;

/// <summary>Products with matrices laid out in panels of 32 columns: float[panels, rows, 32].</summary>
/// <remarks>Every number of a result is summed in the order of the rows by fused multiply-adds, whatever the width of the processor's
/// vectors and the number of threads, so that all machines agree to the last bit. The loops are compiled for speed from the first call on:
/// a first visitor should not wait for the runtime to notice that they are hot.</remarks>
internal static class Panels
{
    /// <summary>Columns of a panel: two vectors of the widest kind.</summary>
    public const int Width = 32;

    private const int Half = Width / 2;

    /// <summary>Columns, rounded up to whole panels.</summary>
    public static int Round(int columns) => (columns + Width - 1) / Width * Width;

    /// <summary>result += inputs × panel.</summary>
    /// <param name="inputs">float[count, rows].</param>
    /// <param name="panel">float[rows, 32].</param>
    /// <param name="result">Row i starts at i × <paramref name="stride"/>; 32 numbers of each are added to.</param>
    public static void AddProduct(ReadOnlySpan<float> inputs, int count, ReadOnlySpan<float> panel, Span<float> result, int stride) =>
        AddProduct(inputs, panel.Length / Width, 1, count, panel, result, stride);

    /// <param name="inputs">Number k of row i lies at i × <paramref name="inputStride"/> + k × <paramref name="numberStride"/>; as many of a row are read as the panel has rows.</param>
    /// <inheritdoc cref="AddProduct(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(ReadOnlySpan<float> inputs, int inputStride, int numberStride, int count, ReadOnlySpan<float> panel, Span<float> result, int stride)
    {
        var rows = panel.Length / Width;
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs.Length, count == 0 ? 0 : ((count - 1) * inputStride) + ((rows - 1) * numberStride) + 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(result.Length, count == 0 ? 0 : ((count - 1) * stride) + Width);
        ref var matrix = ref MemoryMarshal.GetReference(panel);
        ref var input = ref MemoryMarshal.GetReference(inputs);
        ref var output = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i + 4 <= count; i += 4)
            AddFour(ref matrix, (nuint)rows, ref Unsafe.Add(ref input, i * inputStride), (nuint)inputStride, (nuint)numberStride, ref Unsafe.Add(ref output, i * stride), (nuint)stride);
        for (; i + 2 <= count; i += 2)
            AddTwo(ref matrix, (nuint)rows, ref Unsafe.Add(ref input, i * inputStride), (nuint)inputStride, (nuint)numberStride, ref Unsafe.Add(ref output, i * stride), (nuint)stride);
        if (i < count)
            AddOne(ref matrix, (nuint)rows, ref Unsafe.Add(ref input, i * inputStride), (nuint)numberStride, ref Unsafe.Add(ref output, i * stride));
    }

    /// <summary>result += vector × panel, for a vector given by its non-zero entries.</summary>
    /// <param name="indices">Rows of the panel.</param>
    /// <param name="panel">float[rows, 32].</param>
    /// <param name="result">float[32].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSparse(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, ReadOnlySpan<float> panel, Span<float> result)
    {
        var low = Vector512.Create<float>(result);
        var high = Vector512.Create<float>(result[Half..]);
        for (var i = 0; i < indices.Length; i++)
        {
            var row = panel.Slice(indices[i] * Width, Width);
            var value = Vector512.Create(values[i]);
            low = Vector512.FusedMultiplyAdd(Vector512.Create(row), value, low);
            high = Vector512.FusedMultiplyAdd(Vector512.Create(row[Half..]), value, high);
        }

        low.CopyTo(result);
        high.CopyTo(result[Half..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(ref float panel, nuint rows, ref float input, nuint inputStride, nuint numberStride, ref float output, nuint stride)
    {
        Vector512<float> a0 = Vector512.LoadUnsafe(ref output), b0 = Vector512.LoadUnsafe(ref output, Half);
        Vector512<float> a1 = Vector512.LoadUnsafe(ref output, stride), b1 = Vector512.LoadUnsafe(ref output, stride + Half);
        Vector512<float> a2 = Vector512.LoadUnsafe(ref output, 2 * stride), b2 = Vector512.LoadUnsafe(ref output, (2 * stride) + Half);
        Vector512<float> a3 = Vector512.LoadUnsafe(ref output, 3 * stride), b3 = Vector512.LoadUnsafe(ref output, (3 * stride) + Half);
        for (nuint row = 0; row < rows; row++)
        {
            var a = Vector512.LoadUnsafe(ref panel, row * Width);
            var b = Vector512.LoadUnsafe(ref panel, (row * Width) + Half);
            var x = Vector512.Create(input);
            a0 = Vector512.FusedMultiplyAdd(a, x, a0);
            b0 = Vector512.FusedMultiplyAdd(b, x, b0);
            x = Vector512.Create(Unsafe.Add(ref input, inputStride));
            a1 = Vector512.FusedMultiplyAdd(a, x, a1);
            b1 = Vector512.FusedMultiplyAdd(b, x, b1);
            x = Vector512.Create(Unsafe.Add(ref input, 2 * inputStride));
            a2 = Vector512.FusedMultiplyAdd(a, x, a2);
            b2 = Vector512.FusedMultiplyAdd(b, x, b2);
            x = Vector512.Create(Unsafe.Add(ref input, 3 * inputStride));
            a3 = Vector512.FusedMultiplyAdd(a, x, a3);
            b3 = Vector512.FusedMultiplyAdd(b, x, b3);
            input = ref Unsafe.Add(ref input, numberStride);
        }

        a0.StoreUnsafe(ref output);
        b0.StoreUnsafe(ref output, Half);
        a1.StoreUnsafe(ref output, stride);
        b1.StoreUnsafe(ref output, stride + Half);
        a2.StoreUnsafe(ref output, 2 * stride);
        b2.StoreUnsafe(ref output, (2 * stride) + Half);
        a3.StoreUnsafe(ref output, 3 * stride);
        b3.StoreUnsafe(ref output, (3 * stride) + Half);
    }

    // One row alone waits for its own sums as long as two take together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTwo(ref float panel, nuint rows, ref float input, nuint inputStride, nuint numberStride, ref float output, nuint stride)
    {
        Vector512<float> a0 = Vector512.LoadUnsafe(ref output), b0 = Vector512.LoadUnsafe(ref output, Half);
        Vector512<float> a1 = Vector512.LoadUnsafe(ref output, stride), b1 = Vector512.LoadUnsafe(ref output, stride + Half);
        for (nuint row = 0; row < rows; row++)
        {
            var a = Vector512.LoadUnsafe(ref panel, row * Width);
            var b = Vector512.LoadUnsafe(ref panel, (row * Width) + Half);
            var x = Vector512.Create(input);
            a0 = Vector512.FusedMultiplyAdd(a, x, a0);
            b0 = Vector512.FusedMultiplyAdd(b, x, b0);
            x = Vector512.Create(Unsafe.Add(ref input, inputStride));
            a1 = Vector512.FusedMultiplyAdd(a, x, a1);
            b1 = Vector512.FusedMultiplyAdd(b, x, b1);
            input = ref Unsafe.Add(ref input, numberStride);
        }

        a0.StoreUnsafe(ref output);
        b0.StoreUnsafe(ref output, Half);
        a1.StoreUnsafe(ref output, stride);
        b1.StoreUnsafe(ref output, stride + Half);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOne(ref float panel, nuint rows, ref float input, nuint numberStride, ref float output)
    {
        Vector512<float> a = Vector512.LoadUnsafe(ref output), b = Vector512.LoadUnsafe(ref output, Half);
        for (nuint row = 0; row < rows; row++)
        {
            var x = Vector512.Create(input);
            a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref panel, row * Width), x, a);
            b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref panel, (row * Width) + Half), x, b);
            input = ref Unsafe.Add(ref input, numberStride);
        }

        a.StoreUnsafe(ref output);
        b.StoreUnsafe(ref output, Half);
    }
}
