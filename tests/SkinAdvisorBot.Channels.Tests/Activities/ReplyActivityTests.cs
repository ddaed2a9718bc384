using System.Text.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Activities;

public sealed class ReplyActivityTests
{
    [Fact]
    public void Words_alone_are_a_markdown_message_that_expects_an_answer()
    {
        var json = Written(Reply.Plain("**Hello**"));

        AssertJson("""{"type":"message","text":"**Hello**","textFormat":"markdown","inputHint":"acceptingInput"}""", json);
    }

    [Fact]
    public void Suggestions_say_their_words_when_pressed()
    {
        var json = Written(new Reply("Hi", ["What is melasma?", "Opening hours"], [], [], []));

        AssertJson(
            """{"actions":[{"type":"imBack","title":"What is melasma?","value":"What is melasma?"},{"type":"imBack","title":"Opening hours","value":"Opening hours"}]}""",
            json["suggestedActions"]!);
    }

    [Fact]
    public void Cards_are_hero_cards_that_call_or_open()
    {
        var json = Written(new Reply("Find us", [], [new ReplyCard("The clinic", "5th Ave", [new("Call", "tel:+1"), new("Map", "https://maps.example"), new("Mail", "mailto:a@b.example")])], [], []));

        AssertJson(
            """
            [{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"The clinic","text":"5th Ave","buttons":[
              {"type":"call","title":"Call","value":"tel:+1"},{"type":"openUrl","title":"Map","value":"https://maps.example"},{"type":"openUrl","title":"Mail","value":"mailto:a@b.example"}]}}]
            """,
            json["attachments"]!);
    }

    [Fact]
    public void A_link_on_the_service_itself_is_opened_at_its_address()
    {
        var json = Written(new Reply("Booked", [], [new ReplyCard("Visit", "", [new("Add to my calendar", "/appointments/A1.ics")])], [], []));

        Assert.Equal("https://chat.example/appointments/A1.ics", json["attachments"]![0]!["content"]!["buttons"]![0]!["value"]!.GetValue<string>());
    }

    [Fact]
    public void A_reply_goes_back_the_way_the_message_came()
    {
        var inbound = new Activity
        {
            Type = "message",
            Id = "m1",
            From = new ChannelAccount { Id = "anna" },
            Recipient = new ChannelAccount { Id = "bot" },
            Conversation = new ConversationAccount { Id = "19:x;messageid=1" },
            ChannelId = "msteams",
            ServiceUrl = "https://smba.example/amer/",
            Locale = "en-US",
        };

        var reply = ReplyActivity.From(Reply.Plain("Hello"), "https://chat.example").Answering(inbound);

        Assert.Equal(("bot", "anna", "19:x;messageid=1"), (reply.From!.Id, reply.Recipient!.Id, reply.Conversation!.Id));
        Assert.Equal(("msteams", "https://smba.example/amer/", "en-US", "m1"), (reply.ChannelId, reply.ServiceUrl, reply.Locale, reply.ReplyToId));
        Assert.Null(reply.Id);
        Assert.Null(reply.Timestamp);
    }

    [Theory]
    [InlineData("directline", null)]
    [InlineData("webchat", null)]
    [InlineData("msteams", "u1")]
    public void A_greeting_names_no_update_that_a_web_chat_never_sees(string channelId, string? replyToId)
    {
        var update = new Activity { Type = "conversationUpdate", Id = "u1", ChannelId = channelId };

        Assert.Equal(replyToId, ReplyActivity.From(Reply.Plain("Welcome"), "https://chat.example").Answering(update).ReplyToId);
    }

    private static JsonNode Written(Reply reply) => JsonNode.Parse(JsonSerializer.Serialize(ReplyActivity.From(reply, "https://chat.example"), ActivityJson.Wire.Activity))!;

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
