using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>An encoder that was trained on a model's own lines, with the head that was trained with it. Used by any number of threads.</summary>
/// <remarks>28 MB. Its vectors fit the training lines too well to train another head on; its scores are worth adding to those of a head on the encoder as it comes.</remarks>
public sealed class TunedReader
{
    private readonly UseLiteEncoder encoder;
    private readonly DenseLayer head;
    private readonly int labelCount;

    internal TunedReader(UseLiteEncoder encoder, DenseLayer head, int labelCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(head.Inputs, UseLiteWeights.StateWidth);
        ArgumentOutOfRangeException.ThrowIfNotEqual(head.Outputs, Panels.Round(labelCount));
        this.encoder = encoder;
        this.head = head;
        this.labelCount = labelCount;
    }

    /// <summary>All its numbers: those of the encoder, then the head's matrix and bias.</summary>
    internal IReadOnlyList<float[]> Arrays => [.. encoder.Weights.Arrays, head.Weights, head.Bias];

    /// <summary>Makes a reader of its numbers again.</summary>
    /// <param name="encoder">The one it was made from.</param>
    /// <param name="arrays">As <see cref="Arrays"/> gives them; taken, not copied.</param>
    internal static TunedReader Of(UseLiteEncoder encoder, IReadOnlyList<float[]> arrays, int labelCount) =>
        new(encoder.With(encoder.Weights.With([.. arrays.SkipLast(2)])), new DenseLayer(arrays[^2], arrays[^1]), labelCount);

    /// <summary>The reader whose scores are a share of this one's.</summary>
    /// <param name="share">Greater than 0.</param>
    internal TunedReader Times(float share) =>
        new(encoder, new DenseLayer([.. head.Weights.Select(weight => weight * share)], [.. head.Bias.Select(weight => weight * share)]), labelCount);

    /// <summary>Scores every intent.</summary>
    /// <param name="text">The person's words, any length and language.</param>
    /// <returns>float[labels], uncalibrated.</returns>
    public float[] Score(string text)
    {
        Span<float> vector = stackalloc float[encoder.Width];
        encoder.Encode(CapsLock.Release(text), vector);
        var own = vector[..UseLiteWeights.StateWidth];
        foreach (ref var number in own)
            number *= TunedNetwork.VectorLength;
        var scores = new float[head.Outputs];
        head.Apply(own, 1, scores);
        return scores[..labelCount];
    }
}
