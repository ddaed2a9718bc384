using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>What is heard of a message, and whose it is.</summary>
public sealed class SaidTextTests
{
    private static readonly string BotMention = $$"""{"type":"mention","mentioned":{"id":"28:{{TestAuthority.AppId}}"},"text":"<at>Skin advisor</at>"}""";

    private const string OtherMention = """{"type":"mention","mentioned":{"id":"29:ben"},"text":"<at>Ben</at>"}""";

    [Theory]
    [InlineData("<at>Skin advisor</at> what is melasma", "what is melasma")]
    [InlineData("what is <at>Skin advisor</at>&nbsp;melasma", "what is melasma")]
    [InlineData("<at>Skin advisor</at> tell <at>Ben</at> about spf", "tell Ben about spf")]
    [InlineData("<at>Skin advisor</at> is 2 &lt; 3 &amp; safe", "is 2 < 3 & safe")]
    [InlineData("<at>Skin advisor</at> <at>me</at> and <b>bold</b>", "<at>me</at> and <b>bold</b>")]
    [InlineData("<at>Skin advisor</at>", "help")]
    [InlineData("", "help")]
    public async Task Mentions_go_where_an_entity_says_so(string text, string heard)
    {
        var message = BotServer.Message(text);
        message["entities"] = new JsonArray(JsonNode.Parse(BotMention), JsonNode.Parse(OtherMention), JsonNode.Parse("""{"type":"clientInfo","text":"what"}"""));
        message["attachments"] = new JsonArray(JsonNode.Parse("""{"contentType":"text/html","content":"<p>what is melasma</p>"}"""));

        Assert.Equal(heard, (await HearAsync(message)).Text);
    }

    [Fact]
    public async Task The_words_of_a_submitted_card_are_heard()
    {
        var message = BotServer.Message(text: null);
        message["value"] = new JsonObject { ["text"] = "opening hours" };

        Assert.Equal("opening hours", (await HearAsync(message)).Text);
    }

    [Fact]
    public async Task A_picture_alone_is_not_a_call_for_help()
    {
        var message = BotServer.Message(text: null);
        message["attachments"] = new JsonArray(JsonNode.Parse("""{"contentType":"image/png","contentUrl":"https://files.example/1"}"""));

        Assert.Equal("", (await HearAsync(message)).Text);
    }

    [Fact]
    public async Task In_a_group_everybody_has_a_conversation_of_their_own_in_each_thread()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        foreach (var (person, thread, id) in new[] { ("29:anna", "1", "m1"), ("29:ben", "1", "m2"), ("29:anna", "2", "m3"), ("29:anna", "1", "m4") })
            await server.PostAsync(InChannel(person, thread, id));

        var conversations = server.Inbox.Heard.Select(heard => heard.ConversationId).ToArray();
        Assert.Equal(3, conversations.Distinct().Count());
        Assert.Equal(conversations[0], conversations[3]);
        Assert.Contains("19:x@thread.tacv2;messageid=1", server.Inbox.Heard[0].Address!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_the_same_in_every_chat_by_their_directory_account()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var renamed = BotServer.Message(id: "m2");
        renamed["from"]!["id"] = "29:anna-elsewhere";
        renamed["conversation"]!["id"] = "a:2";
        var other = BotServer.Message(id: "m3");
        other["from"] = new JsonObject { ["id"] = "29:ben" };

        await server.PostAsync(BotServer.Message());
        await server.PostAsync(renamed);
        await server.PostAsync(other);

        var people = server.Inbox.Heard.Select(heard => heard.PersonId).ToArray();
        Assert.Equal(people[0], people[1]);
        Assert.NotEqual(people[0], people[2]);
    }

    [Theory]
    [InlineData("msteams", ChannelKind.Teams)]
    [InlineData("sms", ChannelKind.Sms)]
    [InlineData("webchat", ChannelKind.Web)]
    public async Task The_channel_decides_how_the_words_are_read(string channelId, ChannelKind kind)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var message = BotServer.Message();
        message["channelId"] = channelId;

        await server.PostAsync(message);

        Assert.Equal(kind, server.Inbox.Opened.Channel);
    }

    private static JsonObject InChannel(string person, string thread, string id)
    {
        var message = BotServer.Message(id: id);
        message["from"] = new JsonObject { ["id"] = person };
        message["conversation"] = new JsonObject { ["id"] = $"19:x@thread.tacv2;messageid={thread}", ["conversationType"] = "channel", ["isGroup"] = true };
        return message;
    }

    private static async Task<Incoming> HearAsync(JsonObject message)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        await server.PostAsync(message);
        return server.Inbox.Heard.Single();
    }
}
