using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.Tests.Activities;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("two\r\nlines\tand a tab", "two\nlines\tand a tab")]
    [InlineData("\u0000\u0001a\u001b[31mb\u007fc\u0085d\u009f", "a[31mbcd")]
    [InlineData(" \u00a0\u200b kept ", " \u00a0\u200b kept ")]
    [InlineData("\u0007", "")]
    public void Control_characters_are_gone_but_newline_and_tab(string text, string heard)
    {
        Assert.Equal(heard, MessageText.Of(new Activity { Text = text }));
    }

    [Theory]
    [InlineData("\"just words\"", "just words")]
    [InlineData("""{"text":"the words","value":"not these"}""", "the words")]
    [InlineData("""{"slot":1,"choice":"Tuesday at 10"}""", "Tuesday at 10")]
    [InlineData("""{"text":"  ","label":"Fraxel"}""", "Fraxel")]
    [InlineData("""{"text":5,"slot":"x"}""", """{"text":5,"slot":"x"}""")]
    [InlineData("""{"slot": 3}""", """{"slot": 3}""")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("true", "true")]
    [InlineData("null", "")]
    [InlineData("\"a\\u0000b\"", "ab")]
    public void A_submitted_card_says_its_words_or_all_it_holds(string value, string heard)
    {
        var submit = new Activity { Value = JsonDocument.Parse(value).RootElement };

        Assert.Equal(heard, MessageText.Of(submit));
    }

    [Fact]
    public void Words_come_before_a_value()
    {
        var activity = new Activity { Text = "words", Value = JsonDocument.Parse("""{"text":"value"}""").RootElement };

        Assert.Equal("words", MessageText.Of(activity));
    }

    [Fact]
    public void A_picture_alone_says_nothing()
    {
        Assert.Equal("", MessageText.Of(new Activity { Attachments = [new Attachment { ContentType = "image/png" }] }));
    }
}
