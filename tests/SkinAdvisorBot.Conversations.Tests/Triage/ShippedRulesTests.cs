using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>Every shipped rule, held to its own examples.</summary>
public sealed class ShippedRulesTests
{
    private static readonly string[] Expected =
    [
        "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R12", "R13", "R11",
        "R19", "R20", "R21", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29",
        "R30", "R31", "R32", "R33", "R34", "R35", "R36", "R37", "R38", "R39", "R40", "R41", "R42", "R43", "R44", "R45", "R46",
    ];

    public static TheoryData<string> Rules { get; } = new(Expected);

    [Fact]
    public void The_rows_of_the_protocol_ship_in_order_of_urgency() =>
        Assert.Equal(Expected, ShippedContent.Playbook.TriageRules.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_message_it_should_fire_on_fires_it_or_a_more_urgent_rule(string id)
    {
        var rule = Rule(id);

        var missed = rule.FiresOn.Where(text => !Fires(rule, TriageScreen.Look(text, ShippedContent.Playbook)));

        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_near_miss_fires_it(string id)
    {
        var rule = Rule(id);

        var fired = rule.QuietOn.Where(text => TriageScreen.Look(text, ShippedContent.Playbook)?.RuleIds.Contains(id) == true);

        Assert.Empty(fired);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Without_it_some_of_its_messages_would_be_taken_too_lightly(string id)
    {
        var rule = Rule(id);
        var without = ShippedContent.Load([.. ShippedContent.TriageFiles.Where(file => file.Path != rule.File)]);

        var lighter = rule.FiresOn.Where(text => TriageScreen.Look(text, without) is not { } finding
            || TriageOutcomes.RankOf(finding.Outcome) > TriageOutcomes.RankOf(rule.Outcome));

        Assert.NotEmpty(lighter);
    }

    private static TriageRule Rule(string id) => ShippedContent.Playbook.TriageRules.Single(rule => rule.Id == id);

    private static bool Fires(TriageRule rule, TriageFinding? finding) => finding is not null
        && (finding.RuleIds.Contains(rule.Id) || TriageOutcomes.RankOf(finding.Outcome) < TriageOutcomes.RankOf(rule.Outcome));
}
