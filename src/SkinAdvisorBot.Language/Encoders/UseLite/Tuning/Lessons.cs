namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>What the weights of a batch's layers learn: parts that touch no common number, so that threads may take them in any order.</summary>
internal static class Lessons
{
    /// <summary>Those of a dense layer, one a panel.</summary>
    /// <inheritdoc cref="TunedDense.Learn"/>
    public static IEnumerable<Action> Of(TunedDense dense, float[] input, float[] slopes, int count, AdamW step) =>
        Enumerable.Range(0, dense.PanelCount).Select(panel => (Action)(() => dense.Learn(panel, input, slopes, count, step)));

    /// <summary>That of a layer norm.</summary>
    public static Action Of(TunedNorm norm, NormTape tape, int count, AdamW step) => () => norm.Learn(tape, count, step);
}
