using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations;

public sealed class ConversationGrainTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task Twenty_posts_of_one_message_at_once_are_one_turn()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.SayAsync("c", "m")));

        Assert.Equal(19, receipts.Count(receipt => receipt.Seen));
        Assert.All(receipts, receipt => Assert.Equal((2, "m is number 1"), (receipt.Sequence, receipt.Replies.Single().Text)));
        Assert.Equal([1L, 2L, 3L], (await bot.ReadAsync("c")).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Messages_are_answered_in_the_order_they_were_sent()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");

        var receipts = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => bot.SayAsync("c", $"m{n}")));

        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"m{n} is number {n}"), receipts.Select(receipt => receipt.Replies.Single().Text));
        Assert.Equal(Enumerable.Range(1, 50).Select(n => 2L * n), receipts.Select(receipt => receipt.Sequence));
    }

    [Fact]
    public async Task The_conversation_goes_on_after_a_restart()
    {
        await using (var first = await StartAsync())
        {
            await first.OpenAsync("c");
            await first.SayAsync("c", "m1", "two");
        }

        await using var second = await StartAsync();
        var receipt = await second.SayAsync("c", "m2");

        Assert.Equal((5, "m2 is number 2"), (receipt.Sequence, receipt.Replies.Single().Text));
    }

    [Fact]
    public async Task A_resend_after_a_restart_gets_the_receipt_of_the_first_time()
    {
        Receipt original;
        await using (var first = await StartAsync())
        {
            await first.OpenAsync("c");
            original = await first.SayAsync("c", "m1", "two");
            await first.SayAsync("c", "m2");
        }

        await using var second = await StartAsync();
        var resent = await second.SayAsync("c", "m1", "two");

        Assert.True(resent.Seen);
        Assert.Equal(original.Sequence, resent.Sequence);
        Assert.Equal(original.Replies.Select(reply => reply.Text), resent.Replies.Select(reply => reply.Text));
        Assert.Equal(6, (await second.Transcript.FindAsync("c", TestContext.Current.CancellationToken))!.LastSequence);
    }

    [Fact]
    public async Task Opening_twice_at_once_opens_once()
    {
        await using var bot = await StartAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.OpenAsync("c")));

        Assert.Single(opened, true);
        Assert.Equal("welcome", (await bot.ReadAsync("c")).Single().Reply!.Text);
    }

    [Fact]
    public async Task A_conversation_that_was_not_opened_is_not_found_until_it_is()
    {
        await using var bot = await StartAsync();

        await Assert.ThrowsAsync<ConversationNotFoundException>(() => bot.SayAsync("c", "m"));
        await bot.OpenAsync("c");

        Assert.False((await bot.SayAsync("c", "m")).Seen);
    }

    [Fact]
    public async Task A_failed_turn_leaves_no_trace_and_its_resend_is_answered()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        await bot.SayAsync("c", "m1");

        var failure = await Record.ExceptionAsync(() => bot.SayAsync("c", "m2", "fail"));
        var resent = await bot.SayAsync("c", "m2", "fail");

        Assert.Equal("as the script says", Assert.IsType<InvalidOperationException>(failure).Message);
        Assert.Equal((4, false, "m2 is number 2"), (resent.Sequence, resent.Seen, resent.Replies.Single().Text));
    }

    [Fact]
    public async Task A_conversation_changed_behind_the_grain_is_read_anew_after_one_failure()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        await bot.SayAsync("c", "m1");
        await bot.Writer.SaveAsync(
            ATurn.Of(conversation: 1, "from elsewhere", versionBefore: 2) with { State = """{"heard":41}"""u8.ToArray() },
            TestContext.Current.CancellationToken);

        var failure = await Record.ExceptionAsync(() => bot.SayAsync("c", "m2"));
        var resent = await bot.SayAsync("c", "m2");

        Assert.IsType<Host.Storage.VersionMissException>(failure);
        Assert.Equal((6, "m2 is number 42"), (resent.Sequence, resent.Replies.Single().Text));
    }

    [Fact]
    public async Task The_person_is_learnt_from_the_first_message()
    {
        await using var bot = await StartAsync();
        await bot.OpenAsync("c");
        var before = await bot.Transcript.FindAsync("c", TestContext.Current.CancellationToken);

        await bot.SayAsync("c", "m");

        Assert.Equal("", before!.PersonId);
        Assert.Equal("person", (await bot.Transcript.FindAsync("c", TestContext.Current.CancellationToken))!.PersonId);
    }

    [Fact]
    public async Task Two_services_on_one_machine_keep_apart()
    {
        using var otherData = new DataDirectory();
        await using var one = await StartAsync();
        await using var two = await RunningConversations.OnAsync(otherData.Location, TestContext.Current.CancellationToken);

        await one.OpenAsync("c");

        await Assert.ThrowsAsync<ConversationNotFoundException>(() => two.SayAsync("c", "m"));
    }

    public void Dispose() => _data.Dispose();

    private Task<RunningConversations> StartAsync() =>
        RunningConversations.OnAsync(_data.Location, TestContext.Current.CancellationToken);
}
