using System.Collections.Immutable;
using SkinAdvisorBot.Language.Training;
using SkinAdvisorBot.Language.Training.Hygiene;

namespace SkinAdvisorBot.Language.Tests.Training.Hygiene;

public sealed class DataHygieneTests
{
    private static readonly float[] Cost = [0.96f, 0.04f];

    private static readonly float[] Pain = [0.04f, 0.96f];

    [Fact]
    public void A_contradiction_is_an_error_with_both_places()
    {
        var finding = Assert.Single(Find((LikeCost: true, "ask_cost", "how much is it"), (false, "ask_pain", "How much is it?")));

        Assert.True(finding.IsError);
        Assert.Equal("ask_pain.yaml:4: 'How much is it?' reads the same as 'how much is it' of ask_cost (ask_cost.yaml:3). Keep it in the intent that fits and take it out of the other", finding.Problem.ToString());
    }

    [Fact]
    public void Repetitions_and_near_duplicates_are_advice()
    {
        var findings = Find((true, "ask_cost", "what is it"), (true, "ask_cost", "What is it?"), (false, "ask_pain", "what is in it"));

        Assert.Equal([HygieneKind.Repetition, HygieneKind.NearDuplicate], findings.Select(finding => finding.Kind));
        Assert.DoesNotContain(findings, finding => finding.IsError);
        Assert.Equal("ask_cost.yaml:4: 'What is it?' has the same words as 'what is it' (ask_cost.yaml:3). Take one out, or ask it in another way", findings[0].Problem.ToString());
        Assert.Equal("ask_pain.yaml:5: 'what is in it' is nearly 'what is it' of ask_cost (ask_cost.yaml:3). Keep both if the difference changes what is wanted; else take one out", findings[1].Problem.ToString());
    }

    [Fact]
    public void A_line_that_reads_like_another_intent_is_told_with_both_probabilities()
    {
        var line = (LikeCost: true, "ask_pain", "what do you charge");
        var findings = Find([.. Lines(true, "ask_cost", 20), .. Lines(false, "ask_pain", 30), line]);

        var finding = Assert.Single(findings);
        Assert.False(finding.IsError);
        Assert.Equal("ask_pain.yaml:53: 'what do you charge' reads like ask_cost (0.96) and not like ask_pain (0.04). Move it if that is what the person wants; else write two or three more like it here", finding.Problem.ToString());
    }

    [Fact]
    public void Two_intents_taken_for_each_other_are_told_once_with_both_shares()
    {
        var findings = Find([.. Lines(true, "ask_cost", 8), .. Lines(false, "ask_cost", 2), .. Lines(false, "ask_pain", 7), .. Lines(true, "ask_pain", 3)]);

        Assert.Equal(
            "ask_cost.yaml:1: 20 % of the lines of ask_cost read as ask_pain, and 30 % the other way. Say in both files what parts them, and move the lines that stand on the wrong side",
            Assert.Single(findings, finding => finding.Kind == HygieneKind.Alike).Problem.ToString());
    }

    [Fact]
    public void Clean_lines_have_no_findings() => Assert.Empty(Find((true, "ask_cost", "how much"), (false, "ask_pain", "does it hurt")));

    private static (bool, string, string)[] Lines(bool likeCost, string intent, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (likeCost, intent, $"{intent} {likeCost} {i * 7919} {i * 104729}"))];

    private static ImmutableArray<HygieneFinding> Find(params (bool LikeCost, string Intent, string Text)[] lines)
    {
        var data = new TrainingData([.. lines.Select(line => new LabelledText(line.Intent, line.Text))], "hash")
        {
            Places = [.. lines.Select((line, i) => new LinePlace($"{line.Intent}.yaml", i + 3))],
        };
        return DataHygiene.Find(data, ["ask_cost", "ask_pain"], [.. lines.Select(line => line.LikeCost ? Cost : Pain)]);
    }
}
