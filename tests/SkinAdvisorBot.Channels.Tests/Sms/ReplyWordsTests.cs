using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class ReplyWordsTests
{
    [Fact]
    public void Cards_and_buttons_follow_the_words_a_line_each()
    {
        var card = new ReplyCard("The clinic", "Second floor\nNew York", [new CardLink("Call us", "tel:+12125550100"), new CardLink("Your visit", "/appointments/a1.ics")]);

        Assert.Equal("Here.\nThe clinic\nSecond floor\nNew York\nCall us: tel:+12125550100\n- What does it cost?", ReplyWords.Of(new Reply("Here.", ["What does it cost?"], [card], [], [])));
    }

    [Theory]
    [InlineData("1 Yes\n2 No", "1 Yes\n2 No")]
    [InlineData("1. yes\n- NO", "1. yes\n- NO")]
    [InlineData("Yesterday or now?", "Yesterday or now?\n- Yes\n- No")]
    public void A_button_is_left_out_only_where_the_words_have_a_line_that_says_it(string text, string expected) =>
        Assert.Equal(expected, ReplyWords.Of(new Reply(text, ["Yes", "No"], [], [], [])));

    [Fact]
    public void A_card_without_words_is_told_all_the_same() =>
        Assert.Equal("The clinic", ReplyWords.Of(new Reply("", [], [new ReplyCard("The clinic", "", [])], [], [])));
}
