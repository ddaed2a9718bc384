using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.BotFramework;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>A bot without credentials.</summary>
public sealed class LocalCallerTests
{
    [Fact]
    public async Task A_program_on_this_machine_is_served_and_the_log_says_so_once()
    {
        await using var server = await BotServer.StartAsync(authority: null);

        var answer = await server.PostAsync(FromHere().ToJsonString());
        await server.PostAsync(FromHere("m2").ToJsonString());

        Assert.Equal((HttpStatusCode.Accepted, 2), (answer.Status, server.Inbox.Heard.Length));
        Assert.Single(server.Log.Lines, line => line.Contains("serves programs on this machine only", StringComparison.Ordinal));
        Assert.Null((string?)JsonNode.Parse(server.Inbox.Heard[0].Activity.Span)!["callerId"]);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("10.0.0.5")]
    [InlineData("2001:db8::1")]
    public async Task Nobody_else_is(string address)
    {
        await using var server = await BotServer.StartAsync(authority: null, seenFrom: IPAddress.Parse(address));

        var answer = await server.PostAsync(FromHere().ToJsonString());

        Assert.Equal((HttpStatusCode.Unauthorized, ""), (answer.Status, answer.Body));
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "bot.evil.example")]
    [InlineData("Authorization", "Bearer a.b.c")]
    public async Task Neither_through_a_proxy_nor_from_a_web_page_nor_with_a_token_that_cannot_be_checked(string header, string value)
    {
        await using var server = await BotServer.StartAsync(authority: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, BotFrameworkServices.Path);
        request.Content = new StringContent(FromHere().ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(request)).Status);
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData("Production", HttpStatusCode.Unauthorized)]
    [InlineData("Development", HttpStatusCode.Accepted)]
    public async Task In_Production_on_an_address_of_the_network_nobody_is_served(string environment, HttpStatusCode status)
    {
        await using var server = await BotServer.StartAsync(authority: null, listenOn: IPAddress.Any, environment: environment);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)}{BotFrameworkServices.Path}");
        request.Content = new StringContent(FromHere().ToJsonString(), Encoding.UTF8, "application/json");

        Assert.Equal(status, (await server.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("DirectLine:PublicUrl", "https://chat.clinic.example")]
    [InlineData("BotFramework:LocalCallers", "false")]
    public async Task Behind_a_proxy_or_switched_off_nobody_is_served(string key, string value)
    {
        await using var server = await BotServer.StartAsync(authority: null, [(key, value)]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync(FromHere().ToJsonString())).Status);
        Assert.Contains(server.Log.Lines, line => line.Contains("is closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_are_sent_to_this_machine_only()
    {
        await using var server = await BotServer.StartAsync(authority: null);

        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(BotServer.Message().ToJsonString())).Status);
    }

    private static JsonObject FromHere(string id = "m1")
    {
        var message = BotServer.Message(id: id);
        message["serviceUrl"] = "http://localhost:56150/_connector";
        return message;
    }
}
