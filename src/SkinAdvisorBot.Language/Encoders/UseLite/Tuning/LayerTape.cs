namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>What a transformer layer made of the pieces of a batch, and the slopes of the loss by that: what its weights learn from.</summary>
/// <param name="pieces">Most pieces of a batch.</param>
internal sealed class LayerTape(int pieces, int width, int outer, int inner)
{
    /// <summary>float[pieces, width]: what attention reads.</summary>
    public float[] Input { get; } = new float[pieces * width];

    /// <summary>The input, normalised.</summary>
    public NormTape Normal { get; } = new(pieces, width);

    /// <summary>float[pieces, 3, width]: queries, keys and values.</summary>
    public float[] Projected { get; } = new float[pieces * 3 * width];

    /// <summary>float[pieces, width]: values mixed by attention.</summary>
    public float[] Mixed { get; } = new float[pieces * width];

    /// <summary>float[pieces, outer]: the state between attention and the feed-forward net.</summary>
    public float[] Middle { get; } = new float[pieces * outer];

    /// <summary>That state, normalised.</summary>
    public NormTape MiddleNormal { get; } = new(pieces, outer);

    /// <summary>float[pieces, inner]: the inside of the feed-forward net.</summary>
    public float[] Wide { get; } = new float[pieces * inner];

    /// <summary>float[pieces, 3, width]: by <see cref="Projected"/>.</summary>
    public float[] ProjectedSlopes { get; } = new float[pieces * 3 * width];

    /// <summary>float[pieces, width]: by <see cref="Mixed"/>.</summary>
    public float[] MixedSlopes { get; } = new float[pieces * width];

    /// <summary>float[pieces, outer]: by <see cref="Middle"/>, and so by the state that came in.</summary>
    public float[] MiddleSlopes { get; } = new float[pieces * outer];

    /// <summary>float[pieces, inner]: by <see cref="Wide"/> before what is negative in it became 0.</summary>
    public float[] WideSlopes { get; } = new float[pieces * inner];

    /// <summary>float[pieces, outer]: by the state that goes out.</summary>
    public float[] OutSlopes { get; } = new float[pieces * outer];

    /// <summary>float[pieces, width]: by <see cref="Input"/>, through attention alone.</summary>
    public float[] InputSlopes { get; } = new float[pieces * width];
}
