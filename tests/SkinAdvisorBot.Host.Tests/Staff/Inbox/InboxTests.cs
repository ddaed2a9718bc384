using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Staff;
using SkinAdvisorBot.Host.Staff.Inbox;
using SkinAdvisorBot.Host.Tests.Conversations;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Staff.Inbox;

public sealed class InboxTests : IDisposable
{
    private static readonly ClinicZone NewYork = new(() => DateTimeZoneProviders.Tzdb["America/New_York"]);

    private static readonly string[] Tables =
        ["SELECT * FROM inbox ORDER BY 1", "SELECT * FROM figure ORDER BY 1, 2, 3, 4", "SELECT words, conversation_key, at_unix_ms FROM inbox_words ORDER BY 1, 2"];

    private readonly DataDirectory _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private InboxReader Reader => new(_data.Location);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_inbox_kept_up_turn_by_turn_equals_one_made_from_nothing()
    {
        await using var running = await RunningConversations.OnAsync(_data.Location, Token);
        await using (var following = await FollowAsync(running))
        {
            for (var i = 0; i < 12; i++)
                await running.OpenAsync($"c{i}");
            for (var i = 0; i < 60; i++)
                await running.SayAsync($"c{i * 7 % 12}", $"m{i}", $"words {i}");
            await Do(running, "c3", StaffDeedKind.TakeOver, "");
            await Do(running, "c3", StaffDeedKind.Say, "good morning");
            await following.UntilKeptUpAsync();
        }

        var kept = Everything();
        _data.Query("DELETE FROM inbox; DELETE FROM inbox_words; DELETE FROM figure");
        await using (var again = await FollowAsync(running))
            await again.UntilKeptUpAsync();

        Assert.Equal(kept, Everything());
        Assert.Equal(60L, _data.Query("SELECT sum(count) FROM figure WHERE kind IN ('answered', 'missed', 'to-staff')")[0][0]);
        Assert.Equal(12L, _data.Query("SELECT sum(count) FROM figure WHERE kind = 'conversation'")[0][0]);
    }

    [Fact]
    public async Task What_was_said_while_nobody_kept_it_up_is_counted_once()
    {
        await using var running = await RunningConversations.OnAsync(_data.Location, Token);
        await using (var following = await FollowAsync(running))
        {
            await running.OpenAsync("c");
            await running.SayAsync("c", "m1");
            await following.UntilKeptUpAsync();
        }

        await running.SayAsync("c", "m2");
        await using (var again = await FollowAsync(running))
            await again.UntilKeptUpAsync();

        Assert.Equal(2, Assert.Single(await Reader.ListAsync(new(), after: null, 10, Token)).Messages);
        Assert.Equal(2L, _data.Query("SELECT sum(count) FROM figure WHERE kind IN ('answered', 'missed')")[0][0]);
    }

    [Fact]
    public async Task Red_flags_stand_on_top_the_longest_wait_first_and_every_conversation_is_listed_once()
    {
        await using var running = await RunningConversations.OnAsync(_data.Location, Token);
        await using var following = await FollowAsync(running);
        for (var i = 0; i < 25; i++)
            await running.OpenAsync($"c{i:00}");
        await following.UntilKeptUpAsync();
        _data.Query("UPDATE inbox SET alert = 'R01', alert_since_unix_ms = 2000 WHERE conversation_key = 5; UPDATE inbox SET alert = 'R02', alert_since_unix_ms = 1000 WHERE conversation_key = 9");

        var listed = new List<InboxItem>();
        while (await Reader.ListAsync(new(), listed.LastOrDefault(), 4, Token) is { IsEmpty: false } further)
        {
            listed.AddRange(further);
            _data.Query("UPDATE inbox SET updated_unix_ms = updated_unix_ms + 1000000 WHERE conversation_key = 5"); // a message to one that was shown
        }

        Assert.Equal(["R02", "R01"], listed.Take(2).Select(item => item.Alert));
        Assert.Equal(25, listed.DistinctBy(item => item.Id).Count());
        Assert.Equal(25, listed.Count);
        Assert.Equal(2, (await Reader.CountAsync(Token)).Alerts);
    }

    [Theory]
    [InlineData("melas", 1)]
    [InlineData("Créme MELASMA", 1)]
    [InlineData("creme", 1)]
    [InlineData("melasma \"", 1)]
    [InlineData("melasma NOT creme", 0)]
    [InlineData("NEAR(melasma creme)", 0)]
    [InlineData("words:melasma", 0)]
    [InlineData("* ( ) ^ -", 3)]
    [InlineData("freckles", 0)]
    public async Task A_search_takes_whatever_is_typed_as_words(string words, int found)
    {
        await using var running = await RunningConversations.OnAsync(_data.Location, Token);
        await using var following = await FollowAsync(running);
        foreach (var (conversation, text) in new[] { ("c1", "a crème for melasma"), ("c2", "hello there"), ("c3", "price?") })
        {
            await running.OpenAsync(conversation);
            await running.SayAsync(conversation, "m1", text);
        }

        await following.UntilKeptUpAsync();

        Assert.Equal(found, (await Reader.ListAsync(new() { Words = words }, after: null, 10, Token)).Length);
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        await using var running = await RunningConversations.OnAsync(_data.Location, Token);
        await using var following = await FollowAsync(running);
        await running.OpenAsync("web");
        await running.Inbox.OpenAsync(RunningConversations.New("sms") with { Channel = ChannelKind.Sms }, Token);
        await Do(running, "sms", StaffDeedKind.TakeOver, "");
        await following.UntilKeptUpAsync();

        Assert.Equal(["sms"], await ListAsync(new() { Channel = "Sms" }));
        Assert.Equal(["sms"], await ListAsync(new() { Staff = "Ana Cole" }));
        Assert.Empty(await ListAsync(new() { Staff = "Ana" }));
        Assert.Empty(await ListAsync(new() { Channel = "Web", Staff = "Ana Cole" }));
        Assert.Empty(await ListAsync(new() { IsBooked = true }));
        Assert.Empty(await ListAsync(new() { Until = DateTimeOffset.UnixEpoch }));
    }

    private async Task<IEnumerable<string>> ListAsync(InboxQuery query) => (await Reader.ListAsync(query, after: null, 10, Token)).Select(item => item.Id);

    private List<string> Everything() => [.. Tables.SelectMany(_data.Query).Select(row => string.Join('|', row))];

    private static Task<StaffAnswer> Do(RunningConversations running, string conversation, StaffDeedKind kind, string words) =>
        running.Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>(conversation)
            .DoAsync(new(kind, "ana", "Ana Cole", words, DateTimeOffset.UnixEpoch.AddSeconds(1), TimeSpan.FromMinutes(15)), $"{kind}");

    private async Task<Following> FollowAsync(RunningConversations running)
    {
        var projector = new InboxProjector(_data.Location, running.Writer, running.Bell, NewYork, new InboxNews(), TimeProvider.System, NullLogger<InboxProjector>.Instance);
        await projector.StartAsync(Token);
        return new(projector, _data);
    }

    /// <summary>A projector that is stopped at the end.</summary>
    private sealed class Following(InboxProjector projector, DataDirectory data) : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        public async Task UntilKeptUpAsync()
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
            limit.CancelAfter(Patience);
            while (data.Query("SELECT 1 FROM conversation c LEFT JOIN inbox i ON i.conversation_key = c.key WHERE i.version IS NOT c.version").Count > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await projector.StopAsync(CancellationToken.None);
            projector.Dispose();
        }
    }
}
