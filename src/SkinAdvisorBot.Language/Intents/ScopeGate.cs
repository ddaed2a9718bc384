using System.Collections.Immutable;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>The probability that some intent in scope fits a message: a logistic regression over <see cref="ScopeSignals"/>.</summary>
/// <param name="Weights">float[<see cref="ScopeSignals.Count"/>] for the signals as they are.</param>
public sealed record ScopeGate(ImmutableArray<float> Weights, float Bias)
{
    /// <summary>In [0, 1].</summary>
    public double Known(ScopeSignals signals)
    {
        var score = (double)Bias;
        var values = signals.ToArray();
        for (var i = 0; i < values.Length; i++)
            score += Weights[i] * (double)values[i];
        return 1 / (1 + Math.Exp(-score));
    }
}
