using System.Net;
using System.Text.Json.Nodes;
using static SkinAdvisorBot.Channels.Tests.BotFramework.TestAuthority;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>Callers that must be served.</summary>
public sealed class AcceptedCallerTests
{
    private static readonly (string, string)[] WithEmulator = [("BotFramework:EmulatorTokens", "true")];

    public static TheoryData<string> ChannelTokens => ["plain", "expired four minutes ago", "valid in four minutes", "audience in capitals", "scheme in small letters"];

    [Theory]
    [MemberData(nameof(ChannelTokens))]
    public async Task A_channel_is_served(string form)
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var token = ChannelToken(claims =>
        {
            (claims["nbf"], claims["exp"]) = form switch
            {
                "expired four minutes ago" => (Seconds(-3_600), Seconds(-240)),
                "valid in four minutes" => (Seconds(240), Seconds(3_600)),
                _ => (Seconds(0), Seconds(3_600)),
            };
            claims["aud"] = form == "audience in capitals" ? AppId.ToUpperInvariant() : AppId;
        });

        var answer = await server.PostAsync(BotServer.Message().ToJsonString(), $"{(form == "scheme in small letters" ? "bearer" : "Bearer")} {token}");

        Assert.Equal((HttpStatusCode.Accepted, ""), (answer.Status, answer.Body));
        Assert.Equal("urn:botframework:azure", CallerIdOf(server));
    }

    [Fact]
    public async Task A_new_key_is_found_five_minutes_after_the_last_look()
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        await server.PostAsync(BotServer.Message());
        authority.ChannelKeys.Add(Published(ForeignKey, "k2", "msteams"));
        var token = TestToken.Sign(ForeignKey, "k2", ChannelClaims());

        var before = await server.PostAsync(BotServer.Message(id: "m2").ToJsonString(), $"Bearer {token}");
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        var after = await server.PostAsync(BotServer.Message(id: "m2").ToJsonString(), $"Bearer {token}");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Accepted), (before.Status, after.Status));
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_refused_after_a_day()
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        await server.PostAsync(BotServer.Message());
        authority.ChannelKeys.RemoveAll(key => (string?)key["kid"] == "k1");
        var token = ChannelToken(claims => claims["exp"] = Seconds(3 * 24 * 3_600));

        server.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        var before = await server.PostAsync(BotServer.Message(id: "m2").ToJsonString(), $"Bearer {token}");
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await server.PostAsync(BotServer.Message(id: "m3").ToJsonString(), $"Bearer {token}");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Unauthorized), (before.Status, after.Status));
    }

    [Fact]
    public async Task Each_key_speaks_for_its_own_channels()
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var webChat = BotServer.Message();
        (webChat["channelId"], webChat["serviceUrl"]) = ("webchat", "https://webchat.botframework.com/");

        var answer = await server.PostAsync(webChat.ToJsonString(), $"Bearer {ChannelToken(claims => claims["serviceurl"] = "https://webchat.botframework.com/", "k-webchat")}");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
    }

    [Fact]
    public async Task Many_who_come_at_once_fetch_the_keys_once()
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => server.PostAsync(BotServer.Message(id: $"m{number}"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        Assert.Equal(1, authority.Fetches);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task The_emulator_is_served_once_it_is_allowed(string version)
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority, WithEmulator);
        var token = EmulatorToken(claims =>
        {
            if (version == "2.0")
                (claims["iss"], claims["ver"], claims["azp"], claims["appid"]) = ($"https://login.microsoftonline.com/{BotTenant}/v2.0", "2.0", AppId, null);
        });

        var answer = await server.PostAsync(FromEmulator(), $"Bearer {token}");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
    }

    [Fact]
    public async Task A_bot_on_the_list_is_served_and_answers_go_to_it()
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority, [("BotFramework:AllowedCallers:0", OtherAppId), ("BotFramework:CallerHosts:0", "*.clinic.example")]);
        var message = BotServer.Message();
        message["serviceUrl"] = "https://parent.clinic.example/api/skills";

        var answer = await server.PostAsync(message.ToJsonString(), $"Bearer {EmulatorToken(claims => claims["appid"] = OtherAppId)}");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal($"urn:botframework:aadappid:{OtherAppId}", CallerIdOf(server));
        Assert.Equal(OtherAppId, (string?)JsonNode.Parse(server.Inbox.Heard.Single().Address!.Value)!["audience"]);
    }

    [Fact]
    public async Task What_a_bot_says_of_a_person_never_reaches_their_conversation_in_Teams()
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority, [("BotFramework:AllowedCallers:0", OtherAppId), ("BotFramework:CallerHosts:0", "parent.clinic.example")]);
        var message = BotServer.Message(id: "m2");
        message["serviceUrl"] = "https://parent.clinic.example/";

        await server.PostAsync(BotServer.Message());
        await server.PostAsync(message.ToJsonString(), $"Bearer {EmulatorToken(claims => claims["appid"] = OtherAppId)}");

        var heard = server.Inbox.Heard;
        Assert.NotEqual(heard[0].ConversationId, heard[1].ConversationId);
        Assert.NotEqual(heard[0].PersonId, heard[1].PersonId);
    }

    [Fact]
    public async Task The_host_alone_may_have_to_agree()
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority, [("BotFramework:ServiceUrlMatch", "host")]);
        var message = BotServer.Message();
        message["serviceUrl"] = "https://smba.trafficmanager.net/emea/";

        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync(message)).Status);
    }

    [Theory]
    [InlineData("c0000000-0000-0000-0000-00000000000c", HttpStatusCode.Accepted)]
    [InlineData("d0000000-0000-0000-0000-00000000000d", HttpStatusCode.Forbidden)]
    public async Task Only_people_of_the_tenants_on_the_list_are_served(string tenant, HttpStatusCode status)
    {
        await using var authority = await StartAsync();
        await using var server = await BotServer.StartAsync(authority, [("BotFramework:AllowedTenants:0", tenant)]);

        Assert.Equal(status, (await server.PostAsync(BotServer.Message())).Status);
    }

    private static string FromEmulator()
    {
        var message = BotServer.Message();
        (message["channelId"], message["serviceUrl"]) = ("emulator", "http://localhost:56150");
        return message.ToJsonString();
    }

    private static string? CallerIdOf(BotServer server) => (string?)JsonNode.Parse(server.Inbox.Heard.Single().Activity.Span)!["callerId"];
}
