using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Tests.Content;

/// <summary>Triage on first messages that neither rules nor detector have seen.</summary>
public sealed class HeldOutTriageTests
{
    private static readonly Lazy<TriageScore> Score = new(() => TriageScore.Of(
        TriageCase.ReadAll(Path.Combine(ShippedContent.Folder.Root, "tests", "held-out", "triage.jsonl")),
        new TurnMaker(ShippedContent.Shelf), new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero), CancellationToken.None));

    [Fact]
    public void Red_flags_are_raised_or_asked_about() => Assert.True(Score.Value.RedFlagRecall >= 0.97, $"{Score.Value.RedFlagRecall:0.000}: {string.Join("\n", Score.Value.Misses)}");

    [Fact]
    public void Red_flags_are_raised_at_once_nearly_always() => Assert.True(Score.Value.RedFlagRaised >= 0.93, $"{Score.Value.RedFlagRaised:0.000}");

    [Fact]
    public void Harmless_messages_seldom_raise_an_alarm() => Assert.True(Score.Value.FalseAlarmRate <= 0.03, $"{Score.Value.FalseAlarmRate:0.000}: {string.Join("\n", Score.Value.FalseAlarms)}");

    [Theory]
    [InlineData("see-dermatologist", 0.90)]
    [InlineData("defer", 0.90)]
    public void Milder_rows_are_raised_or_asked_about(string outcome, double floor)
    {
        var found = Score.Value.Outcomes[outcome];

        Assert.True(found.Recall + found.Asked >= floor, $"{found.Recall:0.000} + {found.Asked:0.000}");
    }
}
