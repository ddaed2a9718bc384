using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>Every shipped rule, held to its own examples and to the protocol.</summary>
public sealed class ShippedRulesTests
{
    private static readonly string[] Expected =
    [
        "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R12", "R13", "R11",
        "R19", "R20", "R21", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29",
        "R30", "R31", "R32", "R33", "R34", "R35", "R36", "R37", "R38", "R39", "R40", "R41", "R42", "R43", "R44", "R45", "R46",
        "R50", "R51", "R52", "R53", "R54", "R55", "R56", "R57", "R58", "R59", "R61", "R63",
        "R60", "R64", "R65", "R66", "R70", "R71", "R72", "R73", "R74", "R80", "R81", "R82", "R83",
    ];

    public static TheoryData<string> Rules { get; } = new(Expected);

    public static TheoryData<string> RulesWithSigns { get; } = new(ShippedContent.Playbook.TriageRules.Where(rule => !rule.Signs.IsEmpty).Select(rule => rule.Id));

    /// <summary>Rules with signs, and each of their alternatives: deleting one weakens the rule.</summary>
    public static TheoryData<string, int> Alternatives
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rule in ShippedContent.Playbook.TriageRules)
            {
                for (var i = 0; i < rule.Signs.Length; i++)
                {
                    // Facts are told in other turns; TriageFactsTests holds those.
                    if (rule.Signs[i].Facts.IsEmpty)
                        data.Add(rule.Id, i);
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_66_rows_of_the_protocol_ship_in_order_of_urgency() =>
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

        var fired = rule.QuietOn.Where(text => rule.Signs.IsEmpty
            ? !IsMoreUrgent(TriageScreen.Look(text, ShippedContent.Playbook), rule)
            : TriageScreen.Look(text, ShippedContent.Playbook)?.RuleIds.Contains(id) == true);

        Assert.Empty(fired);
    }

    [Theory]
    [MemberData(nameof(RulesWithSigns))]
    public void Without_it_some_of_its_messages_would_be_taken_too_lightly(string id)
    {
        var rule = Rule(id);
        var without = ShippedContent.Load([.. ShippedContent.TriageFiles.Where(file => file.Path != rule.File)]);

        var lighter = rule.FiresOn.Where(text => TriageScreen.Look(text, without) is not { } finding
            || TriageOutcomes.RankOf(finding.Outcome) > TriageOutcomes.RankOf(rule.Outcome));

        Assert.NotEmpty(lighter);
    }

    [Theory]
    [MemberData(nameof(Alternatives))]
    public void Without_one_of_its_alternatives_one_of_its_messages_would_be_missed(string id, int alternative)
    {
        var rule = Rule(id);
        var weaker = rule with { Signs = rule.Signs.RemoveAt(alternative) };

        var missed = rule.FiresOn.Where(text => TriageScreen.Fires(text, rule, ShippedContent.Playbook) && !TriageScreen.Fires(text, weaker, ShippedContent.Playbook));

        Assert.NotEmpty(missed);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void It_names_whom_to_turn_to_in_every_wording_and_never_promises(string id)
    {
        var rule = Rule(id);

        foreach (var words in rule.Wordings.SelectMany(wording => (Words[])[wording.Short, wording.Full]))
        {
            Assert.Null(ClaimLint.FindClaim(words.Source));
            if (rule.Outcome == TriageOutcomes.Emergency)
                Assert.Contains("{{ clinic.emergency_number }}", words.Source, StringComparison.Ordinal);
            if (rule.Outcome == TriageOutcomes.Crisis)
                Assert.Contains("{{ clinic.crisis_line }}", words.Source, StringComparison.Ordinal);
        }
    }

    private static TriageRule Rule(string id) => ShippedContent.Playbook.TriageRules.Single(rule => rule.Id == id);

    /// <summary>A rule of plain questions fires on what no more urgent rule claims.</summary>
    private static bool Fires(TriageRule rule, TriageFinding? finding) => rule.Signs.IsEmpty
        ? !IsMoreUrgent(finding, rule)
        : finding is not null && (finding.RuleIds.Contains(rule.Id) || IsMoreUrgent(finding, rule));

    private static bool IsMoreUrgent(TriageFinding? finding, TriageRule rule) =>
        finding is not null && TriageOutcomes.RankOf(finding.Outcome) < TriageOutcomes.RankOf(rule.Outcome);
}
