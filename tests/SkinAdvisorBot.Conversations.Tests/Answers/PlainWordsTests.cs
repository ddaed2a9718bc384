using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("What ARE exosomes?", "what are exosomes")]
    [InlineData("wat r they, u know", "what are they you know")]
    [InlineData("it's the person’s choice", "it's the person's choice")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("laser+exosomes/Fraxel", "laser exosomes fraxel")]
    [InlineData("1927 nm", "1927 nm")]
    [InlineData("dont u 4get b4", "don't you 4get before")]
    [InlineData("crème brûlée", "crème brûlée")]
    [InlineData("!?… 😀", "")]
    [InlineData("", "")]
    public void A_message_is_its_words_in_lower_case(string text, string words)
    {
        Assert.Equal(words, string.Join(' ', PlainWords.Of(text)));
    }

    [Fact]
    public void Words_can_be_had_in_the_spelling_they_were_typed_in()
    {
        Assert.Equal(["wat", "r", "u", "doing", "at", "4"], PlainWords.AsTyped("wat R u doing, at 4?"));
        Assert.Equal(("what", "laser"), (PlainWords.WriteOut("wat"), PlainWords.WriteOut("laser")));
    }

    [Fact]
    public void The_rest_of_an_endless_word_is_dropped()
    {
        var words = PlainWords.Of(new string('x', 5000) + " end");

        Assert.Equal([new string('x', PlainWords.MaxWord), "end"], words);
    }
}
