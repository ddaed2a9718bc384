using System.Text;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations;

public sealed class TranscriptTests : IDisposable
{
    // A waiter that is never woken fails its test instead of hanging it.
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));

    private CancellationToken Cancellation => _limit.Token;

    [Fact]
    public async Task Replies_follow_their_message_and_point_at_it()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        await bot.SayAsync("c", "m", "two");

        var entries = await bot.ReadAsync("c");

        Assert.Equal(
            [(1, null, "welcome"), (2, null, """{"id":"m"}"""), (3, 2, "m is number 1"), (4, 2, "and more")],
            entries.Select(entry => (entry.Sequence, entry.ReplyTo, WordsOf(entry))));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), entries[1].At);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Pages_of_any_size_hold_every_entry_once_and_in_order(int most)
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        for (var n = 1; n <= 10; n++)
            await bot.SayAsync("c", $"m{n}", n % 3 == 0 ? "two" : "hello");
        var last = (await bot.Transcript.FindAsync("c", Cancellation))!.LastSequence;

        var read = new List<long>();
        while (read.Count <= last && await bot.ReadAsync("c", read.LastOrDefault(), most) is { IsEmpty: false } page)
        {
            Assert.InRange(page.Length, 1, most);
            read.AddRange(page.Select(entry => entry.Sequence));
        }

        Assert.Equal(24, last);
        Assert.Equal(Enumerable.Range(1, 24).Select(n => (long)n), read);
    }

    [Theory]
    [InlineData(-5, 5)]
    [InlineData(3, 2)]
    [InlineData(5, 0)]
    [InlineData(99, 0)]
    [InlineData(long.MaxValue, 0)]
    public async Task Reading_from_anywhere_gives_what_comes_after(long after, int expected)
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        await bot.SayAsync("c", "m1");
        await bot.SayAsync("c", "m2");

        var entries = await bot.ReadAsync("c", after);

        Assert.Equal(expected, entries.Length);
    }

    [Fact]
    public async Task A_page_read_during_traffic_has_no_gap()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        var talking = Task.WhenAll(Enumerable.Range(1, 200).Select(n => bot.SayAsync("c", $"m{n}", n % 2 == 0 ? "two" : "hello")));

        var read = new List<long>();
        while (read.Count < 501)
        {
            await bot.Transcript.WaitAsync("c", read.LastOrDefault(), Cancellation);
            read.AddRange((await bot.ReadAsync("c", read.LastOrDefault(), most: 5)).Select(entry => entry.Sequence));
        }

        await talking;
        Assert.Equal(Enumerable.Range(1, 501).Select(n => (long)n), read);
    }

    [Fact]
    public async Task An_unknown_conversation_has_no_head_and_no_entries()
    {
        await using var bot = await StartAsync();

        Assert.Null(await bot.Transcript.FindAsync("nobody", Cancellation));
        Assert.Empty(await bot.ReadAsync("nobody"));
        await Assert.ThrowsAsync<ConversationNotFoundException>(() => bot.Transcript.WaitAsync("nobody", 0, Cancellation));
    }

    [Fact]
    public async Task Waiting_returns_at_once_when_there_is_something()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");

        Assert.True(await bot.Transcript.WaitAsync("c", 0, Cancellation));
    }

    [Fact]
    public async Task Waiting_ends_with_the_next_turn_and_the_turn_is_there_to_read()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        await bot.OpenAsync("other");
        var waiting = await BeginToWaitAsync(bot, Cancellation);

        await bot.SayAsync("other", "m");
        var wokenByOther = waiting.IsCompleted;
        await bot.SayAsync("c", "m");

        Assert.False(wokenByOther);
        Assert.True(await waiting);
        Assert.Equal(2, (await bot.ReadAsync("c", after: 1)).Length);
        Assert.Equal(0, bot.Bell.Waiting);
    }

    [Fact]
    public async Task A_reader_that_gives_up_leaves_nothing_behind()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        using var patience = new CancellationTokenSource();
        var waiting = await BeginToWaitAsync(bot, patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, bot.Bell.Waiting);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_with_nothing()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        var waiting = await BeginToWaitAsync(bot, Cancellation);

        bot.BeginToStop();

        Assert.False(await waiting);
        Assert.Equal(0, bot.Bell.Waiting);
    }

    [Fact]
    public async Task A_message_of_no_bytes_is_still_the_persons()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        await bot.Inbox.AcceptAsync(RunningConversations.Message("c", "m") with { Activity = ReadOnlyMemory<byte>.Empty }, Cancellation);

        var entries = await bot.ReadAsync("c", after: 1);

        Assert.Equal([(2, null), (3, 2)], entries.Select(entry => (entry.Sequence, entry.ReplyTo)));
        Assert.NotNull(entries[0].Activity);
    }

    public void Dispose() => _limit.Dispose();

    private Task<RunningConversations> StartAsync() =>
        RunningConversations.OnAsync(StorageLocation.InMemory(), Cancellation);

    /// <summary>Waits for what comes after the welcome, and returns when the waiter has taken its place.</summary>
    private async Task<Task<bool>> BeginToWaitAsync(RunningConversations bot, CancellationToken cancellationToken)
    {
        var waiting = bot.Transcript.WaitAsync("c", after: 1, cancellationToken);
        while (bot.Bell.Waiting == 0 && !waiting.IsCompleted)
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
        return waiting;
    }

    private static string WordsOf(TranscriptEntry entry) =>
        entry.Reply?.Text ?? Encoding.UTF8.GetString(entry.Activity!.Value.Span);
}
