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

    /// <summary>Rows whose sums fit the registers at once: the panel is read once for them. Narrower vectors need twice as many registers for a row, and have half of them.</summary>
    private static readonly int MostRows = Vector512.IsHardwareAccelerated ? 8 : 4;

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
        for (int blocks = (count + MostRows - 1) / MostRows, i = 0; blocks > 0; blocks--)
        {
            var block = (count - i + blocks - 1) / blocks;
            ref var first = ref Unsafe.Add(ref input, i * inputStride);
            ref var sums = ref Unsafe.Add(ref output, i * stride);
            var (numbers, inputStep, numberStep, step) = ((nuint)rows, (nuint)inputStride, (nuint)numberStride, (nuint)stride);
            switch (block)
            {
                case 1: AddRows<One>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
                case 2: AddRows<Two>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
                case 3: AddRows<Three>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
                case 4: AddRows<Four>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
                case 5: AddRows<Five>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
                case 6: AddRows<Six>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
                case 7: AddRows<Seven>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
                default: AddRows<Eight>(ref matrix, numbers, ref first, inputStep, numberStep, ref sums, step); break;
            }

            i += block;
        }
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

    /// <summary>As many rows as the type says, so that each count is compiled on its own and its sums stay in the processor's registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows<TCount>(ref float panel, nuint rows, ref float input, nuint inputStride, nuint numberStride, ref float output, nuint stride)
        where TCount : struct, ICount
    {
        Vector512<float> a0 = Vector512.LoadUnsafe(ref output), b0 = Vector512.LoadUnsafe(ref output, Half);
        Vector512<float> a1 = Vector512<float>.Zero, b1 = Vector512<float>.Zero;
        Vector512<float> a2 = Vector512<float>.Zero, b2 = Vector512<float>.Zero;
        Vector512<float> a3 = Vector512<float>.Zero, b3 = Vector512<float>.Zero;
        Vector512<float> a4 = Vector512<float>.Zero, b4 = Vector512<float>.Zero;
        Vector512<float> a5 = Vector512<float>.Zero, b5 = Vector512<float>.Zero;
        Vector512<float> a6 = Vector512<float>.Zero, b6 = Vector512<float>.Zero;
        Vector512<float> a7 = Vector512<float>.Zero, b7 = Vector512<float>.Zero;
        if (TCount.Value > 1)
            (a1, b1) = (Vector512.LoadUnsafe(ref output, stride), Vector512.LoadUnsafe(ref output, stride + Half));
        if (TCount.Value > 2)
            (a2, b2) = (Vector512.LoadUnsafe(ref output, 2 * stride), Vector512.LoadUnsafe(ref output, (2 * stride) + Half));
        if (TCount.Value > 3)
            (a3, b3) = (Vector512.LoadUnsafe(ref output, 3 * stride), Vector512.LoadUnsafe(ref output, (3 * stride) + Half));
        if (TCount.Value > 4)
            (a4, b4) = (Vector512.LoadUnsafe(ref output, 4 * stride), Vector512.LoadUnsafe(ref output, (4 * stride) + Half));
        if (TCount.Value > 5)
            (a5, b5) = (Vector512.LoadUnsafe(ref output, 5 * stride), Vector512.LoadUnsafe(ref output, (5 * stride) + Half));
        if (TCount.Value > 6)
            (a6, b6) = (Vector512.LoadUnsafe(ref output, 6 * stride), Vector512.LoadUnsafe(ref output, (6 * stride) + Half));
        if (TCount.Value > 7)
            (a7, b7) = (Vector512.LoadUnsafe(ref output, 7 * stride), Vector512.LoadUnsafe(ref output, (7 * stride) + Half));
        for (nuint row = 0; row < rows; row++)
        {
            var a = Vector512.LoadUnsafe(ref panel, row * Width);
            var b = Vector512.LoadUnsafe(ref panel, (row * Width) + Half);
            var x = Vector512.Create(input);
            a0 = Vector512.FusedMultiplyAdd(a, x, a0);
            b0 = Vector512.FusedMultiplyAdd(b, x, b0);
            if (TCount.Value > 1)
            {
                x = Vector512.Create(Unsafe.Add(ref input, inputStride));
                a1 = Vector512.FusedMultiplyAdd(a, x, a1);
                b1 = Vector512.FusedMultiplyAdd(b, x, b1);
            }

            if (TCount.Value > 2)
            {
                x = Vector512.Create(Unsafe.Add(ref input, 2 * inputStride));
                a2 = Vector512.FusedMultiplyAdd(a, x, a2);
                b2 = Vector512.FusedMultiplyAdd(b, x, b2);
            }

            if (TCount.Value > 3)
            {
                x = Vector512.Create(Unsafe.Add(ref input, 3 * inputStride));
                a3 = Vector512.FusedMultiplyAdd(a, x, a3);
                b3 = Vector512.FusedMultiplyAdd(b, x, b3);
            }

            if (TCount.Value > 4)
            {
                x = Vector512.Create(Unsafe.Add(ref input, 4 * inputStride));
                a4 = Vector512.FusedMultiplyAdd(a, x, a4);
                b4 = Vector512.FusedMultiplyAdd(b, x, b4);
            }

            if (TCount.Value > 5)
            {
                x = Vector512.Create(Unsafe.Add(ref input, 5 * inputStride));
                a5 = Vector512.FusedMultiplyAdd(a, x, a5);
                b5 = Vector512.FusedMultiplyAdd(b, x, b5);
            }

            if (TCount.Value > 6)
            {
                x = Vector512.Create(Unsafe.Add(ref input, 6 * inputStride));
                a6 = Vector512.FusedMultiplyAdd(a, x, a6);
                b6 = Vector512.FusedMultiplyAdd(b, x, b6);
            }

            if (TCount.Value > 7)
            {
                x = Vector512.Create(Unsafe.Add(ref input, 7 * inputStride));
                a7 = Vector512.FusedMultiplyAdd(a, x, a7);
                b7 = Vector512.FusedMultiplyAdd(b, x, b7);
            }

            input = ref Unsafe.Add(ref input, numberStride);
        }

        a0.StoreUnsafe(ref output);
        b0.StoreUnsafe(ref output, Half);
        if (TCount.Value > 1)
        {
            a1.StoreUnsafe(ref output, stride);
            b1.StoreUnsafe(ref output, stride + Half);
        }

        if (TCount.Value > 2)
        {
            a2.StoreUnsafe(ref output, 2 * stride);
            b2.StoreUnsafe(ref output, (2 * stride) + Half);
        }

        if (TCount.Value > 3)
        {
            a3.StoreUnsafe(ref output, 3 * stride);
            b3.StoreUnsafe(ref output, (3 * stride) + Half);
        }

        if (TCount.Value > 4)
        {
            a4.StoreUnsafe(ref output, 4 * stride);
            b4.StoreUnsafe(ref output, (4 * stride) + Half);
        }

        if (TCount.Value > 5)
        {
            a5.StoreUnsafe(ref output, 5 * stride);
            b5.StoreUnsafe(ref output, (5 * stride) + Half);
        }

        if (TCount.Value > 6)
        {
            a6.StoreUnsafe(ref output, 6 * stride);
            b6.StoreUnsafe(ref output, (6 * stride) + Half);
        }

        if (TCount.Value > 7)
        {
            a7.StoreUnsafe(ref output, 7 * stride);
            b7.StoreUnsafe(ref output, (7 * stride) + Half);
        }
    }

    private interface ICount
    {
        static abstract int Value { get; }
    }

    private readonly struct One : ICount
    {
        public static int Value => 1;
    }

    private readonly struct Two : ICount
    {
        public static int Value => 2;
    }

    private readonly struct Three : ICount
    {
        public static int Value => 3;
    }

    private readonly struct Four : ICount
    {
        public static int Value => 4;
    }

    private readonly struct Five : ICount
    {
        public static int Value => 5;
    }

    private readonly struct Six : ICount
    {
        public static int Value => 6;
    }

    private readonly struct Seven : ICount
    {
        public static int Value => 7;
    }

    private readonly struct Eight : ICount
    {
        public static int Value => 8;
    }
}
