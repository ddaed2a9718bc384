using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class StreamTests
{
    [Fact]
    public async Task A_socket_hears_the_welcome_then_each_message_before_its_reply()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        var welcome = await socket.NextSetAsync();

        await chat.SayAsync("hello");
        var said = await socket.NextActivitiesAsync(2);

        Assert.Equal("1", (string?)welcome["watermark"]);
        Assert.Equal(["hello", "You said: hello"], said.Select(activity => (string?)activity["text"]));
        Assert.Equal("c1", (string?)said[0]["channelData"]!["clientActivityID"]);
        Assert.Equal((string?)said[0]["id"], (string?)said[1]["replyToId"]);
    }

    [Fact]
    public async Task Socket_and_polling_tell_the_same_activities()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        await chat.SayAsync("hello");
        using var socket = await chat.ListenAsync();

        var heard = await socket.NextActivitiesAsync(3);
        var poll = await chat.PollAsync();

        Assert.Equal(poll.Json["activities"]!.AsArray().Select(activity => activity!.ToJsonString()), heard.Select(activity => activity.ToJsonString()));
    }

    [Fact]
    public async Task Each_frame_holds_one_activity_and_the_watermark_up_to_it()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        await chat.SayAsync("hello");
        using var socket = await chat.ListenAsync();

        var sets = new[] { await socket.NextSetAsync(), await socket.NextSetAsync(), await socket.NextSetAsync() };

        Assert.All(sets, set => Assert.Single(set["activities"]!.AsArray()));
        Assert.Equal(["1", "2", "3"], sets.Select(set => (string?)set["watermark"]));
    }

    [Fact]
    public async Task Coming_back_with_a_watermark_hears_what_was_missed_and_nothing_twice()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var first = await chat.ListenAsync();
        var watermark = (string)(await first.NextSetAsync())["watermark"]!;
        first.Cut();
        await chat.SayAsync("while you were away");

        using var second = await ClientSocket.OpenAsync(await chat.NewStreamUrlAsync(watermark));
        var missed = await second.NextActivitiesAsync(2);

        Assert.Equal(["0000002", "0000003"], missed.Select(activity => ((string)activity["id"]!).Split('|')[1]));
    }

    [Fact]
    public async Task Coming_back_without_a_watermark_hears_everything_again()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        await chat.SayAsync("hello");

        using var socket = await ClientSocket.OpenAsync(await chat.NewStreamUrlAsync());

        Assert.Equal([MemoryInbox.Welcome, "hello", "You said: hello"], (await socket.NextActivitiesAsync(3)).Select(activity => (string?)activity["text"]));
    }

    [Fact]
    public async Task Several_sockets_of_one_conversation_hear_the_same()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var one = await chat.ListenAsync();
        using var two = await ClientSocket.OpenAsync(await chat.NewStreamUrlAsync());

        await chat.SayAsync("hello");

        var first = await one.NextActivitiesAsync(3);
        var second = await two.NextActivitiesAsync(3);
        Assert.Equal(first.Select(activity => activity.ToJsonString()), second.Select(activity => activity.ToJsonString()));
    }

    [Fact]
    public async Task A_ticket_opens_one_socket()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();

        Assert.Equal(403, await ClientSocket.RefusalAsync(chat.StreamUrl));
    }

    [Fact]
    public async Task Of_many_sockets_opened_at_once_with_one_ticket_one_is_let_in()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ClientSocket.RefusalAsync(chat.StreamUrl)));

        Assert.Equal((1, 9), (answers.Count(status => status == 101), answers.Count(status => status == 403)));
    }

    [Fact]
    public async Task A_ticket_lasts_60_seconds()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await DirectLineServer.StartAsync(clock: clock);
        var chat = await server.OpenAsync();
        var another = await chat.NewStreamUrlAsync();
        clock.Advance(TimeSpan.FromSeconds(59));
        using var socket = await chat.ListenAsync();
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(403, await ClientSocket.RefusalAsync(another));
    }

    [Fact]
    public async Task A_ticket_stays_used_for_as_long_as_it_lasts()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await DirectLineServer.StartAsync(clock: clock);
        clock.Advance(TimeSpan.FromSeconds(50));
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        // The memory of used tickets turns over between the two uses.
        clock.Advance(TimeSpan.FromSeconds(15));
        using var other = await (await server.OpenAsync()).ListenAsync();

        Assert.Equal(403, await ClientSocket.RefusalAsync(chat.StreamUrl));
    }

    [Fact]
    public async Task A_ticket_from_before_a_restart_is_refused()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        await server.StopAsync();
        await using var again = await DirectLineServer.StartAsync(before: server);

        Assert.Equal(403, await ClientSocket.RefusalAsync(chat.StreamUrl));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?t=")]
    [InlineData("?t=garbage")]
    [InlineData("?t=a.b.c")]
    public async Task Without_a_ticket_there_is_no_socket(string query)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        Assert.Equal(401, await ClientSocket.RefusalAsync($"ws://127.0.0.1:{server.Port}/v3/directline{chat.Path}/stream/ws{query}"));
    }

    [Fact]
    public async Task A_token_is_no_ticket_and_a_ticket_opens_no_other_conversation()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var other = await server.OpenAsync();

        Assert.Equal(401, await ClientSocket.RefusalAsync($"ws://127.0.0.1:{server.Port}/v3/directline{chat.Path}/stream/ws?t={chat.Token}"));
        Assert.Equal(403, await ClientSocket.RefusalAsync(chat.StreamUrl.Replace(chat.ConversationId, other.ConversationId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_address_called_without_a_socket_says_what_it_is()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await server.GetAsync($"{chat.Path}/stream/ws", chat.Token);

        Assert.Equal(400, (int)answer.Status);
        Assert.Contains("WebSocket", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_silence_an_empty_frame_goes_out_every_25_seconds()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await DirectLineServer.StartAsync(clock: clock);
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        await socket.NextSetAsync();

        var next = socket.NextFrameAsync();
        // The socket may still be on its way to its wait when the clock moves for the first time.
        while (!next.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(25));
            await Task.WhenAny(next, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.Equal("", await next);
        await chat.SayAsync("still there?");
        Assert.Equal(2, (await socket.NextActivitiesAsync(2)).Count);
    }

    [Fact]
    public async Task Frames_of_the_client_are_passed_over_and_its_good_bye_is_answered()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        await socket.SendAsync("");
        await socket.SendAsync("{\"type\":\"message\"}");

        await socket.NextSetAsync();
        await socket.CloseAsync();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.ClosedWith);
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task A_client_that_sends_without_end_is_closed_with_1009()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        await socket.NextSetAsync();

        await socket.SendAsync(new string('x', 70_000));

        Assert.Null(await socket.NextFrameAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.ClosedWith);
    }

    [Fact]
    public async Task A_transcript_that_fails_closes_the_socket_with_1011_so_that_the_client_comes_back()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        await socket.NextSetAsync();

        server.Inbox.Trouble = new IOException("disk gone");
        await chat.SayAsync("hello");

        Assert.Null(await socket.NextFrameAsync());
        Assert.Equal(WebSocketCloseStatus.InternalServerError, socket.ClosedWith);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_and_comes_back_by_watermark()
    {
        await using var server = await DirectLineServer.StartAsync([("SlowReaderTimeout", "00:00:01")]);
        server.Inbox.Answer = _ => [SkinAdvisorBot.Conversations.Messages.Reply.Plain(new string('x', 4_000_000))];
        var chat = await server.OpenAsync();
        using var deaf = await chat.ListenAsync();
        for (var i = 0; i < 8; i++)
            await chat.SayAsync("more", $"c{i}");

        await server.Log.WaitForAsync("SlowReader", TestContext.Current.CancellationToken);
        // The buffers between us hold a part of it; reading on ends in the cut.
        await Assert.ThrowsAnyAsync<WebSocketException>(() => deaf.NextActivitiesAsync(17));

        using var back = await ClientSocket.OpenAsync(await chat.NewStreamUrlAsync("15"));
        Assert.Equal(2, (await back.NextActivitiesAsync(2)).Count);
    }
}
