using System.Net;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Tokens for outgoing calls, from an issuer that a test plays.</summary>
public sealed class TokenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_credentials_no_call_carries_a_token()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        await bot.SendAsync(connector);

        Assert.Equal("", connector.Calls.Single().Authorization);
    }

    [Fact]
    public async Task A_token_is_asked_for_with_the_secret_and_used_again()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority);

        await bot.SendAsync(connector);
        await bot.SendAsync(connector);

        var request = Assert.Single(authority.Requests);
        Assert.Equal($"{FakeAuthority.Address}/oauth2/v2.0/token", request.Address);
        Assert.Contains("grant_type=client_credentials", request.Form, StringComparison.Ordinal);
        Assert.Contains($"client_id={ConnectorForTest.AppId}", request.Form, StringComparison.Ordinal);
        Assert.Contains($"client_secret={ConnectorForTest.Secret}", request.Form, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", request.Form, StringComparison.Ordinal);
        Assert.All(connector.Calls, call => Assert.Equal("Bearer token-1", call.Authorization));
    }

    [Theory]
    [InlineData("MultiTenant", null, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", "https%3A%2F%2Fapi.botframework.com%2F.default")]
    [InlineData("SingleTenant", null, $"https://login.microsoftonline.com/{ConnectorForTest.Tenant}/oauth2/v2.0/token", "https%3A%2F%2Fapi.botframework.com%2F.default")]
    [InlineData("SingleTenant", "https://botframework.azure.us", $"https://login.microsoftonline.us/{ConnectorForTest.Tenant}/oauth2/v2.0/token", "https%3A%2F%2Fapi.botframework.us%2F.default")]
    [InlineData("MultiTenant", "https://botframework.azure.us", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token", "https%3A%2F%2Fapi.botframework.us%2F.default")]
    public async Task The_issuer_follows_from_kind_of_bot_and_cloud(string appType, string? channelService, string address, string scope)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority, options => (options.AppType, options.ChannelService, options.AuthorityEndpoint) = (appType, channelService, null));

        Assert.IsType<SendOutcome.Accepted>(await bot.SendAsync(connector));

        var request = Assert.Single(authority.Requests);
        Assert.Equal(address, request.Address, ignoreCase: true);
        Assert.Contains($"scope={scope}", request.Form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_asks_its_machine_and_sends_no_secret()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority, options => (options.AppType, options.AppPassword) = ("UserAssignedMSI", null));

        Assert.IsType<SendOutcome.Accepted>(await bot.SendAsync(connector));

        var (address, form) = authority.Requests[^1];
        Assert.StartsWith("http://169.254.169.254/metadata/identity/oauth2/token?", address, StringComparison.Ordinal);
        Assert.Contains($"client_id={ConnectorForTest.AppId}", address, StringComparison.Ordinal);
        Assert.Contains("resource=https", address, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_messages_wait_the_issuer_is_asked_once()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority { MayAnswer = open.Task };
        using var bot = new ConnectorForTest(authority, settings: ("Connector:CallsPerHost", "32"));

        var sending = Enumerable.Range(0, 32).Select(_ => Task.Run(() => bot.SendAsync(connector), Stop)).ToArray();
        open.SetResult();

        Assert.All(await Task.WhenAll(sending), outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Single(authority.Requests);
        Assert.Equal(32, connector.Calls.Count(call => call.Authorization == "Bearer token-1"));
    }

    [Fact]
    public async Task A_token_near_its_end_is_renewed_while_calls_go_on_with_it()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority);
        await bot.SendAsync(connector);

        (authority.MayAnswer, authority.Lifetime) = (open.Task, TimeSpan.FromHours(3));
        bot.Clock.Advance(TimeSpan.FromMinutes(56));
        await bot.SendAsync(connector);
        open.SetResult();
        await UntilAsync(bot, connector, "Bearer token-2");

        Assert.Equal("Bearer token-1", connector.Calls[1].Authorization);
        Assert.Equal(2, authority.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_not_used()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority);
        await bot.SendAsync(connector);

        bot.Clock.Advance(TimeSpan.FromMinutes(60));
        await bot.SendAsync(connector);

        Assert.Equal("Bearer token-2", connector.Calls[1].Authorization);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_message_goes_out()
    {
        await using var connector = await HostileConnector.StartAsync(context =>
            HostileConnector.WriteAsync(context, context.Request.Headers.Authorization == "Bearer token-1" ? 401 : 200, ""));
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority);

        Assert.IsType<SendOutcome.Accepted>(await bot.SendAsync(connector));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], connector.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task A_token_refused_again_is_an_error_in_the_log_and_the_message_waits()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(401));
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority);

        var outcome = Assert.IsType<SendOutcome.Later>(await bot.SendAsync(connector));

        Assert.Equal(TimeSpan.FromMinutes(10), outcome.After);
        Assert.Equal(2, connector.Calls.Count);
        Assert.Contains(bot.Logs.Lines, line => line.Contains("refuses our token even after it was renewed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("invalid_client", "AADSTS7000215: Invalid client secret provided", "AADSTS7000215. The secret is wrong: set MicrosoftAppPassword to the value of a secret, not to its id.")]
    [InlineData("invalid_client", "AADSTS7000222: The provided client secret keys are expired", "AADSTS7000222. The secret has expired: make a new one and set MicrosoftAppPassword to it.")]
    [InlineData("unauthorized_client", "AADSTS700016: Application not found in the directory 'Clinic'", "AADSTS700016. The bot is not registered in that tenant: check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType.")]
    [InlineData("invalid_scope", "AADSTS70011: no such scope", "AADSTS70011.")]
    public async Task A_registration_that_is_wrong_is_told_with_what_to_do(string error, string description, string told)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority { Refusal = () => FakeAuthority.Json(HttpStatusCode.Unauthorized, $$"""{"error":"{{error}}","error_description":"{{description}} {{ConnectorForTest.Secret}}"}""") };
        using var bot = new ConnectorForTest(authority);

        var outcome = await bot.SendAsync(connector);

        Assert.Equal(new SendOutcome.Later($"No token: the issuer answered 401, {error} {told}", TimeSpan.FromMinutes(10)), outcome);
        Assert.Empty(connector.Calls);
        Assert.DoesNotContain(bot.Logs.Lines, line => line.Contains(ConnectorForTest.Secret, StringComparison.Ordinal) || line.Contains("Clinic", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(503, """{"error":"temporarily_unavailable"}""")]
    [InlineData(500, "<html>oops</html>")]
    [InlineData(429, "")]
    public async Task An_issuer_in_trouble_is_asked_again_soon(int status, string body)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority { Refusal = () => FakeAuthority.Json((HttpStatusCode)status, body) };
        using var bot = new ConnectorForTest(authority);

        Assert.Null(Assert.IsType<SendOutcome.Later>(await bot.SendAsync(connector)).After);
        await bot.SendAsync(connector);
        Assert.Single(authority.Requests);

        authority.Refusal = null;
        bot.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<SendOutcome.Accepted>(await bot.SendAsync(connector));
    }

    [Fact]
    public async Task An_issuer_that_never_answers_holds_no_message_for_ever()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority { MayAnswer = new TaskCompletionSource().Task };
        using var bot = new ConnectorForTest(authority);

        var sending = bot.SendAsync(connector);
        await UntilAsync(() => authority.Requests.Count > 0);
        bot.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(new SendOutcome.Later("The issuer of our tokens did not answer within 20 seconds."), await sending);
        Assert.Empty(connector.Calls);
    }

    [Fact]
    public async Task A_bot_without_its_secret_is_told_which_key_to_set()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority, options => options.AppPassword = null);

        var outcome = Assert.IsType<SendOutcome.Later>(await bot.SendAsync(connector));

        Assert.StartsWith("No token: MicrosoftAppPassword is missing.", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(authority.Requests);
    }

    [Fact]
    public async Task No_token_and_no_secret_stands_in_the_log()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(401));
        using var authority = new FakeAuthority();
        using var bot = new ConnectorForTest(authority);

        await bot.SendAsync(connector);

        Assert.DoesNotContain(bot.Logs.Lines, line => line.Contains("token-", StringComparison.Ordinal) || line.Contains(ConnectorForTest.Secret, StringComparison.Ordinal));
    }

    private static Task UntilAsync(ConnectorForTest bot, HostileConnector connector, string authorization) =>
        UntilAsync(async () =>
        {
            await bot.SendAsync(connector);
            return connector.Calls[^1].Authorization == authorization;
        });

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
