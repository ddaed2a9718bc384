using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

public sealed class MessagesTests
{
    [Fact]
    public async Task A_message_is_saved_with_its_address_before_it_is_acknowledged()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var answer = await server.PostAsync(BotServer.Message());

        var heard = server.Inbox.Heard.Single();
        Assert.Equal((HttpStatusCode.Accepted, ""), (answer.Status, answer.Body));
        Assert.Equal(("what is melasma", "m1", ReplyDelivery.Pushed, TestAuthority.Now), (heard.Text, heard.MessageId, heard.Delivery, heard.At));
        Assert.Equal((ChannelKind.Teams, ReplyDelivery.Pushed, "en-US"), (server.Inbox.Opened.Channel, server.Inbox.Opened.Delivery, server.Inbox.Opened.Locale));
        Assert.Equal(ConversationReference.Sender, heard.Address!.Sender);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""
            {"serviceUrl":"{{TestAuthority.TeamsService}}","channelId":"msteams",
             "bot":{"id":"28:{{TestAuthority.AppId}}","name":"Skin advisor"},
             "user":{"id":"29:anna","name":"Anna","aadObjectId":"a0000000-0000-0000-0000-00000000000a"},
             "conversation":{"id":"a:1","conversationType":"personal","tenantId":"c0000000-0000-0000-0000-00000000000c"},
             "locale":"en-US","tenantId":"c0000000-0000-0000-0000-00000000000c","appId":"{{TestAuthority.AppId}}"}
            """), JsonNode.Parse(heard.Address.Value)), heard.Address.Value);
    }

    [Fact]
    public async Task No_id_of_a_person_or_chat_is_a_key()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        await server.PostAsync(BotServer.Message());

        var heard = server.Inbox.Heard.Single();
        Assert.All([heard.ConversationId, heard.PersonId], id => Assert.Matches("^[A-Za-z0-9_-]{43}$", id));
    }

    [Fact]
    public async Task Nothing_is_acknowledged_that_was_not_saved()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        server.Inbox.Answer = _ => throw new IOException("The disk is full.");

        var answer = await server.PostAsync(BotServer.Message());

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.DoesNotContain("disk", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_503_so_that_the_channel_sends_it_again()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        server.Inbox.MayAnswer = new TaskCompletionSource().Task;

        var posting = server.PostAsync(BotServer.Message());
        await server.Inbox.Arrived.Task;
        server.Clock.Advance(TimeSpan.FromSeconds(9));
        var answer = await posting;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (answer.Status, answer.Header("Retry-After")));
    }

    [Fact]
    public async Task Messages_without_an_id_are_never_taken_for_a_resend()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var message = BotServer.Message();
        message.Remove("id");

        await server.PostAsync(message);
        await server.PostAsync(message);

        Assert.Equal(2, server.Inbox.Heard.Length);
    }

    [Fact]
    public async Task The_same_id_in_another_chat_is_another_message()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var other = BotServer.Message();
        other["conversation"]!["id"] = "a:2";

        await server.PostAsync(BotServer.Message());
        await server.PostAsync(other);

        Assert.Equal(2, server.Inbox.Heard.Select(heard => heard.ConversationId).Distinct().Count());
    }

    [Fact]
    public async Task Who_waits_for_the_replies_hears_welcome_and_answer_and_with_a_resend_the_same()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var message = Waiting(BotServer.Message());

        var answer = await server.PostAsync(message);
        var again = await server.PostAsync(message);
        var next = await server.PostAsync(Waiting(BotServer.Message("thanks", "m2")));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal([MemoryInbox.Welcome, "You said: what is melasma"], Texts(answer));
        Assert.Equal(answer.Body, again.Body);
        Assert.Equal(["You said: thanks"], Texts(next));
        var reply = answer.Json["activities"]![1]!;
        Assert.Equal(("m1", "29:anna", $"28:{TestAuthority.AppId}", "a:1"), ((string?)reply["replyToId"], (string?)reply["recipient"]!["id"], (string?)reply["from"]!["id"], (string?)reply["conversation"]!["id"]));
        Assert.All(server.Inbox.Heard, heard => Assert.Equal(ReplyDelivery.Inline, heard.Delivery));
        Assert.Equal(ReplyDelivery.Inline, server.Inbox.Opened.Delivery);
    }

    [Theory]
    [InlineData("conversation", "conversation.id")]
    [InlineData("from", "from.id")]
    [InlineData("type", "type")]
    public async Task An_activity_without_what_all_must_have_is_400(string field, string named)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var message = BotServer.Message();
        message.Remove(field);

        var answer = await server.PostAsync(message);

        Assert.Equal((HttpStatusCode.BadRequest, "MissingProperty"), (answer.Status, answer.ErrorCode));
        Assert.Contains(named, answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData("invoke")]
    [InlineData("event")]
    [InlineData("command")]
    [InlineData("commandResult")]
    public async Task What_is_known_by_its_name_needs_one(string type)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var activity = BotServer.Message();
        activity["type"] = type;

        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync(activity)).Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"message\",\"text\":5}")]
    [InlineData("{\"type\":\"message\",\"type\":\"event\"}")]
    public async Task A_body_that_is_no_activity_is_400_for_a_caller_with_a_token_and_401_for_all_others(string body)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var known = await server.PostAsync(body, $"Bearer {TestAuthority.ChannelToken()}");
        var unknown = await server.PostAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized), (known.Status, unknown.Status));
    }

    [Fact]
    public async Task A_body_over_256_KB_is_413()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.PostAsync(BotServer.Message(new string('x', 256 * 1024)))).Status);
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Only_POST_is_served(string method)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        using var request = new HttpRequestMessage(new HttpMethod(method), BotFrameworkServices.Path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        using var request = new HttpRequestMessage(HttpMethod.Post, BotFrameworkServices.Path);
        request.Content = new StringContent(BotServer.Message().ToJsonString(), new MediaTypeHeaderValue("text/plain"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestAuthority.ChannelToken());

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.SendAsync(request)).Status);
    }

    private static JsonObject Waiting(JsonObject message)
    {
        message["deliveryMode"] = "expectReplies";
        return message;
    }

    private static IEnumerable<string?> Texts(DirectLine.Answer answer) => answer.Json["activities"]!.AsArray().Select(activity => (string?)activity!["text"]);
}
