using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

public sealed class ChoiceReaderTests
{
    private static readonly ImmutableArray<Choice> Three =
    [
        new("What is Fraxel?", "ask_definition", "fraxel"),
        new("How it feels", "ask_pain", "fraxel"),
        new("Talk to a person", "talk_to_human", null),
    ];

    [Theory]
    [InlineData("What is Fraxel?", "ask_definition")]
    [InlineData("what is fraxel", "ask_definition")]
    [InlineData("  TALK TO A PERSON.  ", "talk_to_human")]
    public void A_button_is_its_words(string text, string intent)
    {
        Assert.Equal(intent, ChoiceReader.Find(Three, text)?.Intent);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2)", 2)]
    [InlineData("(3)", 3)]
    [InlineData("#2", 2)]
    [InlineData(" 3. ", 3)]
    [InlineData("2!", 2)]
    [InlineData("first", 1)]
    [InlineData("the second one", 2)]
    [InlineData("2nd please", 2)]
    [InlineData("number three", 3)]
    [InlineData("option two", 2)]
    [InlineData("one", 1)]
    [InlineData("i mean the first", 1)]
    [InlineData("last", 3)]
    [InlineData("the last one", 3)]
    public void A_number_is_its_place(string text, int place)
    {
        Assert.Equal(Three[place - 1], ChoiceReader.Find(Three, text));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("the fourth one")]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("")]
    [InlineData("what is melasma")]
    [InlineData("i have two spots")]
    [InlineData("does the first one hurt")]
    [InlineData("last time it hurt")]
    public void Anything_else_is_no_choice(string text)
    {
        Assert.Null(ChoiceReader.Find(Three, text));
    }
}
