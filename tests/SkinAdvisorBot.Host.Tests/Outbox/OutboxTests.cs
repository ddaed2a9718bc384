using System.Text;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage.Outbox;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Outbox;

public sealed class OutboxTests : IDisposable
{
    private readonly DataDirectory _data = new();
    private readonly ScriptedSender _provider = new();

    [Fact]
    public async Task Replies_go_out_in_the_order_they_were_said_with_the_message_they_answer()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1", ReplyDelivery.Pushed);

        await bot.SayAsync("c1", "m1", "two");
        await bot.SayAsync("c1", "m2");
        await bot.SettleAsync();

        Assert.Equal(["welcome", "m1 is number 1", "and more", "m2 is number 2"], _provider.Words);
        Assert.Equal([1, 3, 4, 6], _provider.Tried.Select(message => message.Sequence));
        Assert.Null(_provider.Tried[0].InReplyTo);
        Assert.Equal("""{"id":"m2"}""", Encoding.UTF8.GetString(_provider.Tried[3].InReplyTo!.Value.Span));
        Assert.All(_provider.Tried, message => Assert.Equal("""{"to":"c1"}""", message.Address));
        Assert.Empty(bot.Undelivered());
    }

    [Fact]
    public async Task What_a_client_fetches_is_not_sent()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");

        await bot.SayAsync("c1", "m1", delivery: ReplyDelivery.Fetched);
        await bot.SayAsync("c1", "m2");
        await bot.SettleAsync();

        Assert.Equal(["m2 is number 2"], _provider.Words);
    }

    [Fact]
    public async Task What_stands_in_the_answer_to_the_message_is_saved_as_sent()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1", ReplyDelivery.Inline);

        await bot.SayAsync("c1", "m1", "two", ReplyDelivery.Inline);
        await bot.SettleAsync();

        Assert.Empty(_provider.Tried);
        Assert.Equal([1L, 3L, 4L], _data.Query("SELECT sequence FROM outgoing WHERE state = 'Sent' ORDER BY sequence").Select(row => (long)row[0]));
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_answered_once()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");

        await bot.SayAsync("c1", "m1");
        await bot.SayAsync("c1", "m1");
        await bot.SettleAsync();

        Assert.Equal(["m1 is number 1"], _provider.Words);
    }

    [Fact]
    public async Task What_a_provider_puts_off_goes_out_after_the_wait_it_asks_for_and_holds_back_what_was_said_later()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        _provider.Answers(new SendOutcome.Later("busy", TimeSpan.FromSeconds(40)));

        await bot.SayAsync("c1", "m1");
        await bot.SayAsync("c1", "m2");
        await bot.SettleAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(39));
        Assert.Equal(["m1 is number 1"], _provider.Words);

        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["m1 is number 1", "m1 is number 1", "m2 is number 2"], _provider.Words);
        Assert.Empty(bot.Undelivered());
    }

    [Fact]
    public async Task A_message_put_off_twelve_times_is_shown_as_failed_and_the_next_one_goes_out()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        for (var i = 0; i < 12; i++)
            _provider.Answers(new SendOutcome.Later("busy"));

        await bot.SayAsync("c1", "m1");
        await bot.SayAsync("c1", "m2");
        await bot.SettleAsync();
        for (var i = 0; i < 12; i++)
            await bot.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(13, _provider.Tried.Length);
        Assert.Equal("m2 is number 2", _provider.Words.Last());
        var failed = Assert.Single(bot.Undelivered());
        Assert.Equal((OutgoingState.Failed, 3L, 12, "It was tried 12 times. busy"), (failed.State, failed.Sequence, failed.Attempts, failed.Reason));
    }

    [Fact]
    public async Task What_may_have_been_taken_is_shown_and_never_sent_again()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        _provider.Answers(new SendOutcome.Unsure("no answer"));
        _provider.Throws(new InvalidOperationException("as the script says"));

        await bot.SayAsync("c1", "m1");
        await bot.SayAsync("c1", "m2");
        await bot.SayAsync("c1", "m3");
        await bot.SettleAsync();
        await bot.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(["m1 is number 1", "m2 is number 2", "m3 is number 3"], _provider.Words);
        Assert.Equal(
            [(3L, OutgoingState.Unsure, "no answer"), (5L, OutgoingState.Unsure, "Sending failed (InvalidOperationException).")],
            bot.Undelivered().OrderBy(message => message.Sequence).Select(message => (message.Sequence, message.State, message.Reason!)));
    }

    [Fact]
    public async Task What_is_refused_is_shown_as_failed_and_the_next_one_goes_out()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        _provider.Answers(new SendOutcome.Refused("too long"));

        await bot.SayAsync("c1", "m1", "two");
        await bot.SettleAsync();

        Assert.Equal(["m1 is number 1", "and more"], _provider.Words);
        var failed = Assert.Single(bot.Undelivered());
        Assert.Equal(("c1", 3L, OutgoingState.Failed, "too long", false), (failed.ConversationId, failed.Sequence, failed.State, failed.Reason!, failed.IsAddressGone));
    }

    [Fact]
    public async Task Nothing_more_is_sent_to_an_address_that_is_gone_until_the_person_writes_again()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        _provider.Answers(new SendOutcome.Refused("blocked", IsGone: true));

        await bot.SayAsync("c1", "m1", "two");
        await bot.SettleAsync();

        Assert.Equal(["m1 is number 1"], _provider.Words);
        Assert.Equal([(3L, "blocked", true), (4L, "blocked", true)], bot.Undelivered().OrderBy(message => message.Sequence).Select(message => (message.Sequence, message.Reason!, message.IsAddressGone)));

        await bot.SayAsync("c1", "m2");
        await bot.SettleAsync();

        Assert.Equal(["m1 is number 1", "m2 is number 2"], _provider.Words);
        Assert.All(bot.Undelivered(), message => Assert.False(message.IsAddressGone));
    }

    [Fact]
    public async Task A_slow_conversation_holds_up_no_other()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        await bot.OpenAsync("c2");
        _provider.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await bot.SayAsync("c1", "m1");
        await bot.SayAsync("c2", "m2");

        await Until(() => _provider.Tried.Length == 2);
        _provider.Gate.SetResult();
        await bot.SettleAsync();
        Assert.Empty(bot.Undelivered());
    }

    [Fact]
    public async Task A_sender_that_is_not_there_any_more_is_shown()
    {
        await using var bot = await RunningOutbox.OnAsync(_data.Location, TestContext.Current.CancellationToken);
        await bot.OpenAsync("c1");

        await bot.SayAsync("c1", "m1");
        await bot.SettleAsync();

        Assert.Equal("This service has no sender 'script'.", Assert.Single(bot.Undelivered()).Reason);
    }

    [Fact]
    public async Task What_was_under_way_when_the_service_died_is_unsure_and_what_waited_is_sent()
    {
        await using (var bot = await OnAsync())
        {
            await bot.OpenAsync("c1");
            _provider.Answers(new SendOutcome.Later("busy"));
            await bot.SayAsync("c1", "m1", "two");
            await bot.SettleAsync();
        }

        _data.Query("UPDATE outgoing SET state = 'Sending' WHERE sequence = 3");
        await using var again = await OnAsync();
        await Until(() => again.Undelivered().Any());
        await again.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["m1 is number 1", "and more"], _provider.Words);
        Assert.Equal((3L, OutgoingState.Unsure), (again.Undelivered().Single().Sequence, again.Undelivered().Single().State));
    }

    [Fact]
    public async Task A_message_whose_end_could_not_be_written_down_is_unsure_and_holds_up_no_other()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        _provider.Answers(new SendOutcome.Later("busy"));
        await bot.SayAsync("c1", "m1", "two");
        await Until(() => _data.Query("SELECT 1 FROM outgoing WHERE sequence = 3 AND reason = 'busy'").Count == 1);

        _data.Query("UPDATE outgoing SET state = 'Sending' WHERE sequence = 3");
        await bot.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["m1 is number 1", "and more"], _provider.Words);
        Assert.Equal((3L, OutgoingState.Unsure), (bot.Undelivered().Single().Sequence, bot.Undelivered().Single().State));
    }

    [Fact]
    public async Task A_message_without_an_address_any_more_is_shown_as_failed()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        _provider.Answers(new SendOutcome.Later("busy"));
        await bot.SayAsync("c1", "m1");
        await Until(() => _data.Query("SELECT 1 FROM outgoing WHERE reason = 'busy'").Count == 1);

        _data.Query("DELETE FROM address");
        await bot.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal("Its words or its address are gone.", Assert.Single(bot.Undelivered()).Reason);
    }

    [Fact]
    public async Task A_failure_told_later_is_shown_and_one_told_before_is_not_forgotten()
    {
        await using var bot = await OnAsync();
        await bot.OpenAsync("c1");
        await bot.SayAsync("c1", "m1", "two");
        await bot.SettleAsync();

        await ReportAsync(bot, "p1", DeliveryReport.Delivered);
        await ReportAsync(bot, "p1", DeliveryReport.Failed, "too late to be true");
        await ReportAsync(bot, "p1", DeliveryReport.Sent);
        await ReportAsync(bot, "p2", DeliveryReport.Sent);
        await ReportAsync(bot, "p2", DeliveryReport.Failed, "unreachable");
        await ReportAsync(bot, "p2", DeliveryReport.Delivered);
        await ReportAsync(bot, "p3", DeliveryReport.Failed, "nobody's");

        Assert.Equal([(3L, "Delivered", "Sent"), (4L, "Failed", "Failed")], _data.Query("SELECT sequence, report, state FROM outgoing ORDER BY sequence").Select(row => ((long)row[0], (string)row[1], (string)row[2])));
        Assert.Equal("unreachable", Assert.Single(bot.Undelivered()).Reason);
    }

    public void Dispose() => _data.Dispose();

    private static Task ReportAsync(RunningOutbox bot, string id, DeliveryReport report, string? reason = null) =>
        bot.Book.ReportAsync(ScriptedSender.SenderName, id, report, reason, TestContext.Current.CancellationToken);

    private Task<RunningOutbox> OnAsync() => RunningOutbox.OnAsync(_data.Location, TestContext.Current.CancellationToken, _provider);

    private static async Task Until(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!holds())
            await Task.Delay(5, limit.Token);
    }
}
