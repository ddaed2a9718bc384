using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class FactTextTests
{
    [Theory]
    [InlineData("w/o botox", "without botox")]
    [InlineData("w/ botox", "with botox")]
    [InlineData("I'm 34F", "im 34 f")]
    [InlineData("fitz4 on the 2nd", "fitz 4 on the 2nd")]
    [InlineData("St. John's wort", "st johns wort")]
    public void Words_are_read_as_they_are_meant(string message, string words)
    {
        var text = FactText.Of(message);

        Assert.Equal(words, string.Join(' ', Enumerable.Range(0, text.Count).Select(i => text[i])));
    }

    [Theory]
    [InlineData("st. johns wort", true)]
    [InlineData("34 y.o. woman", true)]
    [InlineData("1.5 years", true)]
    [InlineData("the best. johns wort", false)]
    [InlineData("the 1st. then", false)]
    [InlineData("no. yes", false)]
    public void A_dot_inside_a_name_ends_no_sentence(string message, bool isOne)
    {
        var text = FactText.Of(message);

        Assert.Equal(isOne, text.SameStretch(0, text.Count - 1));
    }
}
