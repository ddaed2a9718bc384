using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage.Notices;

/// <summary>A notice told in a conversation and the end of the notice are one.</summary>
public sealed class NoticeTurnTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Theory]
    [InlineData("Sent")]
    [InlineData("Dropped")]
    [InlineData("Planned")]
    public async Task A_notice_that_is_not_under_way_is_not_told(string state)
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await PlanAsync(storage, state);

        var saved = await storage.SaveAsync(Telling(conversation, versionBefore: 2));

        Assert.True(saved.Seen);
        Assert.Equal([2L, 3L], _data.Query("SELECT version, last_sequence FROM conversation").Single());
        Assert.Equal([[state]], _data.Query("SELECT state FROM notice"));
    }

    [Fact]
    public async Task A_turn_that_does_not_fit_the_conversation_leaves_the_notice_under_way()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await PlanAsync(storage, "Sending");

        await Assert.ThrowsAsync<VersionMissException>(() => storage.SaveAsync(Telling(conversation, versionBefore: 1)));

        Assert.Equal([["Sending"]], _data.Query("SELECT state FROM notice"));
    }

    [Fact]
    public async Task Told_twice_it_is_in_the_conversation_once_and_has_no_message()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await PlanAsync(storage, "Sending");

        var first = await storage.SaveAsync(Telling(conversation, versionBefore: 2));
        var second = await storage.SaveAsync(Telling(conversation, versionBefore: 3));

        Assert.Equal((false, true), (first.Seen, second.Seen));
        Assert.Equal([DBNull.Value, DBNull.Value, DBNull.Value], _data.Query("SELECT message_id, activity, text FROM turn WHERE number = 3").Single());
        Assert.Equal([["Sent"]], _data.Query("SELECT state FROM notice"));
        Assert.Empty(_data.Query("SELECT * FROM turn WHERE number = 4"));
    }

    [Fact]
    public async Task Several_notices_in_a_row_are_all_read_back_from_wherever_a_reader_stands()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await PlanAsync(storage, "Sending");
        for (var n = 0; n < 12; n++)
        {
            _data.Query("UPDATE notice SET state = 'Sending'");
            Assert.False((await storage.SaveAsync(Telling(conversation, versionBefore: 2 + n) with { FirstSequence = 4 + n })).Seen);
        }

        using var pool = new ReadPool(_data.Location);
        var reader = new ConversationReader(pool);
        for (var after = 0; after < 15; after++)
        {
            var turns = reader.TurnsAfter("c", after, most: 100);
            Assert.True(turns[0].FirstSequence <= after + 1);
            Assert.Equal(15, turns[^1].FirstSequence);
        }
    }

    public void Dispose() => _data.Dispose();

    /// <returns>The key of a conversation with a welcome and one turn, in which a notice was planned.</returns>
    private async Task<long> PlanAsync(OpenStorage storage, string state)
    {
        var conversation = await storage.ConversationAsync("c");
        await storage.SaveAsync(ATurn.Of(conversation, "m") with { Changes = [new BookingChange.Send(new Notice("reminder_days", AClinic.Monday, null, null, null))] });
        _data.Query($"UPDATE notice SET state = '{state}'");
        return conversation;
    }

    private static TurnToSave Telling(long conversation, long versionBefore) =>
        ATurn.Of(conversation, "", versionBefore) with { MessageId = null, Text = null, Activity = default, FirstSequence = 4, EntryCount = 1, Notice = 1 };
}
