using System.Collections.Immutable;
using SkinAdvisorBot.Host.Reports;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Tests.Reports;

public sealed class CurvesTests
{
    private static readonly ImmutableArray<ScoredLine> Mixed = MakeMixed();

    [Fact]
    public void Asking_back_more_often_never_answers_more()
    {
        var curve = OperatingCurve.Of(Mixed);

        Assert.Equal(1, curve[0].Share);
        Assert.All(curve.Zip(curve.Skip(1)), pair =>
        {
            Assert.True(pair.First.Threshold < pair.Second.Threshold);
            Assert.True(pair.First.Share >= pair.Second.Share);
        });
    }

    [Fact]
    public void Each_point_counts_the_lines_at_or_above_its_threshold()
    {
        ImmutableArray<ScoredLine> lines = [new("greet", "greet", 0.9), new("greet", "deny", 0.5), new("deny", "deny", 0.5), new("stop", "deny", 0.1)];

        var curve = OperatingCurve.Of(lines);

        Assert.Equal(new OperatingPoint(0, 4, 2, 1), curve[0]);
        Assert.Equal(new OperatingPoint(0.5, 3, 2, 0.75), curve[50]);
        Assert.Equal(new OperatingPoint(0.51, 1, 1, 0.25), curve[51]);
        Assert.Equal(0.9, curve[^1].Threshold);
    }

    [Fact]
    public void Bins_hold_every_line_once_and_agree_with_the_calibration_error()
    {
        var bins = ReliabilityDiagram.Of(Mixed);

        Assert.Equal(Mixed.Length, bins.Sum(bin => bin.N));
        Assert.Equal(Mixed.Count(line => line.Expected == line.Got), bins.Sum(bin => bin.Right));
        var result = AResult.Of([.. Mixed.Select(line => ("words", line.Expected, line.Got, line.Confidence))]);
        Assert.Equal(result.Ece, bins.Sum(bin => Math.Abs(bin.Confidence - bin.Accuracy) * bin.N / Mixed.Length), 1e-9);
    }

    [Fact]
    public void Full_confidence_falls_into_the_last_bin()
    {
        var bins = ReliabilityDiagram.Of([new("greet", "greet", 1), new("greet", "deny", 0.99), new("greet", "greet", 0)]);

        Assert.Equal([new ReliabilityBin(0, 1, 1), new ReliabilityBin(0.995, 1, 2)], bins);
    }

    [Fact]
    public void The_worst_confusion_is_the_most_frequent_then_the_one_of_the_rarer_intent()
    {
        ImmutableArray<ScoredLine> lines =
        [
            new("ask_cost", "greet", 0.9), new("ask_cost", "greet", 0.9), new("ask_cost", "ask_cost", 0.9),
            new("ask_pain", "deny", 0.9), new("ask_pain", "ask_pain", 0.9),
            new("stop", "deny", 0.9),
        ];

        var confusions = ConfusionMatrix.Confusions(lines);

        Assert.Equal([new Confusion("ask_cost", "greet", 2, 3), new Confusion("stop", "deny", 1, 1), new Confusion("ask_pain", "deny", 1, 2)], confusions);
    }

    /// <summary>200 lines, confidences all over [0.3, 1), the surer the oftener right.</summary>
    private static ImmutableArray<ScoredLine> MakeMixed() =>
        [.. Enumerable.Range(0, 200).Select(i => new ScoredLine("greet", i % 10 < 4 + (i / 33) ? "greet" : "deny", 0.3 + (i * 0.0034)))];
}
