using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class ChatTokenTests
{
    private const string Clinic = "https://clinic.example";

    [Fact]
    public async Task A_visitor_gets_a_token_for_a_new_conversation_and_an_id_nobody_can_guess()
    {
        await using var server = await DirectLineServer.StartAsync(withSecret: false);

        var one = await AskAsync(server);
        var two = await AskAsync(server);

        Assert.Equal(HttpStatusCode.OK, one.Status);
        Assert.Equal((1800, false, server.Domain), ((int)one.Json["expires_in"]!, (bool)one.Json["resumed"]!, one.Text("domain")));
        Assert.Matches("^dl_[A-Za-z0-9_-]{24}$", one.Text("userId"));
        Assert.NotEqual(one.Text("userId"), two.Text("userId"));
        Assert.NotEqual(one.Text("conversationId"), two.Text("conversationId"));
        var claims = TokenTests.ClaimsOf(one.Text("token"));
        Assert.Equal((one.Text("conversationId"), one.Text("userId")), ((string?)claims["conv"], (string?)claims["user"]));
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("/conversations", one.Text("token"), "{}")).Status);
    }

    [Fact]
    public async Task A_reloaded_page_goes_on_where_it_was()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var resumed = await AskAsync(server, Resume(chat.Token, chat.ConversationId));

        Assert.Equal((true, chat.ConversationId, chat.UserId), ((bool)resumed.Json["resumed"]!, resumed.Text("conversationId"), resumed.Text("userId")));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(chat.Path, resumed.Text("token"))).Status);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(24 * 60, true)]
    [InlineData((24 * 60) + 1, false)]
    public async Task A_token_that_expired_within_a_day_still_resumes(int minutesAfterExpiry, bool isResumed)
    {
        // Tokens hold whole seconds.
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        await using var server = await DirectLineServer.StartAsync(clock: clock);
        var chat = await server.OpenAsync();
        clock.Advance(TimeSpan.FromMinutes(30 + minutesAfterExpiry));

        var answer = await AskAsync(server, Resume(chat.Token, chat.ConversationId));

        Assert.Equal(isResumed, (bool)answer.Json["resumed"]!);
        Assert.Equal(isResumed, answer.Text("conversationId") == chat.ConversationId);
    }

    [Fact]
    public async Task What_does_not_fit_gives_a_new_conversation()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var other = await server.OpenAsync();
        var neverStarted = await AskAsync(server);

        Answer[] answers =
        [
            await AskAsync(server, Resume("garbage", chat.ConversationId)),
            await AskAsync(server, Resume(chat.Token, other.ConversationId)),
            await AskAsync(server, Resume(chat.Token + "x", chat.ConversationId)),
            await AskAsync(server, Resume(neverStarted.Text("token"), neverStarted.Text("conversationId"))),
            await AskAsync(server, $$"""{"token":"{{chat.Token}}"}"""),
            await AskAsync(server, "{}"),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, false), (answer.Status, (bool)answer.Json["resumed"]!)));
        Assert.Equal(6, answers.Select(answer => answer.Text("conversationId")).Except([chat.ConversationId, other.ConversationId]).Count());
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"token\":5}", 400)]
    public async Task A_broken_body_is_an_error(string body, int status)
    {
        await using var server = await DirectLineServer.StartAsync();

        var answer = await AskAsync(server, body);

        Assert.Equal(status, (int)answer.Status);
    }

    [Fact]
    public async Task Only_our_own_and_listed_websites_get_a_token_and_it_works_there_alone()
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);

        var foreign = await AskAsync(server, body: null, ("Origin", "https://evil.example"));
        var listed = await AskAsync(server, body: null, ("Origin", Clinic));
        var own = await AskAsync(server, body: null, ("Origin", server.Address));
        var preflight = await OriginTests.PreflightAsync(server, $"{server.Address}/chat/token", Clinic);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK), (foreign.Status, listed.Status, own.Status));
        Assert.Equal(Clinic, listed.Header("Access-Control-Allow-Origin"));
        Assert.Equal(Clinic, preflight.Header("Access-Control-Allow-Origin"));
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync("/conversations", listed.Text("token"), "{}", ("Origin", server.Address))).Status);
    }

    [Fact]
    public async Task A_token_is_not_resumed_from_another_website()
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);
        var token = await AskAsync(server, body: null, ("Origin", Clinic));
        await server.PostAsync("/conversations", token.Text("token"), "{}", ("Origin", Clinic));

        var stolen = await AskAsync(server, Resume(token.Text("token"), token.Text("conversationId")), ("Origin", server.Address));

        Assert.False((bool)stolen.Json["resumed"]!);
        Assert.NotEqual(token.Text("conversationId"), stolen.Text("conversationId"));
    }

    private static string Resume(string token, string conversationId) =>
        new JsonObject { ["token"] = token, ["conversationId"] = conversationId }.ToJsonString();

    private static async Task<Answer> AskAsync(DirectLineServer server, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Address}/chat/token");
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await server.SendAsync(request, credential: null, headers);
    }
}
