using System.Net;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>Calls that must come to nothing, by their numbers in the list of attacks on the Bot Framework's authentication.</summary>
public sealed class AttackTests
{
    public static TheoryData<string> All => [.. Attacks.All.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_attack_reaches_nobody(string name)
    {
        var attack = Attacks.All.Single(each => each.Name == name);
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority, attack.Settings);

        var answer = await server.PostAsync(attack.Body, attack.Authorization);

        Assert.Equal((attack.Status, ""), (answer.Status, answer.Body));
        Assert.Equal(attack.Status == HttpStatusCode.Unauthorized ? "Bearer" : null, answer.Header("WWW-Authenticate"));
        Assert.Empty(server.Inbox.Heard);
        Assert.Throws<InvalidOperationException>(() => server.Inbox.Opened);
    }

    [Fact]
    public async Task Attack_08_a_thousand_made_up_keys_ask_the_issuer_once_in_five_minutes()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        await server.PostAsync(BotServer.Message());

        foreach (var number in Enumerable.Range(1, 1_000))
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync(BotServer.Message().ToJsonString(), $"Bearer {TestAuthority.ChannelToken(keyId: $"made-up-{number}")}")).Status);

        Assert.Equal(1, authority.Fetches);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        foreach (var number in Enumerable.Range(1, 10))
            await server.PostAsync(BotServer.Message().ToJsonString(), $"Bearer {TestAuthority.ChannelToken(keyId: $"made-up-{number}")}");
        Assert.Equal(2, authority.Fetches);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("500")]
    [InlineData("huge")]
    [InlineData("issuer")]
    [InlineData("redirect")]
    [InlineData("keyless")]
    [InlineData("elsewhere")]
    public async Task Attack_38_an_issuer_that_answers_nonsense_is_not_believed_and_callers_hear_that_it_is_us(string trouble)
    {
        await using var authority = await TestAuthority.StartAsync();
        MetadataTrouble.Start(authority, trouble);
        await using var server = await BotServer.StartAsync(authority);

        var answer = await server.PostAsync(BotServer.Message());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (answer.Status, answer.Header("Retry-After")));
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("500")]
    [InlineData("huge")]
    [InlineData("issuer")]
    [InlineData("redirect")]
    [InlineData("keyless")]
    [InlineData("elsewhere")]
    public async Task Attack_38_the_keys_that_are_known_serve_on_for_five_days(string trouble)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        await server.PostAsync(BotServer.Message());
        MetadataTrouble.Start(authority, trouble);

        server.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        var within = await PostNowAsync(server, "m2");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await PostNowAsync(server, "m3");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.ServiceUnavailable), (within.Status, after.Status));
        Assert.Contains(server.Log.Lines, line => line.Contains("could not be fetched", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attack_39_the_same_activity_again_is_taken_once()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);

        var first = await server.PostAsync(BotServer.Message());
        var again = await server.PostAsync(BotServer.Message());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.Status, again.Status));
        Assert.Single(server.Inbox.Heard);
    }

    [Fact]
    public async Task Attack_40_the_log_names_the_rule_and_never_the_token()
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var server = await BotServer.StartAsync(authority);
        var token = TestAuthority.ChannelToken(claims => claims["aud"] = TestAuthority.OtherAppId);

        await server.PostAsync(BotServer.Message("my secret rash").ToJsonString(), $"Bearer {token}");

        Assert.Contains(server.Log.Lines, line => line.Contains("it is for somebody else", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(token, StringComparison.Ordinal) || line.Contains("my secret rash", StringComparison.Ordinal));
    }

    private static Task<DirectLine.Answer> PostNowAsync(BotServer server, string id)
    {
        var passed = (server.Clock.GetUtcNow() - TestAuthority.Now).TotalSeconds;
        var token = TestAuthority.ChannelToken(claims => (claims["nbf"], claims["exp"]) = (TestAuthority.Seconds(passed), TestAuthority.Seconds(passed + 3_600)));
        return server.PostAsync(BotServer.Message(id: id).ToJsonString(), $"Bearer {token}");
    }
}
