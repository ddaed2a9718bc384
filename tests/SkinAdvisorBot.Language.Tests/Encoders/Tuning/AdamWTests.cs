using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

namespace SkinAdvisorBot.Language.Tests.Encoders.Tuning;

public sealed class AdamWTests
{
    private const int Count = 32;

    [Fact]
    public void Three_steps_go_where_the_formula_says()
    {
        const double Rate = 0.01, Decay = 0.1;
        var weights = Enumerable.Range(0, Count).Select(i => i - 10f).ToArray();
        var expected = weights.Select(weight => (double)weight).ToArray();
        float[] means = new float[Count], squares = new float[Count];
        double[] mean = new double[Count], square = new double[Count];

        for (var number = 1; number <= 3; number++)
        {
            var slopes = Enumerable.Range(0, Count).Select(i => (float)Math.Sin(i + number)).ToArray();
            new AdamW((float)Rate, (float)Decay, number).Move(weights, slopes, means, squares);
            for (var i = 0; i < Count; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * slopes[i]);
                square[i] = (0.999 * square[i]) + (0.001 * slopes[i] * slopes[i]);
                var step = mean[i] / (1 - Math.Pow(0.9, number)) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.999, number))) + 1e-8);
                expected[i] -= Rate * (step + (Decay * expected[i]));
            }
        }

        Assert.All(weights, (weight, i) => Assert.Equal(expected[i], weight, 1e-5));
    }

    [Fact]
    public void Numbers_without_slope_only_decay()
    {
        var weights = Enumerable.Repeat(2f, Count).ToArray();

        new AdamW(0.1f, 0.5f, 1).Move(weights, new float[Count], new float[Count], new float[Count]);

        Assert.All(weights, weight => Assert.Equal(1.9f, weight, 1e-6f));
    }
}
