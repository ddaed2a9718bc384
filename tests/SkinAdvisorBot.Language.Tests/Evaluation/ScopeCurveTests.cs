using System.Collections.Immutable;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Language.Tests.Evaluation;

public sealed class ScopeCurveTests
{
    private static readonly ImmutableArray<ScopeLine> Lines =
    [
        new(IsInScope: true, IsRight: true, 0.1), new(IsInScope: true, IsRight: true, 0.2),
        new(IsInScope: true, IsRight: false, 0.4), new(IsInScope: true, IsRight: true, 0.6),
        new(IsInScope: false, IsRight: false, 0.5), new(IsInScope: false, IsRight: false, 0.9),
    ];

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        // 0.5 is above three of the four in scope, 0.9 above all.
        Assert.Equal(7.0 / 8, ScopeCurve.Area(Lines));
    }

    [Fact]
    public void Equal_probabilities_count_half()
    {
        Assert.Equal(0.5, ScopeCurve.Area([new(true, true, 0.5), new(false, false, 0.5)]));
    }

    [Fact]
    public void One_kind_alone_has_no_area()
    {
        Assert.Null(ScopeCurve.Area([.. Lines.Where(line => line.IsInScope)]));
        Assert.Null(ScopeCurve.Area([.. Lines.Where(line => !line.IsInScope)]));
        Assert.Null(ScopeCurve.RecallAt([.. Lines.Where(line => line.IsInScope)], 0.5));
    }

    [Fact]
    public void Holding_back_from_a_probability_loses_what_is_right_above_it()
    {
        var point = Assert.Single(ScopeCurve.Of(Lines), point => point.Threshold == 0.5);

        // Held back: 0.5 and 0.9 out of scope, and the right one at 0.6.
        Assert.Equal(2.0 / 4, point.InScopeAccuracy);
        Assert.Equal(1.0, point.Recall);
    }

    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(0.75, 0.5)]
    public void The_recall_is_the_best_that_leaves_the_accuracy(double accuracy, double recall)
    {
        Assert.Equal(recall, ScopeCurve.RecallAt(Lines, accuracy));
    }

    [Fact]
    public void An_accuracy_that_is_never_reached_has_no_recall()
    {
        Assert.Null(ScopeCurve.RecallAt(Lines, 0.8));
    }
}
