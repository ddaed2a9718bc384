using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

/// <summary>Many people want the same time at once.</summary>
public sealed class BookingRaceTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task Of_a_thousand_who_want_one_slot_at_once_one_gets_it_and_the_others_are_told()
    {
        const int People = 1_000;
        await using var bot = await RunningConversations.OnAsync(_data.Location, TestContext.Current.CancellationToken, new BookingTurnMaker());
        foreach (var some in Enumerable.Range(1, People).Chunk(100))
            await Task.WhenAll(some.Select(n => bot.OpenAsync($"c{n}")));

        var receipts = await Task.WhenAll(Enumerable.Range(1, People).Select(n => SayUntilAnsweredAsync(bot, $"c{n}", $"book person{n} 0")));

        var replies = receipts.Select(receipt => receipt.Replies.Single().Text).ToList();
        var booked = Assert.Single(replies, reply => reply.StartsWith("booked ", StringComparison.Ordinal));
        Assert.Equal(People - 1, replies.Count(reply => reply == "taken"));
        Assert.Equal([[booked.Split(' ')[1]]], _data.Query("SELECT public_id FROM appointment"));
        Assert.Equal([2L * 45 / 5], _data.Query("SELECT count(*) FROM occupied").Single());
    }

    [Fact]
    public async Task When_everybody_wants_any_of_a_few_slots_each_is_booked_once()
    {
        const int People = 200;
        const int Slots = 20;
        await using var bot = await RunningConversations.OnAsync(_data.Location, TestContext.Current.CancellationToken, new BookingTurnMaker());
        await Task.WhenAll(Enumerable.Range(1, People).Select(n => bot.OpenAsync($"c{n}")));

        await Task.WhenAll(Enumerable.Range(1, People).Select(async n =>
        {
            for (var i = 0; i < Slots; i++)
            {
                var receipt = await bot.SayAsync($"c{n}", $"m{i}", $"book person{n} {(n + i) % Slots}");
                if (receipt.Replies.Single().Text != "taken")
                    return;
            }
        }));

        Assert.Equal([(long)Slots, (long)Slots], _data.Query("SELECT count(*), count(DISTINCT start_unix_ms) FROM appointment").Single());
    }

    [Fact]
    public async Task Two_who_move_and_cancel_one_appointment_at_once_change_it_once()
    {
        await using var bot = await RunningConversations.OnAsync(_data.Location, TestContext.Current.CancellationToken, new BookingTurnMaker());
        await Task.WhenAll(Enumerable.Range(1, 40).Select(n => bot.OpenAsync($"c{n}")));
        await bot.SayAsync("c1", "m1", "book kim 0");

        var receipts = await Task.WhenAll(Enumerable.Range(1, 40).Select(n => bot.SayAsync($"c{n}", "m2", "cancel kim")));

        Assert.Equal(39, receipts.Count(receipt => receipt.Replies.Single().Text == "nothing"));
        Assert.Equal([["Cancelled", 1L]], _data.Query("SELECT status, sequence FROM appointment"));
    }

    [Fact]
    public async Task A_turn_that_never_fits_the_book_fails_after_a_few_repeats_and_saves_nothing()
    {
        var maker = new StubbornTurnMaker();
        await using var bot = await RunningConversations.OnAsync(_data.Location, TestContext.Current.CancellationToken, maker);
        await bot.OpenAsync("c");
        await bot.SayAsync("c", "m1");

        var failure = await Record.ExceptionAsync(() => bot.SayAsync("c", "m2"));

        Assert.Equal(BookingConflict.SlotTaken, Assert.IsType<BookingConflictException>(failure).Conflict);
        Assert.Equal(1 + 5, maker.Ids.Count);
        Assert.Equal(maker.Ids.Count, maker.Ids.Distinct().Count());
        Assert.Equal([["m1"]], _data.Query("SELECT message_id FROM turn WHERE message_id IS NOT NULL"));
        Assert.Single(_data.Query("SELECT * FROM appointment"));
    }

    public void Dispose() => _data.Dispose();

    /// <summary>Sends a message again, as channels do, where a machine with much else to do let the wait run out.</summary>
    private static async Task<Receipt> SayUntilAnsweredAsync(RunningConversations bot, string conversation, string text)
    {
        while (true)
        {
            try
            {
                return await bot.SayAsync(conversation, "m", text);
            }
            catch (TimeoutException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Books the same slot each time without a look at the book.</summary>
    private sealed class StubbornTurnMaker : ITurnMaker
    {
        private readonly BookingTurnMaker _maker = new();

        public List<string> Ids { get; } = [];

        public MadeTurn Welcome(ChannelKind channel, DateTimeOffset at) => _maker.Welcome(channel, at);

        public MadeTurn Answer(Conversation before, InboundMessage message, Desk desk)
        {
            Ids.Add(desk.NewId);
            return _maker.Answer(before, message with { Text = "book kim 0" }, desk with { Book = EmptyBook.Instance });
        }

        public MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now) =>
            _maker.Notify(before, notice, appointment, channel, now);

        public (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel) => _maker.Decide(before, request, channel);
    }
}
