using System.Collections.Immutable;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class CalibrationTests
{
    private static readonly float[] First = [1f, 0f];
    private static readonly float[] Second = [0f, 1f];

    [Fact]
    public void Without_scores_nothing_is_changed()
    {
        Assert.Equal(1f, Calibration.FitTemperature([]));
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(6.0)]
    [InlineData(0.5)]
    public void Of_ten_like_scores_eight_right_ones_are_read_with_confidence_0_8(double score)
    {
        // The best temperature T solves 1 / (1 + exp(-score / T)) = 0.8, so T = score / ln 4.
        var scores = Enumerable.Range(0, 10).Select(i => (new[] { (float)score, 0f }, i < 8 ? 0 : 1)).ToImmutableArray();

        var temperature = Calibration.FitTemperature(scores);

        Assert.Equal(score / Math.Log(4), temperature, score * 0.001);
    }

    [Fact]
    public void Scores_that_are_always_right_are_sharpened_to_the_limit_and_no_further()
    {
        var temperature = Calibration.FitTemperature([(First, 0), (Second, 1)]);

        Assert.InRange(temperature, 0.02f, 0.1f);
    }

    [Fact]
    public void Scores_that_are_always_wrong_are_flattened_to_the_limit_and_no_further()
    {
        var temperature = Calibration.FitTemperature([(First, 1), (Second, 0)]);

        Assert.InRange(temperature, 9.9f, 10f);
    }
}
