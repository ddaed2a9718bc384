using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>One layer of a transformer that normalises before each half: attention among the pieces, then a feed-forward net for each.</summary>
/// <param name="BeforeAttention">Over float[pieces, <see cref="Width"/>].</param>
/// <param name="QueriesKeysValues">From <see cref="Width"/> to three times as many.</param>
/// <param name="Attended">From <see cref="Width"/> to <see cref="Outer"/>.</param>
/// <param name="BeforeFeedForward">Over float[pieces, <see cref="Outer"/>].</param>
/// <param name="Widen">From <see cref="Outer"/> to <see cref="Inner"/>.</param>
/// <param name="Narrow">From <see cref="Inner"/> to <see cref="Outer"/>.</param>
internal sealed record TransformerLayer(
    LayerNorm BeforeAttention, DenseLayer QueriesKeysValues, DenseLayer Attended, LayerNorm BeforeFeedForward, DenseLayer Widen, DenseLayer Narrow)
{
    public const int Heads = 4;

    /// <summary>Keys are laid out for so many products at once.</summary>
    private const int Columns = 16;

    /// <summary>Numbers a piece that go into attention.</summary>
    public int Width => QueriesKeysValues.Inputs;

    /// <summary>Numbers a piece that come out.</summary>
    public int Outer => Narrow.Outputs;

    /// <summary>Numbers a piece inside the feed-forward net.</summary>
    public int Inner => Narrow.Inputs;

    /// <param name="name">The layer's name among the weights, such as <c>Layer_0</c>.</param>
    public static TransformerLayer Read(WeightFile weights, string name, int width, int outer, int inner)
    {
        var layer = $"Encode/{name}/TransformerLayer";
        var stack = $"TransformerStack/{name}/TransformerLayer";
        return new TransformerLayer(
            LayerNorm.Read(weights, $"{layer}/layer_prepostprocess", width),
            DenseLayer.Read(weights, $"{layer}/MultiheadAttention/qkv_transform_single/kernel/part_0", $"{layer}/MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat", width, 3 * width),
            DenseLayer.Read(weights, $"{layer}/MultiheadAttention/output_transform_single/kernel/part_0", $"{layer}/MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat", width, outer),
            LayerNorm.Read(weights, $"{layer}/FFN/layer_prepostprocess", outer),
            DenseLayer.Read(weights, $"{stack}/FFN/conv1/Tensordot/Reshape_1", $"{layer}/FFN/conv1/bias/ConcatPartitions/concat", outer, inner),
            DenseLayer.Read(weights, $"{stack}/FFN/conv2/Tensordot/Reshape_1", $"{layer}/FFN/conv2/bias/ConcatPartitions/concat", inner, outer));
    }

    /// <summary>Reads the input of the room, float[count, <see cref="Width"/>], and adds to its state, float[count, <see cref="Outer"/>].</summary>
    public void Apply(Workspace room, int count)
    {
        var state = room.State.AsSpan(0, count * Outer);
        var added = room.Added.AsSpan(0, count * Outer);
        BeforeAttention.Apply(room.Input, count, room.Normal);
        QueriesKeysValues.Apply(room.Normal, count, room.Inner);
        Attend(room.Inner, count, room.Mixed.AsSpan(0, count * Width));
        Attended.Apply(room.Mixed, count, added);
        TensorPrimitives.Add(state, added, state);
        BeforeFeedForward.Apply(state, count, room.Normal);
        var wide = room.Inner.AsSpan(0, count * Inner);
        Widen.Apply(room.Normal, count, wide);
        TensorPrimitives.Max(wide, 0f, wide);
        Narrow.Apply(wide, count, added);
        TensorPrimitives.Add(state, added, state);
    }

    /// <summary>Each piece's values mixed by how well its query fits the keys of all pieces.</summary>
    /// <param name="projected">Queries, keys and values, float[count, 3, <see cref="Width"/>].</param>
    /// <param name="mixed">float[count, <see cref="Width"/>], overwritten.</param>
    public void Attend(ReadOnlySpan<float> projected, int count, Span<float> mixed)
    {
        mixed.Clear();
        var size = Width / Heads;
        var columns = (count + Columns - 1) / Columns * Columns;
        var room = ArrayPool<float>.Shared.Rent((size + 1) * columns);
        var keys = room.AsSpan(0, size * columns);
        var fit = room.AsSpan(size * columns, columns);
        for (var head = 0; head < Heads; head++)
        {
            Turn(projected[(Width + (head * size))..], count, keys, columns);
            var values = projected[((2 * Width) + (head * size))..];
            for (var piece = 0; piece < count; piece++)
            {
                Portable.Dots(projected.Slice((piece * 3 * Width) + (head * size), size), keys, fit);
                Share(fit[..count], size);
                Portable.AddScaledRows(values, 3 * Width, fit[..count], mixed.Slice((piece * Width) + (head * size), size));
            }
        }

        ArrayPool<float>.Shared.Return(room);
    }

    /// <summary>Writes the keys of a head in columns, float[size, columns]; columns beyond the count hold zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(ReadOnlySpan<float> from, int count, Span<float> keys, int columns)
    {
        keys.Clear();
        var size = Width / Heads;
        for (var piece = 0; piece < count; piece++)
        {
            var key = from.Slice(piece * 3 * Width, size);
            for (var i = 0; i < key.Length; i++)
                keys[(i * columns) + piece] = key[i];
        }
    }

    /// <summary>How much a piece takes of each.</summary>
    /// <param name="fit">float[count], overwritten; sums to 1.</param>
    public void Fit(ReadOnlySpan<float> projected, int head, int piece, Span<float> fit)
    {
        var size = Width / Heads;
        var query = projected.Slice((piece * 3 * Width) + (head * size), size);
        for (var other = 0; other < fit.Length; other++)
            fit[other] = Portable.Dot(query, projected.Slice((other * 3 * Width) + Width + (head * size), size));
        Share(fit, size);
    }

    /// <summary>Turns products of a query with keys into shares that sum to 1.</summary>
    private static void Share(Span<float> fit, int size)
    {
        TensorPrimitives.Multiply(fit, (float)(1 / Math.Sqrt(size)), fit);
        Portable.SoftMax(fit);
    }
}
