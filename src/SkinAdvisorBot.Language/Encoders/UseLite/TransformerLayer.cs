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

    /// <param name="name">The layer's name among the weights, such as <c>Layer_0</c>.</param>
    /// <param name="width">Numbers a piece that go into attention.</param>
    /// <param name="outer">Numbers a piece that come out.</param>
    /// <param name="inner">Numbers a piece inside the feed-forward net.</param>
    public TransformerLayer(WeightFile weights, string name, int width, int outer, int inner)
    {
        this.width = width;
        var layer = $"Encode/{name}/TransformerLayer";
        var stack = $"TransformerStack/{name}/TransformerLayer";
        beforeAttention = new LayerNorm(weights, $"{layer}/layer_prepostprocess", width);
        queriesKeysValues = new DenseLayer(weights, $"{layer}/MultiheadAttention/qkv_transform_single/kernel/part_0", $"{layer}/MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat", width, 3 * width);
        attended = new DenseLayer(weights, $"{layer}/MultiheadAttention/output_transform_single/kernel/part_0", $"{layer}/MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat", width, outer);
        beforeFeedForward = new LayerNorm(weights, $"{layer}/FFN/layer_prepostprocess", outer);
        widen = new DenseLayer(weights, $"{stack}/FFN/conv1/Tensordot/Reshape_1", $"{layer}/FFN/conv1/bias/ConcatPartitions/concat", outer, inner);
        narrow = new DenseLayer(weights, $"{stack}/FFN/conv2/Tensordot/Reshape_1", $"{layer}/FFN/conv2/bias/ConcatPartitions/concat", inner, outer);
    }

    /// <param name="input">float[count, width].</param>
    /// <param name="state">float[count, outer]: what the layer's result is added to.</param>
    public void Apply(ReadOnlySpan<float> input, int count, Span<float> state)
    {
        var normal = beforeAttention.Apply(input, count);
        var mixed = Attend(queriesKeysValues.Apply(normal, count), count);
        TensorPrimitives.Add(state, attended.Apply(mixed, count), state);
        var inner = widen.Apply(beforeFeedForward.Apply(state, count), count);
        TensorPrimitives.Max(inner, 0f, inner);
        TensorPrimitives.Add(state, narrow.Apply(inner, count), state);
    }

    /// <summary>Each piece's values mixed by how well its query fits the keys of all pieces.</summary>
    private float[] Attend(ReadOnlySpan<float> projected, int count)
    {
        var mixed = new float[count * width];
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
                var result = mixed.AsSpan((piece * width) + (head * size), size);
                for (var other = 0; other < count; other++)
                    Portable.AddScaled(projected.Slice((other * 3 * width) + (2 * width) + (head * size), size), fit[other], result);
            }
        }

        return mixed;
    }
}
