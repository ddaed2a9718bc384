using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>Rules that rest on what was told in an earlier message.</summary>
public sealed class TriageFactsTests
{
    [Theory]
    [InlineData(FactNames.Pregnant, "R50")]
    [InlineData(FactNames.TryingToConceive, "R50")]
    [InlineData(FactNames.BreastFeeding, "R51")]
    [InlineData(FactNames.RecentTan, "R53")]
    [InlineData(KeptFacts.OnIsotretinoin, "R52")]
    public void A_fact_told_before_fires_its_rule_when_care_is_asked_for(string fact, string rule)
    {
        var kept = KeptFacts.None.SetItem(fact, new FactValue.Flag(true));

        Assert.Contains(rule, TriageScreen.Look("can i book a fraxel appointment", ShippedContent.Playbook, kept)?.RuleIds ?? []);
        Assert.DoesNotContain(rule, TriageScreen.Look("what are your opening hours", ShippedContent.Playbook, kept)?.RuleIds ?? []);
        Assert.DoesNotContain(rule, TriageScreen.Look("can i book a fraxel appointment", ShippedContent.Playbook, KeptFacts.None.SetItem(fact, new FactValue.Flag(false)))?.RuleIds ?? []);
    }

    [Theory]
    [InlineData(17, true)]
    [InlineData(18, false)]
    public void Under_18_is_below_18(int age, bool fires)
    {
        var kept = KeptFacts.None.SetItem(FactNames.Age, new FactValue.Number(age));

        Assert.Equal(fires, (TriageScreen.Look("can i book a fraxel appointment", ShippedContent.Playbook, kept)?.RuleIds ?? []).Contains("R56"));
    }

    [Theory]
    [InlineData("P2M", true)]
    [InlineData("P5M", true)]
    [InlineData("P7M", false)]
    [InlineData("P2Y", false)]
    public void Isotretinoin_stopped_within_six_months_still_counts(string since, bool counts)
    {
        var told = new Fact(FactNames.Medicine, FactNames.Isotretinoin, IsPast: true, Since: since);

        Assert.Equal(counts, TriageFacts.Holds(TriageFacts.RecentIsotretinoin, KeptFacts.None, [told]));
        Assert.False(TriageFacts.Holds(TriageFacts.RecentIsotretinoin, KeptFacts.None, [told with { Whose = Whose.Friend }]));
    }
}
