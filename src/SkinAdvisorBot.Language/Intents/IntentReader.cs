using System.Numerics.Tensors;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>A linear head with what makes its scores true probabilities.</summary>
/// <param name="Temperature">Divides the scores before the softmax; greater than 0.</param>
/// <param name="Gate">Judges whether any intent in scope fits; null where too few lines taught it, and the out-of-scope label competes like any other.</param>
public sealed record IntentReader(LinearHead Head, float Temperature, ScopeGate? Gate)
{
    /// <summary>Probability of each intent.</summary>
    /// <param name="outOfScope">Index of the out-of-scope label; negative for none.</param>
    /// <param name="dense">The sentence vector, or nothing for a head without.</param>
    /// <param name="added">Scores to add to the head's, float[labels]; nothing for none.</param>
    /// <param name="near">See <see cref="ScopeSignals"/>.</param>
    /// <returns>float[labels]; sums to 1 within 1e-4.</returns>
    public float[] Read(SparseVector sparse, ReadOnlySpan<float> dense, ReadOnlySpan<float> added, int outOfScope, float near, float coverage)
    {
        var scores = Head.Score(sparse, dense);
        Portable.AddScaled(added, 1, scores);
        return Settle(scores, outOfScope, Temperature, Gate, near, coverage);
    }

    /// <summary>Turns raw scores into probabilities in place.</summary>
    internal static float[] Settle(float[] scores, int outOfScope, float temperature, ScopeGate? gate, float near, float coverage)
    {
        if (gate is null)
        {
            TensorPrimitives.Divide(scores, temperature, scores);
            Portable.SoftMax(scores);
            return scores;
        }

        var known = (float)gate.Known(ScopeSignals.Take(scores, outOfScope, temperature, near, coverage));
        TensorPrimitives.Multiply(scores, known, scores);
        scores[outOfScope] = 1 - known;
        return scores;
    }
}
