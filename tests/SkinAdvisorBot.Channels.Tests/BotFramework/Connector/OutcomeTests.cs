namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>What a channel's answer means for the message, whatever it answers.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData(200, """{"id":"m1"}""", "m1")]
    [InlineData(201, """{"id":"m2","more":1}""", "m2")]
    [InlineData(202, "", "")]
    [InlineData(200, "<html>welcome to the hotel</html>", "")]
    [InlineData(200, "[]", "")]
    [InlineData(200, """{"id":7}""", "")]
    public async Task What_was_taken_is_accepted_with_an_id_or_without(int status, string body, string id)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status, body));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Accepted(id), await bot.SendAsync(connector));
        var call = Assert.Single(connector.Calls);
        Assert.Equal(("POST", "/amer/_connector/v3/conversations/c1/activities", "application/json; charset=utf-8"), (call.Method, call.Target, call.ContentType));
        Assert.Equal((ConnectorForTest.Words, "bot1", "user1"), ((string?)call.Json["text"], (string?)call.Json["from"]?["id"], (string?)call.Json["recipient"]?["id"]));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_busy_service_gets_the_message_again_when_it_said(int status)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status, "<html>busy</html>", ("Retry-After", "17")));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Later($"The channel answered {status}.", TimeSpan.FromSeconds(17)), await bot.SendAsync(connector));
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task A_wait_given_as_a_date_is_counted_from_now()
    {
        using var bot = new ConnectorForTest();
        bot.Clock.SetUtcNow(new DateTimeOffset(2099, 12, 1, 15, 0, 0, TimeSpan.Zero));
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(429, "", ("Retry-After", "Tue, 01 Dec 2099 15:02:00 GMT")));

        Assert.Equal(new SendOutcome.Later("The channel answered 429.", TimeSpan.FromMinutes(2)), await bot.SendAsync(connector));
    }

    [Theory]
    [InlineData("315360000")]
    [InlineData("Tue, 01 Dec 2099 15:02:00 GMT")]
    public async Task No_service_silences_a_conversation_for_longer_than_an_hour(string retryAfter)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(503, "", ("Retry-After", retryAfter)));
        using var bot = new ConnectorForTest();

        Assert.Equal(TimeSpan.FromHours(1), Assert.IsType<SendOutcome.Later>(await bot.SendAsync(connector)).After);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("Tue, 01 Dec 1999 15:02:00 GMT")]
    public async Task A_wait_that_makes_no_sense_is_left_to_us(string retryAfter)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(429, "", ("Retry-After", retryAfter)));
        using var bot = new ConnectorForTest();

        Assert.Null(Assert.IsType<SendOutcome.Later>(await bot.SendAsync(connector)).After);
    }

    [Theory]
    [InlineData(403, """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": null\r\n}"}""", "209")]
    [InlineData(403, """{"error":{"code":"MessageWritesBlocked","message":"blocked"}}""", "MessageWritesBlocked")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"not there"}}""", "BotNotInConversationRoster")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"BotNotInConversationRoster: 11"}}""", "Forbidden")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound","message":"gone"}}""", "ConversationNotFound")]
    public async Task A_person_who_is_gone_is_never_written_to_again(int status, string body, string code)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status, body));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Refused($"The channel answered {status}, code {code}.", IsGone: true), await bot.SendAsync(connector));
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"no"}}""")]
    [InlineData(403, "<html>not here</html>")]
    [InlineData(403, """{"error":{"code":"ConversationNotFound"}}""")]
    [InlineData(404, "")]
    [InlineData(404, """{"error":{"code":"\ud800","message":"\ud800"}}""")]
    [InlineData(405, "")]
    [InlineData(501, "")]
    public async Task What_will_never_be_taken_is_refused_and_the_person_stays_known(int status, string body)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status, body));
        using var bot = new ConnectorForTest();

        Assert.False(Assert.IsType<SendOutcome.Refused>(await bot.SendAsync(connector)).IsGone);
        Assert.Single(connector.Calls);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(505)]
    [InlineData(520)]
    public async Task An_answer_that_leaves_it_open_is_no_ground_to_send_again(int status)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status));
        using var bot = new ConnectorForTest();

        Assert.IsType<SendOutcome.Unsure>(await bot.SendAsync(connector));
    }

    [Fact]
    public async Task Neither_log_nor_reason_holds_words_or_people()
    {
        foreach (var status in new[] { 200, 400, 403, 413, 500 })
        {
            await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status, $$$"""{"error":{"code":"{{{ConnectorForTest.Words}}}","message":"{{{ConnectorForTest.Words}}} +14155550142"}}"""));
            using var bot = new ConnectorForTest();

            var told = $"{await bot.SendAsync(bot.Reference(connector.ServiceUrl, "+14155550142"))} {string.Join(' ', bot.Logs.Lines)}";

            Assert.DoesNotContain("5550142", told, StringComparison.Ordinal);
            Assert.DoesNotContain("hurt", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_service_calls_the_call_stands_in_the_log()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(400, "", ("X-Correlating-OperationId", "op-1"), ("MS-CV", "cv-2")));
        using var bot = new ConnectorForTest();

        await bot.SendAsync(connector);

        Assert.Contains(bot.Logs.Lines, line => line.Contains("X-Correlating-OperationId op-1, MS-CV cv-2", StringComparison.Ordinal));
    }
}
