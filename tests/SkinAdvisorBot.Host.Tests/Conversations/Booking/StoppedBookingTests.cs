using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage.Outbox;
using SkinAdvisorBot.Host.Tests.Outbox;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

/// <summary>kill -9 at each point that a confirming message passes; then the channel, which saw no answer, sends it again.</summary>
public sealed class StoppedBookingTests : IDisposable
{
    /// <summary>The points after which the booking is on the disk.</summary>
    private static readonly string[] Kept =
    [
        StopPoints.TurnCommitted, StopPoints.GrainAnswered, StopPoints.ReceiptReturned, StopPoints.ClaimWithinCommit, StopPoints.ClaimCommitted,
        StopPoints.BeforeSending, StopPoints.AfterSending, StopPoints.EndWithinCommit, StopPoints.EndCommitted,
    ];

    private readonly DataDirectory _data = new();

    public static TheoryData<string> Points => StopPoints.All;

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Wherever_the_process_dies_the_person_is_booked_and_told_once_and_nobody_else_gets_the_time(string point)
    {
        Assert.Equal(ProcessToKill.KilledCode, await ProcessToKill.RunToItsEndAsync(StoppedBooking.Verb, _data.Path, point));
        Assert.Equal(Kept.Contains(point) ? 1L : 0L, Booked());

        await using var bot = await RestartAsync();
        var receipt = await ResendAsync(bot);
        var rival = await RivalAsync(bot);

        Assert.StartsWith("booked ", Told(receipt), StringComparison.Ordinal);
        Assert.Equal("taken", Told(rival));
        Assert.Equal((1L, 18L), (Booked(), Count("occupied")));
        await AssertToldOnceAsync(bot, Told(receipt), point);
    }

    [Theory]
    [InlineData(StopPoints.TurnMade)]
    [InlineData(StopPoints.TurnWithinCommit)]
    [InlineData(StopPoints.TurnCommitted)]
    [InlineData(StopPoints.AfterSending)]
    public async Task Whoever_comes_back_after_somebody_faster_is_told_what_the_disk_held_when_the_process_died(string point)
    {
        Assert.Equal(ProcessToKill.KilledCode, await ProcessToKill.RunToItsEndAsync(StoppedBooking.Verb, _data.Path, point));

        await using var bot = await RestartAsync();
        var rival = await RivalAsync(bot);
        var receipt = await ResendAsync(bot);

        var isKept = Kept.Contains(point);
        Assert.Equal((isKept, !isKept), (Told(receipt).StartsWith("booked ", StringComparison.Ordinal), Told(rival).StartsWith("booked ", StringComparison.Ordinal)));
        Assert.Equal("taken", isKept ? Told(rival) : Told(receipt));
        Assert.Equal((1L, 18L), (Booked(), Count("occupied")));
        await AssertToldOnceAsync(bot, Told(receipt), point);
    }

    [Fact]
    public async Task A_process_that_passes_no_such_point_ends_by_itself() =>
        Assert.Equal(0, await ProcessToKill.RunToItsEndAsync(StoppedBooking.Verb, _data.Path, "nowhere"));

    public void Dispose() => _data.Dispose();

    private Task<RunningOutbox> RestartAsync() => StoppedBooking.OnAsync(_data.Path, new StopPoints("nowhere"), TestContext.Current.CancellationToken);

    private static async Task<Receipt> ResendAsync(RunningOutbox bot)
    {
        await bot.OpenAsync(StoppedBooking.Conversation);
        return await bot.SayAsync(StoppedBooking.Conversation, StoppedBooking.MessageId, StoppedBooking.Text);
    }

    private static async Task<Receipt> RivalAsync(RunningOutbox bot)
    {
        await bot.OpenAsync("rival");
        return await bot.SayAsync("rival", "r1", "book rival 1");
    }

    private static string Told(Receipt receipt) => receipt.Replies.Single().Text;

    /// <summary>The provider took the reply once. Where nobody can know whether it did, it is not sent again, and staff see it.</summary>
    private async Task AssertToldOnceAsync(RunningOutbox bot, string reply, string point)
    {
        await bot.SettleAsync();
        var taken = File.ReadLines(StoppedSender.FileIn(_data.Path)).Count(line => line == $"{StoppedBooking.Conversation} {reply}");
        var isDoubted = point is StopPoints.ClaimCommitted or StopPoints.BeforeSending or StopPoints.AfterSending or StopPoints.EndWithinCommit;
        Assert.Equal(point is StopPoints.ClaimCommitted or StopPoints.BeforeSending ? 0 : 1, taken);
        Assert.Equal(isDoubted ? [(StoppedBooking.Conversation, OutgoingState.Unsure)] : [], bot.Undelivered().Select(message => (message.ConversationId, message.State)));
        Assert.Equal([1L], _data.Query($"SELECT count(*) FROM turn WHERE message_id = '{StoppedBooking.MessageId}'").Single());
    }

    private long Booked() => (long)_data.Query("SELECT count(*) FROM appointment WHERE status = 'Booked'").Single()[0];

    private long Count(string table) => (long)_data.Query($"SELECT count(*) FROM {table}").Single()[0];
}
