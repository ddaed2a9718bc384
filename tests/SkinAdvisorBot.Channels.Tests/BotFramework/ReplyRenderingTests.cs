using System.Text.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

public sealed class ReplyRenderingTests
{
    private static readonly ReplyCard Clinic = new("The clinic", "5th Ave\nNew York", [new("Call", "tel:+1"), new("Visit", "/appointments/A1.ics")]);

    [Fact]
    public void A_reply_is_addressed_to_the_person_in_their_chat()
    {
        var message = Render(Reply.Plain("Hello")).Single();

        AssertJson(
            """
            {"type":"message","serviceUrl":"https://smba.trafficmanager.net/amer/","channelId":"msteams","from":{"id":"28:bot"},"recipient":{"id":"29:anna"},
             "conversation":{"id":"a:1","conversationType":"personal"},"locale":"en-US","text":"Hello","textFormat":"markdown","inputHint":"acceptingInput"}
            """,
            message);
    }

    [Fact]
    public void Suggestions_are_buttons_that_say_their_words_in_a_chat_of_two()
    {
        var message = Render(new Reply("Hi", ["Opening hours"], [], [], [])).Single();

        AssertJson("""{"actions":[{"type":"imBack","title":"Opening hours","value":"Opening hours"}]}""", message["suggestedActions"]!);
        Assert.Null(message["attachments"]);
    }

    [Fact]
    public void In_a_group_they_are_buttons_on_a_card()
    {
        var message = Render(new Reply("Hi", ["1", "2", "3", "4", "5", "6", "7"], [], [], []), "groupChat").Single();

        Assert.Null(message["suggestedActions"]);
        var rows = message["attachments"]![0]!["content"]!["body"]!.AsArray();
        Assert.Equal([6, 1], rows.Select(row => row!["actions"]!.AsArray().Count));
        AssertJson("""{"type":"Action.Submit","title":"7","data":{"text":"7"}}""", rows[1]!["actions"]![0]!);
    }

    [Fact]
    public void Teams_gets_an_Adaptive_Card_with_words_for_clients_that_cannot_draw_it()
    {
        var attachment = Render(new Reply("Find us", [], [Clinic], [], [])).Single()["attachments"]![0]!;

        AssertJson(
            """
            {"contentType":"application/vnd.microsoft.card.adaptive","content":{
              "$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.5",
              "fallbackText":"The clinic\n5th Ave\nNew York\nCall: tel:+1\nVisit: https://chat.example/appointments/A1.ics",
              "body":[{"type":"TextBlock","text":"The clinic","weight":"Bolder","wrap":true},{"type":"TextBlock","text":"5th Ave\nNew York","wrap":true},
                {"type":"ActionSet","actions":[{"type":"Action.OpenUrl","title":"Call","url":"tel:+1"},{"type":"Action.OpenUrl","title":"Visit","url":"https://chat.example/appointments/A1.ics"}]}]}}
            """,
            attachment);
    }

    [Fact]
    public void Other_channels_get_a_hero_card()
    {
        var message = Render(new Reply("Find us", ["Hours"], [Clinic], [], []), channelId: "telegram").Single();

        Assert.Equal(HeroCard.ContentType, (string?)message["attachments"]![0]!["contentType"]);
        Assert.NotNull(message["suggestedActions"]);
    }

    [Fact]
    public void A_text_message_is_plain()
    {
        var message = Render(Reply.Plain("Skin < 18 and *spf*, 2*3*4"), channelId: "sms").Single();

        Assert.Equal(("Skin < 18 and spf, 2*3*4", "plain"), ((string?)message["text"], (string?)message["textFormat"]));
    }

    [Theory]
    [InlineData("# Melasma\nIt is common.", "**Melasma**\nIt is common.")]
    [InlineData("Use:\n- spf\n- a hat\nDaily.", "Use:\n\n• spf\n\n• a hat\nDaily.")]
    [InlineData("Steps:\n1. wash\n2. dry", "Steps:\n\n1. wash\n\n2. dry")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "a – b\n\n1 – 2")]
    [InlineData("One\n\n---\n\nTwo", "One\n\nTwo")]
    [InlineData("![x](https://evil.example/a.png) <b>", "!\\[x](https://evil.example/a.png) &lt;b>")]
    [InlineData("**bold** and *italic* stay", "**bold** and *italic* stay")]
    public void Teams_gets_only_the_Markdown_that_all_its_clients_draw(string text, string expected) =>
        Assert.Equal(expected, (string?)Render(Reply.Plain(text)).Single()["text"]);

    [Fact]
    public void Sources_are_links_where_they_have_an_address()
    {
        var message = Render(new Reply("Use spf.", [], [], [], [new("a", "Sun [safe]", "NHS", "2024", "https://nhs.example/sun_(uk)"), new("b", "Book", "Press", "2020", null)])).Single();

        Assert.Equal("Use spf.\n\nSources: [Sun \\[safe\\], NHS, 2024](https://nhs.example/sun_%28uk%29); Book, Press, 2020", (string?)message["text"]);
    }

    [Fact]
    public void Long_words_become_several_messages_cut_between_paragraphs_with_buttons_below_the_last()
    {
        var paragraph = string.Concat(Enumerable.Repeat("Sunscreen helps. ", 80)).Trim();

        var messages = Render(new Reply(string.Join("\n\n", Enumerable.Repeat(paragraph, 6)), ["Hours"], [Clinic], [], []));

        Assert.Equal(3, messages.Length);
        Assert.All(messages, message => Assert.Equal($"{paragraph}\n\n{paragraph}", (string?)message["text"]));
        Assert.Equal([true, true, false], messages.Select(message => message["suggestedActions"] is null && message["attachments"] is null));
    }

    [Theory]
    [InlineData(4_000, 1)]
    [InlineData(4_001, 2)]
    public void A_text_without_pauses_is_cut_at_4000_characters_and_no_character_is_halved(int length, int pieces)
    {
        var text = string.Concat(Enumerable.Repeat("😀", length))[..length];

        var texts = Render(Reply.Plain(length % 2 == 0 ? text : "x" + text[..(length - 1)])).Select(message => (string)message["text"]!).ToArray();

        Assert.Equal(pieces, texts.Length);
        Assert.All(texts, piece => Assert.False(char.IsHighSurrogate(piece[^1])));
    }

    [Fact]
    public void No_activity_is_larger_than_Teams_takes_and_the_words_of_a_card_that_is_are_in_the_text()
    {
        ReplyCard Large(int length) => new("Card", new string('x', length), []);

        var messages = Render(new Reply("All of it", ["Hours"], [Large(10_000), Large(15_000), Large(45_000)], [], []));

        Assert.All(messages, message => Assert.InRange(message.ToJsonString().Length, 1, ReplyRendering.MaxActivity));
        Assert.Equal(["All of it", null, null], messages.Select(message => (string?)message["text"]));
        Assert.Equal([false, false, true], messages.Select(message => message["suggestedActions"] is not null));
    }

    private static JsonNode[] Render(Reply reply, string conversationType = "personal", string channelId = "msteams")
    {
        var conversation = JsonSerializer.Deserialize($$"""{"id":"a:1","conversationType":"{{conversationType}}"}""", ActivityJson.Wire.ConversationAccount)!;
        var to = new ConversationReference("https://smba.trafficmanager.net/amer/", channelId, new ChannelAccount { Id = "28:bot" }, new ChannelAccount { Id = "29:anna" }, conversation, "en-US", null, TestAuthority.AppId, null);
        return [.. ReplyRendering.Render(reply, to, "https://chat.example").Select(activity => JsonNode.Parse(JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity))!)];
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
