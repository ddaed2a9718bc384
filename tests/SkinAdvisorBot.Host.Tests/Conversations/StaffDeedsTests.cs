using Microsoft.Extensions.DependencyInjection;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Audit;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations;

public sealed class StaffDeedsTests : IDisposable
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch.AddSeconds(1);

    private readonly DataDirectory _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Of_two_who_take_over_at_the_same_moment_one_has_it()
    {
        await using var running = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Do(running, StaffDeedKind.TakeOver, $"m{number}", "", "1")));

        var one = Assert.Single(answers, answer => answer.Result == StaffResult.Done);
        Assert.All(answers, answer => Assert.Equal(one.Holder, answer.Holder));
        Assert.Equal(19, answers.Count(answer => answer.Result == StaffResult.HeldByOther));
        Assert.Equal(2, (await running.ReadAsync("c")).Length);
    }

    [Fact]
    public async Task The_bot_never_talks_over_staff()
    {
        await using var running = await StartAsync();
        await Do(running, StaffDeedKind.TakeOver, "ana", "", "1");

        var receipt = await running.SayAsync("c", "p1");
        await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2");

        Assert.Empty(receipt.Replies);
        var entries = await running.ReadAsync("c");
        Assert.Equal([1L, 2, 3, 4], entries.Select(entry => entry.Sequence));
        Assert.Equal("**name of ana:** Good morning", entries[^1].Reply?.Text);
        Assert.Null(entries[^1].ReplyTo);
    }

    [Fact]
    public async Task The_same_words_sent_twice_are_said_once()
    {
        await using var running = await StartAsync();
        await Do(running, StaffDeedKind.TakeOver, "ana", "", "1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Do(running, StaffDeedKind.Say, "ana", "Good morning", "same")));

        Assert.All(answers, answer => Assert.Equal(StaffResult.Done, answer.Result));
        Assert.Equal(3, (await running.ReadAsync("c")).Length);
    }

    [Fact]
    public async Task Words_sent_again_after_the_hand_back_are_known_to_be_said()
    {
        await using var running = await StartAsync();
        await Do(running, StaffDeedKind.TakeOver, "ana", "", "1");
        await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2");
        await Do(running, StaffDeedKind.HandBack, "ana", "", "3");

        Assert.Equal(StaffResult.Done, (await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2")).Result);
        Assert.Equal(StaffResult.NotHeld, (await Do(running, StaffDeedKind.Say, "ana", "Good morning", "4")).Result);
        Assert.Equal(4, (await running.ReadAsync("c")).Length);
    }

    [Fact]
    public async Task Each_deed_is_saved_with_its_entry_in_the_audit_and_a_refused_one_with_none()
    {
        await using var running = await StartAsync();
        await Do(running, StaffDeedKind.TakeOver, "ana", "", "1");
        await Do(running, StaffDeedKind.TakeOver, "tom", "", "1");
        await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2");
        await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2");

        Assert.Equal(
            [("ana", AuditActions.TakenOver, "c"), ("ana", AuditActions.StaffReplied, "c")],
            _data.Query("SELECT member_id, action, subject FROM audit ORDER BY number").Select(row => ((string)row[0], (string)row[1], (string)row[2])));
        Assert.DoesNotContain(_data.Query("SELECT details FROM audit"), row => ((string)row[0]).Contains("morning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_a_conversation_is_known_after_a_restart()
    {
        await using (var running = await StartAsync())
            await Do(running, StaffDeedKind.TakeOver, "ana", "", "1");
        await using var again = await RunningConversations.OnAsync(_data.Location, Token);

        Assert.Equal(StaffResult.HeldByOther, (await Do(again, StaffDeedKind.TakeOver, "tom", "", "1")).Result);
        Assert.Empty((await again.SayAsync("c", "p1")).Replies);
    }

    [Fact]
    public async Task An_acknowledgement_is_kept_with_its_reason_and_adds_no_entry()
    {
        await using var running = await StartAsync(new Alarmed());
        await running.SayAsync("c", "p1", "alarm");

        var answer = await Do(running, StaffDeedKind.Acknowledge, "ana", "I called them", "1");
        await running.SayAsync("c", "p2");

        Assert.Equal(StaffResult.Done, answer.Result);
        Assert.Equal([1L, 2, 3, 4, 5], (await running.ReadAsync("c")).Select(entry => entry.Sequence));
        var trace = StoredJson.ReadTrace((byte[])_data.Query("SELECT trace FROM turn WHERE number = 3")[0][0]);
        Assert.Equal(new StaffDeed("ana", "name of ana", StaffDeedKind.Acknowledge, "I called them"), trace.Staff);
        Assert.Null(StoredJson.ReadState((byte[])_data.Query("SELECT state FROM conversation")[0][0]).Alert);
    }

    [Fact]
    public async Task Words_of_staff_wake_whoever_waits_for_the_conversation()
    {
        await using var running = await StartAsync();
        await Do(running, StaffDeedKind.TakeOver, "ana", "", "1");
        var waiting = running.Transcript.WaitAsync("c", after: 2, Token);

        await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2");

        Assert.True(await waiting);
    }

    [Fact]
    public async Task Words_of_staff_are_put_up_for_sending_where_the_person_is_not_on_the_web()
    {
        await using var running = await RunningConversations.OnAsync(_data.Location, Token);
        await running.Inbox.OpenAsync(RunningConversations.New("c") with { Channel = ChannelKind.Sms, Address = new ReplyAddress("sms", "+12125550142"), Delivery = ReplyDelivery.Inline }, Token);
        await Do(running, StaffDeedKind.TakeOver, "ana", "", "1");
        await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2");
        await Do(running, StaffDeedKind.Say, "ana", "Good morning", "2");

        Assert.Equal([2L, 3L], _data.Query("SELECT sequence FROM outgoing WHERE state = 'Waiting' ORDER BY sequence").Select(row => (long)row[0]));
    }

    [Fact]
    public async Task A_conversation_that_is_not_there_is_said_to_be_none()
    {
        await using var running = await StartAsync();

        Assert.Equal(StaffResult.NotFound, (await running.Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>("none").DoAsync(Request(StaffDeedKind.TakeOver, "ana", ""), "1")).Result);
    }

    private async Task<RunningConversations> StartAsync(ITurnMaker? maker = null)
    {
        var running = await RunningConversations.OnAsync(_data.Location, Token, maker);
        await running.OpenAsync("c");
        return running;
    }

    private static Task<StaffAnswer> Do(RunningConversations running, StaffDeedKind kind, string member, string words, string id) =>
        running.Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>("c").DoAsync(Request(kind, member, words), id);

    private static StaffRequest Request(StaffDeedKind kind, string member, string words) => new(kind, member, $"name of {member}", words, At, TimeSpan.FromMinutes(15));

    /// <summary>Raises an alert at the word "alarm".</summary>
    private sealed class Alarmed : ITurnMaker
    {
        private readonly ScriptedTurnMaker _maker = new();

        public MadeTurn Welcome(ChannelKind channel, DateTimeOffset at) => _maker.Welcome(channel, at);

        public MadeTurn Answer(Conversation before, InboundMessage message, Desk desk)
        {
            var made = _maker.Answer(before, message, desk);
            return message.Text == "alarm" ? made with { Turn = made.Turn with { After = made.Turn.After with { Alert = "R01", AlertSince = message.At } } } : made;
        }

        public MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now) =>
            _maker.Notify(before, notice, appointment, channel, now);

        public (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel) => _maker.Decide(before, request, channel);
    }
}
