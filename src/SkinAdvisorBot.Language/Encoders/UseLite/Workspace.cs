namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>Room for the numbers of one message on its way through the encoder, used again for the next: made anew each time, it would keep the garbage collector busy.</summary>
/// <param name="pieces">Most pieces of a message.</param>
/// <param name="outer">Numbers a piece between layers.</param>
/// <param name="inner">Most numbers a piece inside a layer.</param>
internal sealed class Workspace(int pieces, int outer, int inner)
{
    /// <summary>float[pieces, outer]: what goes into a layer.</summary>
    public float[] Input { get; } = new float[pieces * outer];

    /// <summary>float[pieces, outer]: what the layers add to.</summary>
    public float[] State { get; } = new float[pieces * outer];

    /// <summary>float[pieces, outer]: the same, normalised.</summary>
    public float[] Normal { get; } = new float[pieces * outer];

    /// <summary>float[pieces, inner]: queries, keys and values; then the inside of the feed-forward net.</summary>
    public float[] Inner { get; } = new float[pieces * inner];

    /// <summary>float[pieces, outer]: values mixed by attention.</summary>
    public float[] Mixed { get; } = new float[pieces * outer];

    /// <summary>float[pieces, outer]: what a half of a layer adds.</summary>
    public float[] Added { get; } = new float[pieces * outer];
}
