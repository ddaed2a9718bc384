using SkinAdvisorBot.Host.Tests.Content;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Tests.Triage;

/// <summary>How results are counted, on messages the lexicon surely hears or surely passes over.</summary>
public sealed class TriageScoreTests(ShippedContent shipped) : IClassFixture<ShippedContent>
{
    [Fact]
    public void Misses_and_false_alarms_are_counted_apart_by_what_was_expected()
    {
        var score = Of(
            new TriageCase("heard", "my tongue is swelling and i cant breathe", "emergency", []),
            new TriageCase("missed", "what are exosomes", "emergency", []),
            new TriageCase("alarm", "my throat is closing up and i cant breathe", "self-care", []),
            new TriageCase("over", "i cant breathe and my tongue is swelling", "defer", []),
            new TriageCase("calm", "what are exosomes?", null, ["self-care"]));

        Assert.Equal((0.5, 0.5, 0.5, 1.0), (score.RedFlagRecall, score.RedFlagRaised, score.FalseAlarmRate, score.OverRate));
        Assert.Equal(["missed"], score.Misses.Select(error => error.Id));
        Assert.Equal(["alarm", "over"], score.FalseAlarms.Select(error => error.Id));
        Assert.Equal((2, 0.5), (score.Outcomes["emergency"].N, score.Outcomes["emergency"].Recall));
        Assert.Equal(1, score.Outcomes["none"].Exact);
    }

    [Fact]
    public void An_outcome_that_is_right_too_is_no_false_alarm()
    {
        var score = Of(new TriageCase("a", "my throat is closing up and i cant breathe", "self-care", ["emergency"]));

        Assert.Equal((0.0, 1.0), (score.FalseAlarmRate, score.Outcomes["self-care"].Exact));
        Assert.Null(score.RedFlagRecall);
    }

    private TriageScore Of(params TriageCase[] cases) => TriageScore.Of([.. cases], shipped.Maker, new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero), TestContext.Current.CancellationToken);
}
