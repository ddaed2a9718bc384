namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>What the encoder and its head made of a batch, and the slopes of the mean loss by that.</summary>
/// <param name="pieces">Most pieces of a batch.</param>
/// <param name="lines">Most lines of a batch.</param>
internal sealed class NetworkTape(int pieces, int lines, LayerTape first, LayerTape second, int state, int embedding, int scores)
{
    public LayerTape First => first;

    public LayerTape Second => second;

    /// <summary>float[pieces, state]: what the layers add to.</summary>
    public float[] State { get; } = new float[pieces * state];

    /// <summary>float[lines, state]: mean of the last layer.</summary>
    public float[] Mean { get; } = new float[lines * state];

    /// <summary>float[lines, state]: the sentence vector before it is given a length.</summary>
    public float[] Vector { get; } = new float[lines * state];

    /// <summary>float[lines, state]: the sentence vector as the head reads it.</summary>
    public float[] Scaled { get; } = new float[lines * state];

    /// <summary>float[lines, scores]: by the scores of the head.</summary>
    public float[] ScoreSlopes { get; } = new float[lines * scores];

    /// <summary>float[lines, state]: by the sentence vector before the hyperbolic tangent.</summary>
    public float[] VectorSlopes { get; } = new float[lines * state];

    /// <summary>float[pieces, embedding]: by each piece's embedding.</summary>
    public float[] EmbeddingSlopes { get; } = new float[pieces * embedding];

    /// <summary>float[lines]: minus the logarithm of the probability given to the right intent.</summary>
    public float[] Losses { get; } = new float[lines];

    /// <summary>Whether a batch finds room.</summary>
    public bool Holds(Batch batch) => batch.Pieces.Length <= pieces && batch.Labels.Length <= lines;
}
