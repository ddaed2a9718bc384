using System.Net;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class ConversationTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"user":{}}""")]
    public async Task Starting_opens_the_conversation_of_the_token_with_201(string? body)
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = await server.PostAsync("/tokens/generate", DirectLineServer.Secret);

        var start = await server.PostAsync("/conversations", token.Text("token"), body);

        Assert.Equal(HttpStatusCode.Created, start.Status);
        Assert.Equal(token.Text("conversationId"), start.Text("conversationId"));
        Assert.Equal(1800, (int)start.Json["expires_in"]!);
        Assert.StartsWith($"ws://127.0.0.1:{server.Port}/v3/directline/conversations/", start.Text("streamUrl"), StringComparison.Ordinal);
        Assert.False(new Uri(start.Text("streamUrl")).AbsolutePath.EndsWith("/stream", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync($"/conversations/{start.Text("conversationId")}/activities", start.Text("token"))).Status);
    }

    [Fact]
    public async Task Starting_again_with_the_same_token_finds_the_conversation_with_200()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var again = await server.PostAsync("/conversations", chat.Token, "{}");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(chat.ConversationId, again.Text("conversationId"));
        Assert.Single(await chat.ReadAsync());
    }

    [Fact]
    public async Task A_secret_starts_a_new_conversation_each_time()
    {
        await using var server = await DirectLineServer.StartAsync();

        var one = await server.PostAsync("/conversations", DirectLineServer.Secret, """{"user":{"id":"dl_anna"}}""");
        var two = await server.PostAsync("/conversations", DirectLineServer.Secret);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (one.Status, two.Status));
        Assert.NotEqual(one.Text("conversationId"), two.Text("conversationId"));
        Assert.Equal("dl_anna", (string?)TokenTests.ClaimsOf(one.Text("token"))["user"]);
    }

    [Fact]
    public async Task The_conversation_knows_the_user_of_the_token_and_the_language_of_the_client()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = await server.PostAsync("/tokens/generate", DirectLineServer.Secret, """{"user":{"id":"dl_anna"}}""");

        await server.PostAsync("/conversations", token.Text("token"), """{"user":{"id":"someone-else"},"locale":"es-MX"}""");

        Assert.Equal((ChannelKind.Web, "dl_anna", "es-MX"), (server.Inbox.Opened.Channel, server.Inbox.Opened.PersonId, server.Inbox.Opened.Locale));
    }

    [Fact]
    public async Task An_id_that_only_the_client_says_cannot_be_taken_for_a_person_known_elsewhere()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = await server.PostAsync("/tokens/generate", DirectLineServer.Secret);

        await server.PostAsync("/conversations", token.Text("token"), """{"user":{"id":"anna"}}""");

        Assert.Contains(token.Text("conversationId"), server.Inbox.Opened.PersonId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_out_id_without_a_token_that_names_it_is_refused()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = await server.PostAsync("/tokens/generate", DirectLineServer.Secret);

        var start = await server.PostAsync("/conversations", token.Text("token"), """{"user":{"id":"dl_anna"}}""");

        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (start.Status, start.ErrorCode));
    }

    [Fact]
    public async Task Coming_back_gives_a_new_stream_and_token()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var back = await server.GetAsync($"{chat.Path}?watermark=", chat.Token);

        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal(chat.ConversationId, back.Text("conversationId"));
        Assert.NotEqual(chat.StreamUrl, back.Text("streamUrl"));
        Assert.Equal(chat.UserId, (string?)TokenTests.ClaimsOf(back.Text("token"))["user"]);
    }

    [Fact]
    public async Task The_holder_of_a_secret_may_come_back_to_any_conversation()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var back = await server.GetAsync(chat.Path, DirectLineServer.Secret);

        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal(chat.UserId, (string?)TokenTests.ClaimsOf(back.Text("token"))["user"]);
    }

    [Fact]
    public async Task An_unknown_conversation_is_404_for_every_call()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = await server.PostAsync("/tokens/generate", DirectLineServer.Secret, """{"user":{"id":"dl_anna"}}""");
        var path = $"/conversations/{token.Text("conversationId")}";

        Answer[] answers =
        [
            await server.GetAsync(path, token.Text("token")),
            await server.GetAsync($"{path}/activities", token.Text("token")),
            await server.PostAsync($"{path}/activities", token.Text("token"), Chat.Message("hello")),
            await server.PostAsync($"{path}/activities", token.Text("token"), """{"type":"typing"}"""),
            await server.PostAsync($"{path}/upload", token.Text("token"), "{}"),
            await server.GetAsync("/conversations/no-such/activities", DirectLineServer.Secret),
            await server.PostAsync("/conversations/no-such/activities", DirectLineServer.Secret, Chat.Message("hello")),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.NotFound, "ConversationNotFound"), (answer.Status, answer.ErrorCode)));
    }

    [Fact]
    public async Task A_token_does_not_open_the_conversation_of_another()
    {
        await using var server = await DirectLineServer.StartAsync();
        var mine = await server.OpenAsync();
        var theirs = await server.OpenAsync();

        Answer[] answers =
        [
            await server.GetAsync(theirs.Path, mine.Token),
            await server.GetAsync($"{theirs.Path}/activities", mine.Token),
            await server.PostAsync($"{theirs.Path}/activities", mine.Token, Chat.Message("hello")),
            await server.PostAsync($"{theirs.Path}/upload", mine.Token, "{}"),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), (answer.Status, answer.ErrorCode)));
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task A_conversation_of_another_channel_is_not_there_for_Direct_Line()
    {
        await using var server = await DirectLineServer.StartAsync();
        await server.Inbox.OpenAsync(new NewConversation("sms-1", ChannelKind.Sms, "p1", null, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);

        var read = await server.GetAsync("/conversations/sms-1/activities", DirectLineServer.Secret);
        var write = await server.PostAsync("/conversations/sms-1/activities", DirectLineServer.Secret, Chat.Message("hello"));
        var open = await server.GetAsync("/conversations/sms-1", DirectLineServer.Secret);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.Status, write.Status, open.Status));
    }

    [Fact]
    public async Task Behind_a_proxy_the_stream_address_is_the_public_one()
    {
        await using var server = await DirectLineServer.StartAsync([("PublicUrl", "https://chat.clinic.example/")]);

        var chat = await server.OpenAsync();

        Assert.StartsWith($"wss://chat.clinic.example/v3/directline/conversations/{chat.ConversationId}/stream/ws?t=", chat.StreamUrl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://chat.clinic.example/")]
    [InlineData(null)]
    public async Task A_card_that_opens_something_of_ours_names_our_whole_address_however_it_is_heard(string? publicUrl)
    {
        await using var server = await DirectLineServer.StartAsync(publicUrl is null ? [] : [("PublicUrl", publicUrl)]);
        server.Inbox.Answer = _ => [new Reply("Booked.", [], [new ReplyCard("Visit", "", [new("Add to my calendar", "/appointments/A1.ics")])], [], [])];
        var chat = await server.OpenAsync();
        var here = new UriBuilder(chat.StreamUrl) { Scheme = "ws", Host = "127.0.0.1", Port = server.Port }.Uri;
        using var socket = await ClientSocket.OpenAsync(here.ToString());
        await chat.SayAsync("book it");

        var heard = (await socket.NextActivitiesAsync(3))[2];
        var polled = (await chat.ReadAsync())[2]!;

        var expected = publicUrl is null ? $"http://127.0.0.1:{server.Port}/appointments/A1.ics" : "https://chat.clinic.example/appointments/A1.ics";
        Assert.Equal(expected, AddressIn(polled));
        Assert.Equal(expected, AddressIn(heard));
    }

    [Fact]
    public async Task The_welcome_is_the_first_activity_and_answers_nothing()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var welcome = (await chat.ReadAsync()).Single()!;

        Assert.Equal($"{chat.ConversationId}|0000001", (string?)welcome["id"]);
        Assert.Equal(("message", MemoryInbox.Welcome, "bot"), ((string?)welcome["type"], (string?)welcome["text"], (string?)welcome["from"]!["role"]));
        Assert.Null(welcome["replyToId"]);
    }

    private static string AddressIn(System.Text.Json.Nodes.JsonNode activity) => (string)activity["attachments"]![0]!["content"]!["buttons"]![0]!["value"]!;
}
