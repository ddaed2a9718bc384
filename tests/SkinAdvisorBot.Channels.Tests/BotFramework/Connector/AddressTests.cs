using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework.Connector;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Whom we call, and where.</summary>
public sealed class AddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1", "19%3Aabc%40thread.tacv2%3Bmessageid%3D1")]
    [InlineData("a|b/c", "a%7Cb%2Fc")]
    [InlineData("../../admin", "..%2F..%2Fadmin")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("für dich", "f%C3%BCr%20dich")]
    public async Task Each_id_is_one_segment_whatever_it_holds(string id, string segment)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();
        var service = new ConnectorService(connector.ServiceUrl, null);
        var activity = new Activity { Type = ActivityTypes.Message };

        await bot.Client.SendToConversationAsync(service, id, activity, Stop);
        await bot.Client.ReplyToActivityAsync(service, "c", id, activity, Stop);
        await bot.Client.UpdateActivityAsync(service, "c", id, activity, Stop);
        await bot.Client.DeleteActivityAsync(service, "c", id, Stop);
        await bot.Client.GetConversationMemberAsync(service, "c", id, Stop);
        await bot.Client.GetConversationMembersAsync(service, id, Stop);
        await bot.Client.GetPagedMembersAsync(service, id, 100, "next&page=2", Stop);

        const string Base = "/amer/_connector/v3/conversations";
        Assert.Equal(
            [
                $"POST {Base}/{segment}/activities",
                $"POST {Base}/c/activities/{segment}",
                $"PUT {Base}/c/activities/{segment}",
                $"DELETE {Base}/c/activities/{segment}",
                $"GET {Base}/c/members/{segment}",
                $"GET {Base}/{segment}/members",
                $"GET {Base}/{segment}/pagedmembers?pageSize=100&continuationToken=next%26page%3D2",
            ],
            connector.Calls.Select(call => $"{call.Method} {call.Target}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_servers_take_for_a_step_up_or_none_is_never_sent(string id)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        Assert.IsType<SendOutcome.Refused>(await bot.SendAsync(bot.Reference(connector.ServiceUrl, id)));
        Assert.Empty(connector.Calls);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/amer/v3/conversations/c1/activities")]
    [InlineData("https://SMBA.trafficmanager.net/amer", "https://smba.trafficmanager.net/amer/v3/conversations/c1/activities")]
    [InlineData("https://webchat.botframework.com/", "https://webchat.botframework.com/v3/conversations/c1/activities")]
    public async Task The_services_of_the_registration_are_called_with_our_token(string serviceUrl, string address)
    {
        using var network = new Network();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority, network: network);

        Assert.IsType<SendOutcome.Accepted>(await bot.SendAsync(bot.Reference(serviceUrl)));
        Assert.Equal([(address, "Bearer token-1")], network.Calls);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://evil.example/smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?to=evil.example")]
    [InlineData("https://smba.trafficmanager.net/#evil")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("http://loopback/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://localhost:1/")]
    [InlineData("http://169.254.169.254/metadata/")]
    [InlineData("https://caller.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("")]
    public async Task Nobody_else_is_called_and_no_token_is_asked_for(string serviceUrl)
    {
        using var network = new Network();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority, options => (options.EmulatorTokens, options.CallerHosts) = (false, ["caller.example"]), network);

        var outcome = await bot.SendAsync(bot.Reference(serviceUrl));

        Assert.Equal(new SendOutcome.Refused("The conversation's service is not one we trust. Add its host to BotFramework:ServiceHosts, or to CallerHosts for a bot, if it is yours."), outcome);
        Assert.Empty(network.Calls);
        Assert.Empty(authority.Requests);
    }

    [Fact]
    public async Task A_bot_that_called_us_is_answered_with_a_token_for_it_alone()
    {
        using var network = new Network();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority, options => options.CallerHosts = ["caller.example"], network);

        var outcome = await bot.SendAsync(bot.Reference("https://caller.example/api/skills") with { Audience = "33333333-2222-3333-4444-555555555555" });

        Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Equal([("https://caller.example/api/skills/v3/conversations/c1/activities", "Bearer token-1")], network.Calls);
        Assert.Contains("scope=33333333-2222-3333-4444-555555555555%2F.default", Assert.Single(authority.Requests).Form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_of_another_registration_is_not_answered_with_our_token()
    {
        using var network = new Network();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority, network: network);

        var outcome = await bot.SendAsync(bot.Reference("https://smba.trafficmanager.net/amer/") with { AppId = "22222222-2222-3333-4444-555555555555" });

        Assert.IsType<SendOutcome.Refused>(outcome);
        Assert.Empty(network.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"serviceUrl":7}""")]
    [InlineData("""{"serviceUrl":"https://smba.trafficmanager.net/","channelId":"msteams"}""")]
    public async Task An_address_that_can_not_be_read_is_refused(string address)
    {
        using var bot = new ConnectorForTest();
        var message = ConnectorForTest.Message(bot.Reference("http://127.0.0.1/")) with { Address = address };

        Assert.Equal(new SendOutcome.Refused("The conversation's address can't be read."), await bot.Sender.SendAsync(message, Stop));
    }

    /// <summary>Takes everything, wherever it goes.</summary>
    private sealed class Network : HttpMessageHandler
    {
        public List<(string Address, string? Authorization)> Calls { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString()));
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK));
        }
    }
}
