using System.Numerics.Tensors;

using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>One layer of a transformer that normalises before each half: attention among the pieces, then a feed-forward net for each.</summary>
internal sealed class TransformerLayer
{
    private const int Heads = 4;

    private readonly LayerNorm beforeAttention;
    private readonly DenseLayer queriesKeysValues;
    private readonly DenseLayer attended;
    private readonly LayerNorm beforeFeedForward;
    private readonly DenseLayer widen;
    private readonly DenseLayer narrow;
    private readonly int width;
    private readonly int outer;
    private readonly int inner;

    /// <param name="name">The layer's name among the weights, such as <c>Layer_0</c>.</param>
    /// <param name="width">Numbers a piece that go into attention.</param>
    /// <param name="outer">Numbers a piece that come out.</param>
    /// <param name="inner">Numbers a piece inside the feed-forward net.</param>
    public TransformerLayer(WeightFile weights, string name, int width, int outer, int inner)
    {
        this.width = width;
        this.outer = outer;
        this.inner = inner;
        var layer = $"Encode/{name}/TransformerLayer";
        var stack = $"TransformerStack/{name}/TransformerLayer";
        beforeAttention = new LayerNorm(weights, $"{layer}/layer_prepostprocess", width);
        queriesKeysValues = new DenseLayer(weights, $"{layer}/MultiheadAttention/qkv_transform_single/kernel/part_0", $"{layer}/MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat", width, 3 * width);
        attended = new DenseLayer(weights, $"{layer}/MultiheadAttention/output_transform_single/kernel/part_0", $"{layer}/MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat", width, outer);
        beforeFeedForward = new LayerNorm(weights, $"{layer}/FFN/layer_prepostprocess", outer);
        widen = new DenseLayer(weights, $"{stack}/FFN/conv1/Tensordot/Reshape_1", $"{layer}/FFN/conv1/bias/ConcatPartitions/concat", outer, inner);
        narrow = new DenseLayer(weights, $"{stack}/FFN/conv2/Tensordot/Reshape_1", $"{layer}/FFN/conv2/bias/ConcatPartitions/concat", inner, outer);
    }

    /// <summary>Reads the input of the room, float[count, width], and adds to its state, float[count, outer].</summary>
    public void Apply(Workspace room, int count)
    {
        var state = room.State.AsSpan(0, count * outer);
        var added = room.Added.AsSpan(0, count * outer);
        beforeAttention.Apply(room.Input, count, room.Normal);
        queriesKeysValues.Apply(room.Normal, count, room.Inner);
        Attend(room.Inner, count, room.Mixed.AsSpan(0, count * width));
        attended.Apply(room.Mixed, count, added);
        TensorPrimitives.Add(state, added, state);
        beforeFeedForward.Apply(state, count, room.Normal);
        var wide = room.Inner.AsSpan(0, count * inner);
        widen.Apply(room.Normal, count, wide);
        TensorPrimitives.Max(wide, 0f, wide);
        narrow.Apply(wide, count, added);
        TensorPrimitives.Add(state, added, state);
    }

    /// <summary>Each piece's values mixed by how well its query fits the keys of all pieces.</summary>
    private void Attend(ReadOnlySpan<float> projected, int count, Span<float> mixed)
    {
        mixed.Clear();
        var size = width / Heads;
        var scale = (float)(1 / Math.Sqrt(size));
        Span<float> fit = stackalloc float[count];
        for (var head = 0; head < Heads; head++)
        {
            for (var piece = 0; piece < count; piece++)
            {
                var query = projected.Slice((piece * 3 * width) + (head * size), size);
                for (var other = 0; other < count; other++)
                    fit[other] = Portable.Dot(query, projected.Slice((other * 3 * width) + width + (head * size), size)) * scale;
                Portable.SoftMax(fit);
                var result = mixed.Slice((piece * width) + (head * size), size);
                for (var other = 0; other < count; other++)
                    Portable.AddScaled(projected.Slice((other * 3 * width) + (2 * width) + (head * size), size), fit[other], result);
            }
        }
    }
}
