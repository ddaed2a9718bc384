using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Tests.Content;

/// <summary>Triage on first messages that neither rules nor detector have seen.</summary>
public sealed class HeldOutTriageTests(ShippedContent shipped) : IClassFixture<ShippedContent>
{
    private readonly Lazy<TriageScore> score = new(() => TriageScore.Of(
        TriageCase.ReadAll(Path.Combine(ShippedContent.Folder.Root, "tests", "held-out", "triage.jsonl")),
        shipped.Maker, new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero), TestContext.Current.CancellationToken));

    [Fact]
    public void Red_flags_are_raised_or_asked_about() => Assert.True(score.Value.RedFlagRecall >= 0.97, $"{score.Value.RedFlagRecall:0.000}: {string.Join("\n", score.Value.Misses)}");

    [Fact]
    public void Red_flags_are_raised_at_once_nearly_always() => Assert.True(score.Value.RedFlagRaised >= 0.9, $"{score.Value.RedFlagRaised:0.000}");

    [Fact]
    public void Harmless_messages_seldom_raise_an_alarm() => Assert.True(score.Value.FalseAlarmRate <= 0.03, $"{score.Value.FalseAlarmRate:0.000}: {string.Join("\n", score.Value.FalseAlarms)}");

    [Theory]
    [InlineData("see-dermatologist", 0.90)]
    [InlineData("defer", 0.90)]
    public void Milder_rows_are_raised_or_asked_about(string outcome, double floor)
    {
        var found = score.Value.Outcomes[outcome];

        Assert.True(found.Recall + found.Asked >= floor, $"{found.Recall:0.000} + {found.Asked:0.000}");
    }
}
