using System.Net;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class OriginTests
{
    private const string Clinic = "https://clinic.example";
    private const string Foreign = "https://evil.example";

    [Theory]
    [InlineData("/conversations")]
    [InlineData("/conversations/x/activities")]
    [InlineData("/tokens/refresh")]
    [InlineData("/nothing")]
    public async Task A_preflight_from_a_listed_website_gets_all_that_the_clients_send(string path)
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);

        var answer = await PreflightAsync(server, server.Domain + path, Clinic);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(Clinic, answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("GET, POST, OPTIONS", answer.Header("Access-Control-Allow-Methods"));
        Assert.Equal("authorization, content-type, x-requested-with, x-ms-bot-agent", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal("3600", answer.Header("Access-Control-Max-Age"));
        Assert.Equal("Origin", answer.Header("Vary"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_preflight_from_a_foreign_website_gets_no_permission()
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);

        var answer = await PreflightAsync(server, server.Domain + "/conversations", Foreign);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Credentials_are_allowed_for_the_session_alone()
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);
        var chat = await server.OpenAsync();

        var preflight = await PreflightAsync(server, server.Domain + "/session/getsessionid", Clinic);
        var session = await server.GetAsync("/session/getsessionid", chat.Token, ("Origin", Clinic));
        var poll = await server.GetAsync($"{chat.Path}/activities", chat.Token, ("Origin", Clinic));

        Assert.Equal(("true", "true", null), (preflight.Header("Access-Control-Allow-Credentials"), session.Header("Access-Control-Allow-Credentials"), poll.Header("Access-Control-Allow-Credentials")));
    }

    [Fact]
    public async Task Errors_carry_the_headers_too_so_that_the_page_can_read_them()
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);
        var chat = await server.OpenAsync();
        server.Inbox.MayAnswer = Task.FromException(new IOException("disk full"));

        Answer[] answers =
        [
            await server.PostAsync("/conversations", credential: null, "{}", ("Origin", Clinic)),
            await server.PostAsync($"{chat.Path}/activities", chat.Token, "{", ("Origin", Clinic)),
            await server.PostAsync($"{chat.Path}/activities", chat.Token, Chat.Message("hello"), ("Origin", Clinic)),
            await server.GetAsync("/conversations/other/activities", chat.Token, ("Origin", Clinic)),
            await server.GetAsync("/nothing", chat.Token, ("Origin", Clinic)),
        ];

        Assert.Equal([401, 400, 500, 403, 404], answers.Select(answer => (int)answer.Status));
        Assert.All(answers, answer => Assert.Equal((Clinic, "Retry-After"), (answer.Header("Access-Control-Allow-Origin"), answer.Header("Access-Control-Expose-Headers"))));
    }

    [Fact]
    public async Task A_foreign_website_is_refused_and_told_which_key_to_set()
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);
        var chat = await server.OpenAsync();

        var answer = await server.PostAsync($"{chat.Path}/activities", chat.Token, Chat.Message("hello"), ("Origin", Foreign));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("DirectLine:Origins", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData(Clinic, 101)]
    [InlineData(Foreign, 403)]
    [InlineData("null", 403)]
    [InlineData(null, 101)]
    public async Task A_socket_is_opened_for_known_websites_only(string? origin, int status)
    {
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic)]);
        var chat = await server.OpenAsync();

        Assert.Equal(status, await ClientSocket.RefusalAsync(chat.StreamUrl, origin));
    }

    [Theory]
    [InlineData("chat.clinic.example", "http://chat.clinic.example", true)]
    [InlineData("chat.clinic.example:8080", "http://chat.clinic.example:8080", true)]
    [InlineData("chat.clinic.example", "http://chat.clinic.example:81", false)]
    [InlineData("chat.clinic.example", "http://localhost:8080", false)]
    [InlineData("chat.clinic.example", "http://xchat.clinic.example", false)]
    [InlineData("localhost:3978", "http://localhost:8080", true)]
    [InlineData("127.0.0.1:3978", "http://localhost:8080", true)]
    [InlineData("localhost:3978", "http://localhost.evil.example", false)]
    [InlineData("localhost.evil.example", "http://localhost:8080", false)]
    public async Task Our_own_pages_are_known_without_a_setting_and_on_this_machine_those_of_every_port(string host, string origin, bool isKnown)
    {
        await using var server = await DirectLineServer.StartAsync();

        var answer = await server.PostAsync("/conversations", credential: null, "{}", ("Host", host), ("Origin", origin));

        Assert.Equal(isKnown ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task The_public_address_is_known_behind_a_proxy()
    {
        await using var server = await DirectLineServer.StartAsync([("PublicUrl", "https://chat.clinic.example/bot")]);

        var answer = await server.PostAsync("/conversations", credential: null, "{}", ("Origin", "https://chat.clinic.example"));

        Assert.Equal((HttpStatusCode.Unauthorized, "https://chat.clinic.example"), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Programs_that_are_no_web_page_can_be_kept_out_without_keeping_out_our_own_page()
    {
        await using var server = await DirectLineServer.StartAsync([("AllowClientsWithoutOrigin", "false")]);

        var program = await server.GetAsync("/conversations/x", credential: null);
        var ownPage = await server.GetAsync("/conversations/x", credential: null, ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (program.Status, ownPage.Status));
    }

    [Fact]
    public async Task A_token_made_for_one_website_works_on_no_other()
    {
        const string other = "https://other.example";
        await using var server = await DirectLineServer.StartAsync([("Origins:0", Clinic), ("Origins:1", other)]);
        var token = await server.PostAsync("/tokens/generate", DirectLineServer.Secret, $$"""{"user":{"id":"dl_anna"},"trustedOrigins":["{{Clinic}}"]}""");

        var there = await server.PostAsync("/conversations", token.Text("token"), "{}", ("Origin", other));
        var here = await server.PostAsync("/conversations", token.Text("token"), "{}", ("Origin", Clinic));
        var socketThere = await ClientSocket.RefusalAsync(here.Text("streamUrl"), other);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Created, 403), (there.Status, here.Status, socketThere));
    }

    internal static async Task<Answer> PreflightAsync(DirectLineServer server, string address, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, address);
        return await server.SendAsync(
            request,
            credential: null,
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with"));
    }
}
