using System.Net;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>Activities that are no messages.</summary>
public sealed class EventTests
{
    private static readonly string Bot = $$"""{"id":"28:{{TestAuthority.AppId}}"}""";

    [Fact]
    public async Task Who_comes_in_is_greeted_once_and_then_heard_in_the_same_conversation()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        await server.PostAsync(Activity("installationUpdate", """{"action":"add"}"""));
        var answer = await server.PostAsync(Activity("conversationUpdate", $$"""{"membersAdded":[{{Bot}},{"id":"29:anna"}]}"""));
        await server.PostAsync(BotServer.Message());

        Assert.Equal((HttpStatusCode.Accepted, ReplyDelivery.Pushed), (answer.Status, server.Inbox.Opened.Delivery));
        Assert.Equal(server.Inbox.Opened.ConversationId, server.Inbox.Heard.Single().ConversationId);
        Assert.Equal("29:anna", (string?)JsonNode.Parse(server.Inbox.Opened.Address!.Value)!["user"]!["id"]);
    }

    [Theory]
    [InlineData("conversationUpdate", """{"membersAdded":[BOT]}""")]
    [InlineData("conversationUpdate", """{"membersRemoved":[{"id":"29:anna"}]}""")]
    [InlineData("conversationUpdate", """{"membersAdded":[{"id":"29:anna"}],"conversation":{"id":"19:x@thread.v2","isGroup":true}}""")]
    [InlineData("installationUpdate", """{"action":"remove"}""")]
    [InlineData("installationUpdate", """{"action":"add","from":BOT}""")]
    [InlineData("messageReaction", """{"reactionsAdded":[{"type":"like"}]}""")]
    [InlineData("messageUpdate", """{"text":"something else"}""")]
    [InlineData("messageDelete", "{}")]
    [InlineData("event", """{"name":"application/vnd.microsoft.readReceipt"}""")]
    [InlineData("typing", "{}")]
    [InlineData("endOfConversation", "{}")]
    [InlineData("somethingNew", """{"text":"hello"}""")]
    public async Task Nothing_is_said_to(string type, string fields)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var answer = await server.PostAsync(Activity(type, fields.Replace("BOT", Bot, StringComparison.Ordinal)));

        Assert.Equal((HttpStatusCode.Accepted, ""), (answer.Status, answer.Body));
        Assert.Empty(server.Inbox.Heard);
        Assert.Throws<InvalidOperationException>(() => server.Inbox.Opened);
    }

    [Fact]
    public async Task An_unknown_type_is_logged_without_its_content()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        await server.PostAsync(Activity("somethingNew", """{"text":"my secret rash"}"""));

        Assert.Contains(server.Log.Lines, line => line.Contains("not known here", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("my secret rash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pressed_button_of_a_card_is_heard_as_its_words()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var answer = await server.PostAsync(Press("""{"type":"Action.Execute","verb":"say","data":{"text":"opening hours"}}"""));
        var again = await server.PostAsync(Press("""{"type":"Action.Execute","verb":"say","data":{"text":"opening hours"}}"""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"opening hours"}"""), answer.Json), answer.Body);
        Assert.Equal(answer.Body, again.Body);
        Assert.Equal("opening hours", server.Inbox.Heard.Single().Text);
    }

    [Theory]
    [InlineData("""{"type":"Action.Execute","verb":"say"}""", "manual")]
    [InlineData("""{"type":"Action.Execute","verb":"say","data":{"text":" "}}""", "manual")]
    [InlineData("""{"type":"Action.Execute","verb":"say","data":{"text":"opening hours"}}""", "automatic")]
    [InlineData("5", "manual")]
    public async Task A_button_that_says_nothing_is_answered_so_and_not_heard(string action, string trigger)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var answer = await server.PostAsync(Press(action, trigger));

        Assert.Equal((HttpStatusCode.OK, 400, "application/vnd.microsoft.error"), (answer.Status, (int)answer.Json["statusCode"]!, answer.Text("type")));
        Assert.Equal("BadRequest", (string?)answer.Json["value"]!["code"]);
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task Who_presses_and_waits_hears_the_replies_beside_the_answer()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var press = Press("""{"type":"Action.Execute","data":{"text":"opening hours"}}""");
        press["deliveryMode"] = "expectReplies";

        var answer = await server.PostAsync(press);

        Assert.Equal("You said: opening hours", (string?)answer.Json["activities"]!.AsArray()[^1]!["text"]);
        Assert.Equal("opening hours", (string?)answer.Json["body"]!["value"]);
    }

    [Theory]
    [InlineData("message/submitAction", HttpStatusCode.OK)]
    [InlineData("fileConsent/invoke", HttpStatusCode.NotImplemented)]
    [InlineData("adaptivecard/action", HttpStatusCode.NotImplemented)]
    public async Task An_invoke_has_an_answer_or_501(string name, HttpStatusCode status)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var answer = await server.PostAsync(Activity("invoke", $$"""{"name":"{{name}}"}"""));

        Assert.Equal((status, ""), (answer.Status, answer.Body));
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task A_member_that_is_no_account_is_400()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync(Activity("conversationUpdate", """{"membersAdded":[{"id":"29:anna","name":5}]}"""))).Status);
    }

    private static JsonObject Press(string action, string trigger = "manual") =>
        Activity("invoke", $$"""{"name":"adaptiveCard/action","value":{"action":{{action}},"trigger":"{{trigger}}" } }""");

    private static JsonObject Activity(string type, string fields)
    {
        var activity = BotServer.Message(text: null);
        activity["type"] = type;
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
            activity[name] = value?.DeepClone();
        return activity;
    }
}
