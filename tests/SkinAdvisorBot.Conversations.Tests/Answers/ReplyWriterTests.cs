using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

/// <summary>How words are put together for a channel, seen through the Advisor.</summary>
public sealed class ReplyWriterTests
{
    [Theory]
    [InlineData(ChannelKind.Web)]
    [InlineData(ChannelKind.Teams)]
    public void Web_and_Teams_get_the_full_answer_with_buttons_and_sources(ChannelKind channel)
    {
        var reply = Assert.Single(new AConversation(channel).Hears("ask_definition", "exosomes").Replies);

        Assert.Equal("Exosomes are **tiny parcels** that cells send each other.", reply.Text);
        Assert.Equal(["Are exosomes safe?", "How much do exosomes cost?"], reply.Suggestions);
        Assert.Equal("ALPHA-2020", Assert.Single(reply.References).Key);
        Assert.Equal([$"{APlaybook.Exosomes}:{APlaybook.Small.LineOf(APlaybook.Exosomes, "full: Exosomes are")}"], reply.Lines);
    }

    [Fact]
    public void Sms_gets_the_short_answer_without_buttons()
    {
        var reply = Assert.Single(new AConversation(ChannelKind.Sms).Hears("ask_definition", "exosomes").Replies);

        Assert.Equal("Exosomes are tiny parcels between cells.", reply.Text);
        Assert.Empty(reply.Suggestions);
    }

    [Fact]
    public void The_same_answer_twice_running_comes_in_other_words()
    {
        var conversation = new AConversation();

        Assert.Equal("Exosomes are **tiny parcels** that cells send each other.", conversation.Says("ask_definition", "exosomes"));
        Assert.Equal("again, first words. Exosomes are tiny parcels between cells.", conversation.Says("ask_definition", "exosomes"));
        Assert.Equal("again, second words. Exosomes are **tiny parcels** that cells send each other.", conversation.Says("ask_definition", "exosomes"));
    }

    [Fact]
    public void On_sms_the_other_words_are_the_full_answer_without_marks()
    {
        var conversation = new AConversation(ChannelKind.Sms);

        Assert.Equal("Exosomes are tiny parcels between cells.", conversation.Says("ask_definition", "exosomes"));
        Assert.Equal("again, first words. Exosomes are tiny parcels that cells send each other.", conversation.Says("ask_definition", "exosomes"));
        Assert.Equal("again, second words. Exosomes are tiny parcels between cells.", conversation.Says("ask_definition", "exosomes"));
    }

    [Fact]
    public void After_another_answer_the_first_comes_in_full_again()
    {
        var conversation = new AConversation();
        var first = conversation.Says("ask_definition", "exosomes");
        conversation.Hears("ask_safety", "exosomes");

        Assert.Equal(first, conversation.Says("ask_definition", "exosomes"));
    }

    [Fact]
    public void An_act_takes_its_wordings_in_turn()
    {
        var conversation = new AConversation();

        Assert.Equal("praise, first words.", conversation.Says("praise"));
        Assert.Equal("praise, second words.", conversation.Says("praise"));
        conversation.Hears("ask_definition", "exosomes");
        Assert.Equal("praise, first words.", conversation.Says("praise"));
    }

    [Fact]
    public void An_act_said_three_times_in_one_turn_takes_its_wordings_in_turn()
    {
        var meaning = AMeaning.Of(
            AMeaning.AClause("ask_pain", "exosomes"), AMeaning.AClause("ask_downtime", "exosomes"), AMeaning.AClause("ask_types", "exosomes"));

        var texts = new AConversation().Hears(meaning).Replies.Select(reply => reply.Text);

        Assert.Equal(
            ["I have nothing on that about exosomes.", "About exosomes I can't say that.", "I have nothing on that about exosomes."], texts);
    }

    [Fact]
    public void A_card_leaves_out_links_without_an_address_and_stays_away_from_sms()
    {
        var web = Assert.Single(new AConversation().Hears("ask_location").Replies);
        var sms = Assert.Single(new AConversation(ChannelKind.Sms).Hears("ask_location").Replies);

        var card = Assert.Single(web.Cards);
        Assert.Equal(("Harbor Skin", "Near the harbor"), (card.Title, card.Text));
        Assert.Equal(["https://maps.example/harbor"], card.Links.Select(link => link.Url));
        Assert.Empty(sms.Cards);
    }

    [Fact]
    public void Only_the_last_reply_keeps_its_buttons()
    {
        var turn = new AConversation().Hears(AMeaning.Of(AMeaning.AClause("ask_definition", "exosomes"), AMeaning.AClause("ask_pain", "fraxel")));

        Assert.Equal([0, 0], turn.Replies.Select(reply => reply.Suggestions.Length));
    }
}
