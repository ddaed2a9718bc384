using Microsoft.Extensions.Time.Testing;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

/// <summary>Microsoft's botframework-directlinejs, as published, against our server.</summary>
public sealed class MicrosoftClientTests
{
    [Theory]
    [InlineData("ws")]
    [InlineData("poll")]
    public async Task The_client_connects_hears_the_welcome_and_its_own_words_before_the_answer(string mode)
    {
        MicrosoftClient.SkipWhenMissing();
        await using var server = await DirectLineServer.StartAsync();
        await using var client = MicrosoftClient.Start(server, await TokenAsync(server), mode);

        await client.HearAsync("status", "Online");
        await client.HearWordsAsync(MemoryInbox.Welcome);
        await client.SayAsync("what is melasma");
        await client.HearWordsAsync("You said: what is melasma");

        Assert.Equal([MemoryInbox.Welcome, "what is melasma", "You said: what is melasma"], client.Activities.Select(activity => (string?)activity["text"]));
        var (echo, reply) = (client.Activities[1], client.Activities[2]);
        Assert.EndsWith("-1", (string?)echo["channelData"]!["clientActivityID"], StringComparison.Ordinal);
        Assert.Equal("dl_anna", (string?)echo["from"]!["id"]);
        Assert.Equal((string?)echo["id"], (string?)reply["replyToId"]);
    }

    [Fact]
    public async Task Messages_in_quick_succession_are_answered_in_order_each_once()
    {
        MicrosoftClient.SkipWhenMissing();
        await using var server = await DirectLineServer.StartAsync();
        await using var client = MicrosoftClient.Start(server, await TokenAsync(server), "ws");

        var said = Enumerable.Range(1, 20).Select(number => $"message {number}").ToArray();
        foreach (var text in said)
            await client.SayAsync(text);
        await client.HearWordsAsync("You said: message 20");

        Assert.Equal([MemoryInbox.Welcome, .. said.SelectMany(text => new[] { text, $"You said: {text}" })], client.Activities.Select(activity => (string?)activity["text"]));
    }

    [Fact]
    public async Task The_id_the_client_gets_for_its_post_is_that_of_the_message_that_comes_back()
    {
        MicrosoftClient.SkipWhenMissing();
        await using var server = await DirectLineServer.StartAsync();
        await using var client = MicrosoftClient.Start(server, await TokenAsync(server), "poll");
        await client.HearWordsAsync(MemoryInbox.Welcome);

        await client.SayAsync("hello");
        var posted = await client.HearPostedAsync();
        await client.HearWordsAsync("You said: hello");

        Assert.Equal(posted, (string?)client.Activities[1]["id"]);
    }

    [Fact]
    public async Task After_a_restart_the_client_comes_back_by_itself_and_nothing_is_lost_or_doubled()
    {
        MicrosoftClient.SkipWhenMissing();
        await using var server = await DirectLineServer.StartAsync();
        var token = await TokenAsync(server);
        await using var client = MicrosoftClient.Start(server, token, "ws");
        await client.SayAsync("before");
        await client.HearWordsAsync("You said: before");

        await server.StopAsync();
        await SayElsewhereAsync(server.Inbox, "meanwhile");
        await using var again = await DirectLineServer.StartAsync(before: server);
        await client.HearWordsAsync("You said: meanwhile");
        await client.SayAsync("after");
        await client.HearWordsAsync("You said: after");

        Assert.Equal(Enumerable.Range(1, 7).Select(sequence => $"{server.Inbox.Opened.ConversationId}|{sequence:D7}"), client.Activities.Select(activity => (string?)activity["id"]));
    }

    [Fact]
    public async Task After_trouble_with_the_transcript_the_client_comes_back_to_what_it_missed()
    {
        MicrosoftClient.SkipWhenMissing();
        await using var server = await DirectLineServer.StartAsync();
        await using var client = MicrosoftClient.Start(server, await TokenAsync(server), "ws");
        await client.HearWordsAsync(MemoryInbox.Welcome);

        server.Inbox.Trouble = new IOException("disk gone");
        await SayElsewhereAsync(server.Inbox, "unseen");
        await server.Inbox.TroubleMet.Task.WaitAsync(TestContext.Current.CancellationToken);
        server.Inbox.Trouble = null;
        await client.HearWordsAsync("You said: unseen");

        Assert.Equal(3, client.Activities.Select(activity => (string?)activity["id"]).Distinct().Count());
        Assert.Equal(3, client.Activities.Count);
    }

    [Theory]
    [InlineData("ws")]
    [InlineData("poll")]
    public async Task An_expired_token_is_told_to_the_page_as_ExpiredToken(string mode)
    {
        MicrosoftClient.SkipWhenMissing();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await DirectLineServer.StartAsync(clock: clock);
        await using var client = MicrosoftClient.Start(server, await TokenAsync(server), mode);
        await client.HearWordsAsync(MemoryInbox.Welcome);

        clock.Advance(TimeSpan.FromMinutes(31));
        await client.SayAsync("too late");
        var status = await client.HearAsync("status", "ExpiredToken");

        Assert.NotNull(status);
        Assert.Empty(server.Inbox.Heard);
    }

    private static async Task<string> TokenAsync(DirectLineServer server) =>
        (await server.PostAsync("/tokens/generate", DirectLineServer.Secret, """{"user":{"id":"dl_anna"}}""")).Text("token");

    // Another device of the same person, say.
    private static async Task SayElsewhereAsync(MemoryInbox inbox, string text) =>
        await inbox.AcceptAsync(
            new Incoming(inbox.Opened.ConversationId, "dl_anna", text, text, DateTimeOffset.UtcNow, System.Text.Encoding.UTF8.GetBytes(Chat.Message(text))),
            TestContext.Current.CancellationToken);
}
