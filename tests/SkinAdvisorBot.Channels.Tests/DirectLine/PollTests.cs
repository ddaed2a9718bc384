using System.Net;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class PollTests
{
    [Fact]
    public async Task The_first_poll_has_no_watermark_and_gets_everything()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        await chat.SayAsync("hello");

        var poll = await server.GetAsync($"{chat.Path}/activities", chat.Token);

        Assert.Equal("3", (string?)poll.Json["watermark"]);
        Assert.Equal(3, poll.Json["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_watermark_gets_what_came_after_it()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var first = (await chat.PollAsync()).Text("watermark");
        await chat.SayAsync("hello");

        var second = await chat.PollAsync(first);
        var third = await chat.PollAsync(second.Text("watermark"));

        Assert.Equal(["0000002", "0000003"], second.Json["activities"]!.AsArray().Select(activity => ((string)activity!["id"]!).Split('|')[1]));
        Assert.Empty(third.Json["activities"]!.AsArray());
        Assert.Equal(second.Text("watermark"), third.Text("watermark"));
    }

    [Fact]
    public async Task A_watermark_beyond_the_end_hides_nothing_that_comes()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var lost = await chat.PollAsync("500");
        await chat.SayAsync("hello");
        var next = await chat.PollAsync(lost.Text("watermark"));

        Assert.Equal("1", lost.Text("watermark"));
        Assert.Equal(2, next.Json["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_long_transcript_comes_in_pages_without_gap_or_repeat()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        for (var i = 0; i < 150; i++)
            await chat.SayAsync($"message {i}", $"c{i}");

        var ids = new List<string>();
        var watermark = "";
        for (var page = await chat.PollAsync(); page.Json["activities"]!.AsArray().Count > 0; page = await chat.PollAsync(watermark))
        {
            ids.AddRange(page.Json["activities"]!.AsArray().Select(activity => (string)activity!["id"]!));
            watermark = page.Text("watermark");
        }

        Assert.Equal(Enumerable.Range(1, 301).Select(sequence => $"{chat.ConversationId}|{sequence:D7}"), ids);
    }

    [Fact]
    public async Task Large_activities_come_a_few_at_a_time_and_all_in_the_end()
    {
        await using var server = await DirectLineServer.StartAsync();
        server.Inbox.Answer = _ => [SkinAdvisorBot.Conversations.Messages.Reply.Plain("Too long.")];
        var chat = await server.OpenAsync();
        for (var i = 0; i < 60; i++)
            await chat.SayAsync(new string('x', 200_000), $"c{i}");

        var first = await chat.PollAsync();
        var second = await chat.PollAsync(first.Text("watermark"));
        var third = await chat.PollAsync(second.Text("watermark"));

        Assert.Equal([50, 50, 21], new[] { first, second, third }.Select(page => page.Json["activities"]!.AsArray().Count));
    }

    [Fact]
    public async Task Trouble_with_the_transcript_does_not_end_the_polling_for_ever()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var before = await chat.PollAsync();
        await chat.SayAsync("hello");

        server.Inbox.Trouble = new IOException("disk gone");
        var during = await chat.PollAsync(before.Text("watermark"));
        server.Inbox.Trouble = null;
        var after = await chat.PollAsync(during.Text("watermark"));

        Assert.Equal(HttpStatusCode.OK, during.Status);
        Assert.Empty(during.Json["activities"]!.AsArray());
        Assert.Equal(2, after.Json["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task Nothing_a_proxy_or_browser_may_keep()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var poll = await chat.PollAsync();

        Assert.Equal("no-store", poll.Header("Cache-Control"));
    }
}
