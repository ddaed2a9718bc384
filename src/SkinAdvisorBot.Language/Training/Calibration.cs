using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Makes confidences mean what they say: of messages read with 0.8, eight in ten are read rightly.</summary>
public static class Calibration
{
    private const double Lowest = 0.02;
    private const double Highest = 10;

    /// <summary>The temperature that gives the held-out labels the highest likelihood (Guo et al. 2017).</summary>
    /// <param name="scores">Scores of lines the scoring model was not trained on, with the right label's index.</param>
    /// <returns>In [0.02, 10], by golden-section search on its logarithm; 1 for no scores.</returns>
    public static float FitTemperature(ImmutableArray<(float[] Logits, int Label)> scores)
    {
        if (scores.IsEmpty)
            return 1f;
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = Math.Log(Lowest), high = Math.Log(Highest);
        while (high - low > 1e-3)
        {
            var left = high - (ratio * (high - low));
            var right = low + (ratio * (high - low));
            if (Loss(scores, Math.Exp(left)) < Loss(scores, Math.Exp(right)))
                high = right;
            else
                low = left;
        }

        return (float)Math.Exp((low + high) / 2);
    }

    private static double Loss(ImmutableArray<(float[] Logits, int Label)> scores, double temperature)
    {
        var sum = 0.0;
        var scaled = new float[scores[0].Logits.Length];
        foreach (var (logits, label) in scores)
        {
            TensorPrimitives.Divide(logits, (float)temperature, scaled);
            var top = TensorPrimitives.Max(scaled);
            var normalizer = 0.0;
            foreach (var score in scaled)
                normalizer += Math.Exp(score - top);
            sum += Math.Log(normalizer) + top - scaled[label];
        }

        return sum / scores.Length;
    }
}
