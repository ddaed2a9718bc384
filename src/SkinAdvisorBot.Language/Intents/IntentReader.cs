namespace SkinAdvisorBot.Language.Intents;

/// <summary>A linear head with what makes its scores true probabilities.</summary>
/// <param name="Temperature">Divides the scores in scope before the softmax; greater than 0.</param>
public sealed record IntentReader(LinearHead Head, float Temperature, ScopeGate Gate)
{
    /// <summary>Probability of each intent.</summary>
    /// <param name="outOfScope">Index of the out-of-scope label; negative for none.</param>
    /// <param name="dense">The sentence vector, or nothing for a head without.</param>
    /// <param name="near">See <see cref="ScopeSignals"/>.</param>
    /// <returns>float[labels]; sums to 1 within 1e-4.</returns>
    public float[] Read(SparseVector sparse, ReadOnlySpan<float> dense, int outOfScope, float near, float coverage)
    {
        return Settle(Head.Score(sparse, dense), outOfScope, Temperature, Gate, near, coverage);
    }

    /// <summary>Turns raw scores into probabilities in place.</summary>
    internal static float[] Settle(float[] scores, int outOfScope, float temperature, ScopeGate gate, float near, float coverage)
    {
        var raw = outOfScope < 0 || !gate.Weights.IsEmpty ? null : (float[])scores.Clone();
        var signals = ScopeSignals.Take(scores, outOfScope, temperature, near, coverage);
        if (outOfScope < 0)
            return scores;
        var known = raw is null ? (float)gate.Known(signals) : 1 - ShareOf(raw, outOfScope, temperature);
        for (var i = 0; i < scores.Length; i++)
            scores[i] *= known;
        scores[outOfScope] = 1 - known;
        return scores;
    }

    // Too few out-of-scope lines for a gate: their label competes like any other.
    private static float ShareOf(float[] scores, int label, float temperature)
    {
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= temperature;
        Numerics.Portable.SoftMax(scores);
        return scores[label];
    }
}
