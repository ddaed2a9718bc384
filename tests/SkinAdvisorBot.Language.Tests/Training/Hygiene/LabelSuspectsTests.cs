using SkinAdvisorBot.Language.Training.Hygiene;

namespace SkinAdvisorBot.Language.Tests.Training.Hygiene;

/// <summary>Formulas, on numbers worked out by hand.</summary>
public sealed class LabelSuspectsTests
{
    [Fact]
    public void A_threshold_is_how_sure_the_lines_of_an_intent_are_of_it_on_average()
    {
        float[][] readings = [[0.9f, 0.1f, 0f], [0.5f, 0.5f, 0f], [0.2f, 0.8f, 0f]];

        Assert.Equal([0.7f, 0.8f, 2f], LabelSuspects.Thresholds(readings, [0, 0, 1]));
    }

    [Fact]
    public void A_line_as_sure_of_another_intent_as_that_intents_own_lines_is_a_suspect()
    {
        // Thresholds: (0.9 + 0.25) / 2 for intent 0, (0.875 + 0.625) / 2 = 0.75 for intent 1.
        float[][] readings = [[0.9f, 0.1f], [0.25f, 0.75f], [0.125f, 0.875f], [0.375f, 0.625f]];

        var suspect = Assert.Single(LabelSuspects.Find(readings, [0, 0, 1, 1]));

        Assert.Equal((1, 1), (suspect.Line, suspect.Label));
        Assert.Equal(0.5, suspect.Margin, 1e-6);
    }

    [Fact]
    public void A_line_below_the_threshold_or_surer_of_its_own_intent_is_none()
    {
        // 0.74 < 0.75; and 0.5 is above the threshold of intent 1, 0.4, but not above the line's own 0.5.
        Assert.Empty(LabelSuspects.Find([[0.9f, 0.1f], [0.26f, 0.74f], [0.125f, 0.875f], [0.375f, 0.625f]], [0, 0, 1, 1]));
        Assert.Empty(LabelSuspects.Find([[0.5f, 0.5f, 0f], [0f, 0.4f, 0.6f]], [0, 1]));
    }

    [Fact]
    public void The_surest_suspect_comes_first()
    {
        float[][] readings = [[0.9f, 0.1f], [0.2f, 0.8f], [0.1f, 0.9f], [0.3f, 0.7f]];

        Assert.Equal([2, 1], LabelSuspects.Find(readings, [0, 0, 0, 1]).Select(suspect => suspect.Line));
    }

    [Fact]
    public void Two_intents_are_alike_when_each_is_taken_for_the_other()
    {
        // Ten lines each of three intents: 0 read as 1 twice, 1 read as 0 once, 2 read as 0 five times.
        float[] zero = [0.8f, 0.1f, 0.1f], one = [0.1f, 0.8f, 0.1f], two = [0.1f, 0.1f, 0.8f];
        float[][] readings = [.. Enumerable.Repeat(zero, 8), one, one, .. Enumerable.Repeat(one, 9), zero, .. Enumerable.Repeat(two, 5), .. Enumerable.Repeat(zero, 5)];
        int[] labels = [.. Enumerable.Range(0, 30).Select(i => i / 10)];

        Assert.Equal([new AlikeIntents(0, 1, 0.2, 0.1)], LabelSuspects.FindAlike(readings, labels));
    }

    [Fact]
    public void No_lines_have_no_findings()
    {
        Assert.Empty(LabelSuspects.Find([], []));
        Assert.Empty(LabelSuspects.FindAlike([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelSuspects.Find([[1f]], []));
    }
}
