namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class FactScoreTests
{
    [Fact]
    public void A_fact_is_right_only_with_its_value_and_all_its_marks()
    {
        var lines = FactLine.ReadAll("""
            # a note
            im 34	age=34
            my friend is pregnant	pregnant
            im pregnant	age=20

            hello	
            """.Replace("    ", "", StringComparison.Ordinal));

        var score = FactScore.Of(lines);

        Assert.Equal((1, 3, 3), (score.Right, score.Found, score.Told));
        Assert.Equal(1 / 3.0, score.F1, 1e-9);
        Assert.Equal(2, score.Errors.Length);
    }

    [Fact]
    public void Marks_may_stand_in_any_order()
    {
        var score = FactScore.Of(FactLine.ReadAll("my friend stopped accutane\tmedicine=isotretinoin,whose:friend,past"));

        Assert.Equal(1.0, score.F1);
    }

    [Fact]
    public void A_line_without_a_tab_is_refused()
    {
        Assert.Equal("'im 34' has no tab; a line is the message, a tab, and its facts.", Assert.Throws<FormatException>(() => FactLine.ReadAll("im 34")).Message);
    }
}
