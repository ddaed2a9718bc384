namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

public sealed class TypingSignalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_comes_soon_shows_no_typing()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        await using (bot.Typing.Start(bot.Reference(connector.ServiceUrl), Stop))
            bot.Clock.Advance(TimeSpan.FromSeconds(1.4));

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(connector.Calls);
    }

    [Fact]
    public async Task A_slow_answer_shows_typing_again_and_again_until_it_is_there()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        await using (bot.Typing.Start(bot.Reference(connector.ServiceUrl), Stop))
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1.5));
            await bot.Clock.WaitForWaitAsync(TimeSpan.FromSeconds(2.5));
            bot.Clock.Advance(TimeSpan.FromSeconds(2.4));
            Assert.Single(connector.Calls);
            bot.Clock.Advance(TimeSpan.FromSeconds(0.1));
            await bot.Clock.WaitForWaitAsync(TimeSpan.FromSeconds(2.5));
        }

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, connector.Calls.Count);
        Assert.All(connector.Calls, call => Assert.Equal(
            ("typing", "bot1", "user1", null, "/amer/_connector/v3/conversations/c1/activities"),
            ((string?)call.Json["type"], (string?)call.Json["from"]!["id"], (string?)call.Json["recipient"]!["id"], call.Json["text"], call.Target)));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_service_that_declines_it_is_not_asked_again_and_the_turn_goes_on(int status)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status));
        using var bot = new ConnectorForTest();

        await using (bot.Typing.Start(bot.Reference(connector.ServiceUrl), Stop))
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1.5));
            await bot.Logs.WaitForAsync("can't be shown that we are typing", Stop);
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task An_answer_that_is_there_does_not_wait_for_a_service_that_hangs()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connector = await HostileConnector.StartAsync(async context =>
        {
            using var gone = context.RequestAborted.Register(left.SetResult);
            await HostileConnector.HangAsync(context);
        });
        using var bot = new ConnectorForTest();

        await using (bot.Typing.Start(bot.Reference(connector.ServiceUrl), Stop))
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1.5));
            await connector.WaitForCallAsync();
        }

        await left.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);
    }

    [Fact]
    public async Task A_service_we_do_not_trust_is_shown_nothing()
    {
        using var bot = new ConnectorForTest();

        await using (bot.Typing.Start(bot.Reference("https://evil.example/"), Stop))
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1.5));
            await bot.Logs.WaitForAsync("can't be shown that we are typing", Stop);
        }
    }

    [Theory]
    [InlineData("normal", 1)]
    [InlineData("expectReplies", 0)]
    public async Task A_message_whose_answer_takes_long_shows_typing_unless_the_caller_waits_for_it(string deliveryMode, int shown)
    {
        await using var connector = await HostileConnector.StartAsync();
        await using var server = await BotServer.StartAsync(authority: null);
        var mayAnswer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Inbox.MayAnswer = mayAnswer.Task;
        var message = BotServer.Message();
        (message["channelId"], message["serviceUrl"], message["deliveryMode"]) = ("emulator", connector.ServiceUrl, deliveryMode);

        var posting = server.PostAsync(message.ToJsonString());
        await server.Inbox.Arrived.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        server.Clock.Advance(TimeSpan.FromSeconds(1.5));
        if (shown > 0)
            await connector.WaitForCallAsync();
        mayAnswer.SetResult();
        await posting;

        Assert.Equal(shown, connector.Calls.Count);
    }
}
