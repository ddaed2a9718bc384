using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Language.Tests.Evaluation;

public sealed class LabelledLineTests
{
    [Fact]
    public void Two_columns_are_intent_and_text()
    {
        var line = Assert.Single(LabelledLine.ReadAll(["ask_pain\tdoes it hurt, really"], "a.tsv"));

        Assert.Equal(["ask_pain"], line.Intents);
        Assert.Null(line.Topics);
        Assert.Equal("does it hurt, really", line.Text);
    }

    [Theory]
    [InlineData("fraxel,laser")]
    [InlineData("fraxel, laser")]
    [InlineData("fraxel|laser")]
    public void Three_columns_hold_topics_in_the_middle(string topics)
    {
        var line = Assert.Single(LabelledLine.ReadAll([$"ask_pain|ask_safety\t{topics}\tis it bad"], "a.tsv"));

        Assert.Equal(["ask_pain", "ask_safety"], line.Intents);
        Assert.Equal(["fraxel", "laser"], line.Topics!.Value);
    }

    [Theory]
    [InlineData("greet\t\thello")]
    [InlineData("greet\t-\thello")]
    public void A_line_may_be_labelled_as_naming_no_topic(string line)
    {
        Assert.Empty(Assert.Single(LabelledLine.ReadAll([line], "a.tsv")).Topics!.Value);
    }

    [Fact]
    public void Blank_lines_and_comments_are_passed_over()
    {
        Assert.Equal(["hello"], LabelledLine.ReadAll(["# intent<TAB>text", "", "  ", "greet\thello"], "a.tsv").Select(line => line.Text));
    }

    [Theory]
    [InlineData("greet hello")]
    [InlineData("greet\ta\tb\tc")]
    [InlineData("greet\t ")]
    [InlineData("\thello")]
    public void A_line_that_can_not_be_read_is_named(string line)
    {
        var error = Assert.Throws<FormatException>(() => LabelledLine.ReadAll(["# one", "greet\thi", line], "a.tsv"));

        Assert.Equal("a.tsv:3: write 'intent<TAB>text' or 'intent<TAB>topics<TAB>text'", error.Message);
    }
}
