using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>Sentence vectors as the classifier wants them: seen from the middle of the training lines, where their differences show.</summary>
public sealed class SentenceSpace
{
    private readonly float[] mean;
    private readonly float[] centers;

    /// <param name="mean">Mean vector of the training lines, float[encoder.Width].</param>
    /// <param name="centers">Middle of each intent's lines, float[labels, encoder.Width], each of length 1 or 0.</param>
    public SentenceSpace(ISentenceEncoder encoder, float[] mean, float[] centers)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(mean.Length, encoder.Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(centers.Length % encoder.Width, 0);
        Encoder = encoder;
        this.mean = mean;
        this.centers = centers;
    }

    public ISentenceEncoder Encoder { get; }

    internal ReadOnlySpan<float> Mean => mean;

    internal ReadOnlySpan<float> Centers => centers;

    /// <summary>The vector of a message, float[encoder.Width]; each part has length 1, as each block of n-grams has.</summary>
    public float[] Vector(string text)
    {
        var vector = new float[mean.Length];
        Encode(Encoder, text, vector);
        Place(vector);
        return vector;
    }

    /// <summary>Encodes a training line or a message.</summary>
    internal static void Encode(ISentenceEncoder encoder, string text, Span<float> vector) => encoder.Encode(CapsLock.Release(text), vector);

    /// <summary>Cosine of a vector of this space to the middle of the nearest intent, in [-1, 1].</summary>
    public float Near(ReadOnlySpan<float> vector)
    {
        var best = -1f;
        for (var start = 0; start < centers.Length; start += mean.Length)
            best = Math.Max(best, Portable.Dot(vector, centers.AsSpan(start, mean.Length)));
        return best / (float)Math.Sqrt(Encoder.Parts.Count);
    }

    /// <summary>Moves an encoder's vector into this space.</summary>
    internal void Place(Span<float> vector)
    {
        Portable.AddScaled(mean, -1, vector);
        var start = 0;
        foreach (var width in Encoder.Parts)
        {
            Portable.Normalize(vector.Slice(start, width));
            start += width;
        }
    }

    /// <summary>Learns the space of some training lines.</summary>
    /// <param name="vectors">The encoder's vectors of the lines.</param>
    /// <param name="labels">Index of each line's intent.</param>
    internal static SentenceSpace Learn(ISentenceEncoder encoder, IReadOnlyList<float[]> vectors, IReadOnlyList<int> labels, int labelCount)
    {
        var mean = new float[encoder.Width];
        foreach (var vector in vectors)
            Portable.AddScaled(vector, 1f / vectors.Count, mean);
        var centers = new float[labelCount * encoder.Width];
        var space = new SentenceSpace(encoder, mean, centers);
        var placed = new float[encoder.Width];
        for (var i = 0; i < vectors.Count; i++)
        {
            vectors[i].CopyTo(placed, 0);
            space.Place(placed);
            Portable.AddScaled(placed, 1, centers.AsSpan(labels[i] * encoder.Width, encoder.Width));
        }

        for (var label = 0; label < labelCount; label++)
            Portable.Normalize(centers.AsSpan(label * encoder.Width, encoder.Width));
        return space;
    }
}
