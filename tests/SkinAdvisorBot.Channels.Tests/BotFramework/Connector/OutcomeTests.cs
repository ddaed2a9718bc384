using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>What a channel's answer means for the message, whatever it answers.</summary>
public sealed class OutcomeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await HostileConnector.StartAsync();
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(307, "", ("Location", other.ServiceUrl)));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Refused("The channel answered 307."), await bot.SendAsync(connector));
        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task A_service_that_never_answers_leaves_it_open()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.HangAsync);
        using var bot = new ConnectorForTest();

        var sending = bot.SendAsync(connector);
        await connector.WaitForCallAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new SendOutcome.Unsure("The channel did not answer within 30 seconds."), await sending);
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task A_connection_closed_without_an_answer_leaves_it_open()
    {
        await using var connector = await HostileConnector.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var bot = new ConnectorForTest();

        Assert.IsType<SendOutcome.Unsure>(await bot.SendAsync(connector));
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_told_nothing_and_is_tried_again()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        server.Stop();
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Later("The connection to the channel failed (ConnectionError)."), await bot.SendAsync(bot.Reference($"http://127.0.0.1:{port}/")));
    }

    [Theory]
    [InlineData(201, typeof(SendOutcome.Accepted))]
    [InlineData(429, typeof(SendOutcome.Later))]
    [InlineData(403, typeof(SendOutcome.Refused))]
    public async Task A_body_that_breaks_off_changes_nothing_about_the_status(int status, Type outcome)
    {
        await using var connector = await HostileConnector.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("""{"id":"m""", Stop);
            await context.Response.Body.FlushAsync(Stop);
            context.Abort();
        });
        using var bot = new ConnectorForTest();

        Assert.IsType(outcome, await bot.SendAsync(connector));
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up_and_the_status_holds()
    {
        using var bot = new ConnectorForTest();
        await using var connector = await HostileConnector.StartAsync(async context =>
        {
            context.Response.StatusCode = 201;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                bot.Clock.Advance(TimeSpan.FromSeconds(10));
            }
        });

        Assert.Equal(new SendOutcome.Accepted(""), await bot.SendAsync(connector));
    }

    [Fact]
    public async Task A_huge_body_is_not_read()
    {
        var written = 0L;
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connector = await HostileConnector.StartAsync(async context =>
        {
            try
            {
                var piece = new byte[64 * 1024];
                while (written < 1L << 30)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                    written += piece.Length;
                }
            }
            finally
            {
                cut.SetResult();
            }
        });
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Accepted(""), await bot.SendAsync(connector));
        await cut.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        Assert.True(written < 64 << 20, $"{written} bytes were taken.");
    }

    [Fact]
    public async Task A_message_too_large_goes_out_as_words_alone()
    {
        await using var connector = await HostileConnector.StartAsync(context => HostileConnector.WriteAsync(
            context,
            context.Request.ContentLength > 1_000 ? 413 : 200,
            context.Request.ContentLength > 1_000 ? """{"error":{"code":"MessageSizeTooBig","message":"too big"}}""" : """{"id":"m1"}"""));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Accepted("m1"), await bot.SendAsync(connector, WithCard()));
        Assert.Equal(2, connector.Calls.Count);
        Assert.Equal((ConnectorForTest.Words, null), ((string?)connector.Calls[1].Json["text"], connector.Calls[1].Json["attachments"]));
    }

    [Fact]
    public async Task Words_too_large_by_themselves_are_refused()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(413, """{"error":{"code":"MessageSizeTooBig","message":"too big"}}"""));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Refused("The channel answered 413, code MessageSizeTooBig."), await bot.SendAsync(connector));
        Assert.Equal(2, connector.Calls.Count);
    }

    [Fact]
    public async Task A_reply_of_several_parts_goes_out_in_order()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Accepted("m1"), await bot.SendAsync(connector, LongReply()));
        Assert.Equal(["A", "B", "C"], connector.Calls.Select(call => ((string)call.Json["text"]!)[..1]));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(413)]
    public async Task A_failure_after_the_first_part_leaves_it_open_and_says_what_went_out(int status)
    {
        var count = 0;
        await using var connector = await HostileConnector.StartAsync(context => HostileConnector.WriteAsync(context, Interlocked.Increment(ref count) == 2 ? status : 200, ""));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Unsure($"1 of 3 parts went out. The channel answered {status}."), await bot.SendAsync(connector, LongReply()));
        Assert.Equal(2, connector.Calls.Count);
    }

    [Theory]
    [InlineData("""{"type":"message","id":"a/1;messageid=2"}""", "/activities/a%2F1%3Bmessageid%3D2", "a/1;messageid=2")]
    [InlineData("""{"type":"conversationUpdate","id":"a1"}""", "/activities", null)]
    [InlineData("""{"type":"message"}""", "/activities", null)]
    [InlineData("""{"type":"message","id":".."}""", "/activities", null)]
    public async Task A_message_is_answered_under_its_id_and_nothing_else_is(string inbound, string path, string? replyToId)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        await bot.SendAsync(connector, inReplyTo: inbound);

        var call = Assert.Single(connector.Calls);
        Assert.Equal($"/amer/_connector/v3/conversations/c1{path}", call.Target);
        Assert.Equal(replyToId, (string?)call.Json["replyToId"]);
    }

    [Fact]
    public async Task Whoever_stops_the_service_gets_the_cancellation_and_no_outcome()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.HangAsync);
        using var bot = new ConnectorForTest();
        using var stopping = new CancellationTokenSource();

        var sending = bot.Sender.SendAsync(ConnectorForTest.Message(bot.Reference(connector.ServiceUrl)), stopping.Token);
        await connector.WaitForCallAsync();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
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

    [Fact]
    public async Task Calls_beyond_the_limit_of_a_host_wait_for_their_turn()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connector = await HostileConnector.StartAsync(async context =>
        {
            await released.Task;
            await HostileConnector.WriteAsync(context, 200, "");
        });
        using var bot = new ConnectorForTest(settings: ("Connector:CallsPerHost", "2"));

        var sending = Enumerable.Range(0, 3).Select(_ => bot.SendAsync(connector)).ToArray();
        await connector.WaitForCallAsync();
        await connector.WaitForCallAsync();
        Assert.Equal(2, connector.Calls.Count);
        released.SetResult();

        Assert.All(await Task.WhenAll(sending), outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Equal(3, connector.Calls.Count);
    }

    private static Reply WithCard() => Reply.Plain(ConnectorForTest.Words) with { Cards = [new ReplyCard(new string('x', 1_000), "", [])] };

    private static Reply LongReply() => Reply.Plain(string.Join("\n\n", "ABC".Select(letter => new string(letter, 3_000))));
}
