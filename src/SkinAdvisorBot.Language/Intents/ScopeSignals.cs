using System.Collections.Immutable;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>What tells a message that some intent fits from one that none does.</summary>
/// <param name="Top">Logarithm of the calibrated probability of the likeliest intent in scope, at most 0.</param>
/// <param name="Lead">Calibrated score of that intent minus the next one's, at least 0.</param>
/// <param name="Energy">Logarithm of the sum of the exponentials of the scores in scope (Liu et al. 2020): low when nothing speaks for any intent.</param>
/// <param name="Against">Score of the out-of-scope intent minus <paramref name="Energy"/>.</param>
/// <param name="Near">Cosine to the middle of the nearest intent's training lines, in [-1, 1]; 0 without sentence vectors.</param>
/// <param name="Coverage">Share of the message's words that training knows, in [0, 1].</param>
public readonly record struct ScopeSignals(float Top, float Lead, float Energy, float Against, float Near, float Coverage)
{
    /// <summary>Signals in a row, in the order of the parameters.</summary>
    public const int Count = 6;

    public ImmutableArray<float> ToArray() => [Top, Lead, Energy, Against, Near, Coverage];

    /// <summary>Turns scores into probabilities of the intents in scope, and says what speaks for and against there being one.</summary>
    /// <param name="scores">float[labels]; overwritten with probabilities that sum to 1 over the labels in scope, and 0 for the out-of-scope one.</param>
    /// <param name="outOfScope">Index of the out-of-scope label.</param>
    /// <param name="temperature">Divides the scores in scope, greater than 0.</param>
    internal static ScopeSignals Take(Span<float> scores, int outOfScope, float temperature, float near, float coverage)
    {
        var against = scores[outOfScope];
        Span<float> raw = stackalloc float[scores.Length];
        scores.CopyTo(raw);
        raw[outOfScope] = scores[outOfScope] = float.NegativeInfinity;
        var energy = Portable.SoftMax(raw);
        float best = float.NegativeInfinity, second = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= temperature;
            if (scores[i] > best)
                (best, second) = (scores[i], best);
            else if (scores[i] > second)
                second = scores[i];
        }

        var total = Portable.SoftMax(scores);
        return new ScopeSignals(best - total, float.IsNegativeInfinity(second) ? 0 : best - second, energy, against - energy, near, coverage);
    }
}
