using System.Net;
using System.Net.WebSockets;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class StopTests
{
    [Fact]
    public async Task Stopping_closes_sockets_with_1001()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        await socket.NextSetAsync();

        var stopping = server.StopAsync();
        var frame = await socket.NextFrameAsync();
        await socket.CloseAsync();
        await stopping;

        Assert.Null(frame);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.ClosedWith);
    }

    [Fact]
    public async Task A_client_that_says_no_good_bye_does_not_hold_up_the_stop()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();
        await socket.NextSetAsync();

        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Null(await socket.NextFrameAsync());
    }

    [Fact]
    public async Task A_message_on_its_way_when_the_service_stops_is_answered_and_there_after_the_restart()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var mayAnswer = new TaskCompletionSource();
        server.Inbox.MayAnswer = mayAnswer.Task;
        var posting = chat.SayAsync("hello");
        await server.Inbox.Arrived.Task.WaitAsync(TestContext.Current.CancellationToken);

        var stopping = server.StopAsync();
        mayAnswer.SetResult();
        var answer = await posting;
        await stopping;
        await using var again = await DirectLineServer.StartAsync(before: server);
        var poll = await again.GetAsync($"{chat.Path}/activities?watermark=1", chat.Token);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["hello", "You said: hello"], poll.Json["activities"]!.AsArray().Select(activity => (string?)activity!["text"]));
    }

    [Fact]
    public async Task Tokens_and_conversations_outlive_a_restart()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        await chat.SayAsync("hello", "c1");
        await server.StopAsync();

        await using var again = await DirectLineServer.StartAsync(before: server);
        var back = await again.GetAsync($"{chat.Path}?watermark=1", chat.Token);
        using var socket = await ClientSocket.OpenAsync(back.Text("streamUrl"));
        var missed = await socket.NextActivitiesAsync(2);
        var resent = await again.PostAsync($"{chat.Path}/activities", chat.Token, Chat.Message("hello", "c1"));

        Assert.Equal(["hello", "You said: hello"], missed.Select(activity => (string?)activity["text"]));
        Assert.EndsWith("|0000002", resent.Text("id"), StringComparison.Ordinal);
        Assert.Single(again.Inbox.Heard);
    }
}
