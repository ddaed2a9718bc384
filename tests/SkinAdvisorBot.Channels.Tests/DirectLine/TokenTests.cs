using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class TokenTests
{
    [Fact]
    public async Task A_secret_makes_a_token_for_a_conversation_that_is_not_started_yet()
    {
        await using var server = await DirectLineServer.StartAsync();

        var answer = await server.PostAsync("/tokens/generate", DirectLineServer.Secret);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(1800, (int)answer.Json["expires_in"]!);
        Assert.Null(answer.Json["streamUrl"]);
        var poll = await server.GetAsync($"/conversations/{answer.Text("conversationId")}/activities", answer.Text("token"));
        Assert.Equal(HttpStatusCode.NotFound, poll.Status);
    }

    [Theory]
    [InlineData("""{"user":{"id":"dl_anna","name":"Anna"},"trustedOrigins":["https://clinic.example"],"eTag":"x"}""")]
    [InlineData("""{"User":{"Id":"dl_anna","Name":"Anna"},"TrustedOrigins":["https://clinic.example"]}""")]
    public async Task A_token_names_its_conversation_user_and_websites_for_the_client_to_read(string body)
    {
        await using var server = await DirectLineServer.StartAsync();

        var answer = await server.PostAsync("/tokens/generate", DirectLineServer.Secret, body);

        var claims = ClaimsOf(answer.Text("token"));
        Assert.Equal(answer.Text("conversationId"), (string?)claims["conv"]);
        Assert.Equal("dl_anna", (string?)claims["user"]);
        Assert.Equal("https://clinic.example", (string?)claims["origins"]![0]);
        Assert.NotNull(claims["jti"]);
        Assert.NotNull(claims["exp"]);
    }

    [Theory]
    [InlineData("""{"user":{"id":"anna"}}""", "user.id must start with 'dl_'")]
    [InlineData("""{"trustedOrigins":["clinic.example"]}""", "https://clinic.example")]
    [InlineData("""{"user":""", "not the JSON we expect")]
    [InlineData("""{"user":{"id":"dl_a","id":"dl_b"}}""", "not the JSON we expect")]
    public async Task Refuses_a_token_for_what_it_cannot_vouch_for(string body, string words)
    {
        await using var server = await DirectLineServer.StartAsync();

        var answer = await server.PostAsync("/tokens/generate", DirectLineServer.Secret, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("BadArgument", answer.ErrorCode);
        Assert.Contains(words, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_two_secrets_works_so_that_they_can_be_changed_one_after_the_other()
    {
        const string second = "another-secret-that-is-long-enough-too";
        await using var server = await DirectLineServer.StartAsync([("Secrets:1", second)]);

        var old = await server.PostAsync("/tokens/generate", DirectLineServer.Secret);
        var recent = await server.PostAsync("/tokens/generate", second);
        var neither = await server.PostAsync("/tokens/generate", second + "x");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized), (old.Status, recent.Status, neither.Status));
    }

    [Fact]
    public async Task A_secret_may_be_configured_by_its_hash_alone()
    {
        const string secret = "a-secret-that-no-configuration-file-holds";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        await using var server = await DirectLineServer.StartAsync([("Secrets:0", $"sha256:{hash}")]);

        var right = await server.PostAsync("/tokens/generate", secret);
        var hashItself = await server.PostAsync("/tokens/generate", $"sha256:{hash}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (right.Status, hashItself.Status));
    }

    [Fact]
    public async Task Without_a_configured_secret_generate_says_which_key_to_set()
    {
        await using var server = await DirectLineServer.StartAsync(withSecret: false);

        var answer = await server.PostAsync("/tokens/generate", "anything");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("DirectLine:Secrets:0", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("/chat/token", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_cannot_make_tokens()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await server.PostAsync("/tokens/generate", chat.Token);

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_secret_is_refused_from_a_web_page()
    {
        await using var server = await DirectLineServer.StartAsync();
        await using var lenient = await DirectLineServer.StartAsync([("AllowSecretsFromBrowsers", "true")]);

        var answer = await server.PostAsync("/tokens/generate", DirectLineServer.Secret, json: null, ("Origin", server.Address));
        var allowed = await lenient.PostAsync("/tokens/generate", DirectLineServer.Secret, json: null, ("Origin", lenient.Address));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (answer.Status, allowed.Status));
    }

    [Fact]
    public async Task Refreshing_keeps_conversation_user_and_websites_and_starts_the_time_anew()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await DirectLineServer.StartAsync(clock: clock);
        var first = await server.PostAsync("/tokens/generate", DirectLineServer.Secret, """{"user":{"id":"dl_anna"},"trustedOrigins":["https://clinic.example"]}""");
        clock.Advance(TimeSpan.FromMinutes(29));

        var second = await server.PostAsync("/tokens/refresh", first.Text("token"));
        clock.Advance(TimeSpan.FromMinutes(29));
        var third = await server.PostAsync("/tokens/refresh", second.Text("token"));

        Assert.Equal(HttpStatusCode.OK, third.Status);
        Assert.Equal(first.Text("conversationId"), third.Text("conversationId"));
        Assert.NotEqual(first.Text("token"), second.Text("token"));
        var claims = ClaimsOf(third.Text("token"));
        Assert.Equal(("dl_anna", "https://clinic.example"), ((string?)claims["user"], (string?)claims["origins"]![0]));
    }

    [Fact]
    public async Task An_expired_token_is_refused_everywhere_with_403_TokenExpired()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await DirectLineServer.StartAsync(clock: clock);
        var chat = await server.OpenAsync();
        Assert.Equal(HttpStatusCode.OK, (await chat.PollAsync()).Status);
        clock.Advance(TimeSpan.FromMinutes(30));

        Answer[] answers =
        [
            await server.PostAsync("/tokens/refresh", chat.Token),
            await server.PostAsync("/conversations", chat.Token, "{}"),
            await server.GetAsync(chat.Path, chat.Token),
            await chat.PollAsync(),
            await chat.SayAsync("hello"),
            await server.PostAsync($"{chat.Path}/upload", chat.Token, "{}"),
            await server.GetAsync("/session/getsessionid", chat.Token),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (answer.Status, answer.ErrorCode)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.")]
    public async Task A_missing_or_garbled_token_is_refused_with_401(string? token)
    {
        await using var server = await DirectLineServer.StartAsync();

        var answer = await server.PostAsync("/conversations", token, "{}");

        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (answer.Status, answer.ErrorCode));
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_token_with_a_changed_claim_or_another_algorithm_is_refused()
    {
        await using var server = await DirectLineServer.StartAsync();
        var parts = (await server.OpenAsync()).Token.Split('.');
        var claims = ClaimsOf(string.Join('.', parts));
        claims["conv"] = "another";
        var changed = $"{parts[0]}.{Encode(claims.ToJsonString())}.{parts[2]}";
        var unsigned = $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";

        var first = await server.GetAsync("/conversations/another/activities", changed);
        var second = await server.PostAsync("/tokens/refresh", unsigned);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (first.Status, second.Status));
    }

    [Fact]
    public async Task A_ticket_of_a_stream_is_no_token()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var ticket = chat.StreamUrl[(chat.StreamUrl.IndexOf("t=", StringComparison.Ordinal) + 2)..];

        var answer = await server.GetAsync($"{chat.Path}/activities", ticket);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_token_of_another_server_is_refused()
    {
        await using var server = await DirectLineServer.StartAsync();
        await using var other = await DirectLineServer.StartAsync();
        var chat = await other.OpenAsync();

        var answer = await server.PostAsync("/conversations", chat.Token, "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_session_id_is_given_to_the_holder_of_a_token()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await server.GetAsync("/session/getsessionid", chat.Token);
        var refused = await server.GetAsync("/session/getsessionid", credential: null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (answer.Status, refused.Status));
        Assert.NotEmpty(answer.Text("sessionId"));
    }

    [Fact]
    public async Task What_is_not_part_of_Direct_Line_is_404_with_an_error_body()
    {
        await using var server = await DirectLineServer.StartAsync();

        var path = await server.GetAsync("/nothing/here", DirectLineServer.Secret);
        var method = await server.CallAsync(HttpMethod.Delete, "/conversations/x", DirectLineServer.Secret);

        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (path.Status, path.ErrorCode));
        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (method.Status, method.ErrorCode));
    }

    internal static JsonObject ClaimsOf(string token) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
