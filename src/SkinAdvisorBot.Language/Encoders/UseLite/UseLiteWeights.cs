namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>The numbers of the encoder that training can change.</summary>
/// <param name="Embeddings">float[8002, 256]: a row for each piece.</param>
/// <param name="Adjust">From the width of the embeddings to that of the state.</param>
/// <param name="Output">From the mean of the last layer to the sentence vector, before the hyperbolic tangent.</param>
internal sealed record UseLiteWeights(float[] Embeddings, DenseLayer Adjust, TransformerLayer First, TransformerLayer Second, DenseLayer Output)
{
    public const int EmbeddingWidth = 256;
    public const int StateWidth = 512;
    public const int InnerWidth = 1536;
    public const int Rows = 8002;

    /// <exception cref="EncoderUnusableException">The file is of another encoder.</exception>
    public static UseLiteWeights Read(WeightFile file) => new(
        file.Get("Embeddings_en", Rows * EmbeddingWidth).ToArray(),
        DenseLayer.Read(file, "Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat", "Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat", EmbeddingWidth, StateWidth),
        TransformerLayer.Read(file, "Layer_0", EmbeddingWidth, StateWidth, InnerWidth),
        TransformerLayer.Read(file, "Layer_1", StateWidth, StateWidth, InnerWidth),
        DenseLayer.Read(file, "tanh_layer_0/weights", "tanh_layer_0/bias", StateWidth, StateWidth));

    /// <summary>All numbers, in one order: 6.9 million.</summary>
    public IReadOnlyList<float[]> Arrays =>
        [Embeddings, .. Of(Adjust), .. Of(First), .. Of(Second), .. Of(Output)];

    /// <summary>Weights of the same shapes with other numbers.</summary>
    /// <param name="arrays">As <see cref="Arrays"/> gives them; taken, not copied.</param>
    public UseLiteWeights With(IReadOnlyList<float[]> arrays)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(arrays.Count, Arrays.Count);
        foreach (var (mine, other) in Arrays.Zip(arrays))
            ArgumentOutOfRangeException.ThrowIfNotEqual(other.Length, mine.Length);
        var next = 0;
        DenseLayer Dense() => new(arrays[next++], arrays[next++]);
        LayerNorm Norm() => new(arrays[next++], arrays[next++]);
        TransformerLayer Layer() => new(Norm(), Dense(), Dense(), Norm(), Dense(), Dense());
        return new UseLiteWeights(arrays[next++], Dense(), Layer(), Layer(), Dense());
    }

    private static float[][] Of(DenseLayer layer) => [layer.Weights, layer.Bias];

    private static float[][] Of(LayerNorm norm) => [norm.Scale, norm.Bias];

    private static float[][] Of(TransformerLayer layer) =>
        [.. Of(layer.BeforeAttention), .. Of(layer.QueriesKeysValues), .. Of(layer.Attended), .. Of(layer.BeforeFeedForward), .. Of(layer.Widen), .. Of(layer.Narrow)];
}
