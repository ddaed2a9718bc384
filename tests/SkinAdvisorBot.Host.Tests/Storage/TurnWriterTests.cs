using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Tests.Storage;

public sealed class TurnWriterTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_saved_turn_is_in_the_file_when_it_is_acknowledged()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await storage.ConversationAsync("c");

        var saved = await storage.SaveAsync(ATurn.Of(conversation, "m"));

        Assert.Equal((2, false), (saved.FirstSequence, saved.Seen));
        Assert.Equal(["m", 2L, 2L], _data.Query("SELECT message_id, first_sequence, number FROM turn WHERE number = 2").Single());
        Assert.Equal([2L, 3L, "person"], _data.Query("SELECT version, last_sequence, person_id FROM conversation").Single());
    }

    [Fact]
    public async Task A_message_saved_before_gets_its_first_receipt_and_writes_nothing()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await storage.ConversationAsync("c");
        await storage.SaveAsync(ATurn.Of(conversation, "m", versionBefore: 1));
        await storage.SaveAsync(ATurn.Of(conversation, "other", versionBefore: 2));

        var resent = await storage.SaveAsync(ATurn.Of(conversation, "m", versionBefore: 3) with { Replies = "[]"u8.ToArray() });

        Assert.Equal((2, true), (resent.FirstSequence, resent.Seen));
        Assert.Equal("""["reply to m"]""", Encoding.UTF8.GetString(resent.Replies));
        Assert.Equal([3L, 5L], _data.Query("SELECT version, last_sequence FROM conversation").Single());
    }

    [Fact]
    public async Task A_stale_turn_fails_alone_and_the_rest_of_its_batch_is_saved()
    {
        long good, moved;
        await using (var storage = await OpenStorage.OfAsync(_data.Location))
        {
            good = await storage.ConversationAsync("good");
            moved = await storage.ConversationAsync("moved");
            await storage.SaveAsync(ATurn.Of(moved, "first", versionBefore: 1));
        }

        var outcomes = await SaveInOneBatchAsync(
            ATurn.Of(good, "g1", versionBefore: 1),
            ATurn.Of(moved, "takes a taken number", versionBefore: 1),
            ATurn.Of(moved, "skips a number", versionBefore: 7),
            ATurn.Of(good, "g2", versionBefore: 2));

        Assert.Equal([null, typeof(VersionMissException), typeof(VersionMissException), null], outcomes.Select(outcome => outcome?.GetType()));
        Assert.Equal(
            [["first"], ["g1"], ["g2"]],
            _data.Query("SELECT message_id FROM turn WHERE message_id IS NOT NULL ORDER BY message_id"));
        Assert.Equal([["good", 3L], ["moved", 2L]], _data.Query("SELECT public_id, version FROM conversation ORDER BY public_id"));
    }

    [Fact]
    public async Task A_turn_of_a_deleted_conversation_fails_alone()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var good = await storage.ConversationAsync("good");
        const long deleted = 4_711;

        var orphan = storage.SaveAsync(ATurn.Of(deleted, "orphan"));
        var saved = storage.SaveAsync(ATurn.Of(good, "g"));

        await Assert.ThrowsAsync<VersionMissException>(() => orphan);
        Assert.False((await saved).Seen);
    }

    [Fact]
    public async Task A_failed_commit_fails_every_turn_of_the_batch_and_the_next_batch_is_saved()
    {
        long one, two;
        await using (var storage = await OpenStorage.OfAsync(_data.Location))
        {
            one = await storage.ConversationAsync("one");
            two = await storage.ConversationAsync("two");
        }

        // A reference that is checked at the commit, so that every statement before it succeeds.
        _data.Query("CREATE TABLE later (id INTEGER PRIMARY KEY)");
        _data.Query("CREATE TABLE promise (later INTEGER REFERENCES later (id) DEFERRABLE INITIALLY DEFERRED)");
        _data.Query("CREATE TRIGGER broken AFTER INSERT ON turn WHEN NEW.message_id = 'bad' BEGIN INSERT INTO promise VALUES (1); END");

        var outcomes = await SaveInOneBatchAsync(ATurn.Of(one, "good"), ATurn.Of(two, "bad"));
        var saved = _data.Query("SELECT message_id FROM turn WHERE message_id IS NOT NULL");
        _data.Query("DROP TRIGGER broken");
        var resent = await SaveInOneBatchAsync(ATurn.Of(one, "good"), ATurn.Of(two, "bad"));

        Assert.All(outcomes, outcome => Assert.IsType<TurnNotSavedException>(outcome));
        Assert.Empty(saved);
        Assert.All(resent, Assert.Null);
    }

    [Fact]
    public async Task After_a_failed_commit_the_same_writer_goes_on()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await storage.ConversationAsync("c");
        _data.Query("CREATE TRIGGER broken BEFORE INSERT ON turn BEGIN SELECT RAISE(ROLLBACK, 'no room'); END");
        await Assert.ThrowsAsync<TurnNotSavedException>(() => storage.SaveAsync(ATurn.Of(conversation, "m")));
        _data.Query("DROP TRIGGER broken");

        var saved = await storage.SaveAsync(ATurn.Of(conversation, "m"));

        Assert.False(saved.Seen);
    }

    [Fact]
    public async Task Stopping_saves_everything_that_was_accepted()
    {
        var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await storage.ConversationAsync("c");
        const int turns = 1_000;

        var saving = Enumerable.Range(1, turns).Select(n => storage.SaveAsync(ATurn.Of(conversation, $"m{n}", versionBefore: n))).ToList();
        await storage.DisposeAsync();

        Assert.All(await Task.WhenAll(saving), saved => Assert.False(saved.Seen));
        Assert.Equal([(long)turns], _data.Query("SELECT count(*) FROM turn WHERE message_id IS NOT NULL").Single());
    }

    [Fact]
    public async Task After_the_stop_a_turn_is_refused_with_a_reason()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await storage.ConversationAsync("c");
        await storage.StopAsync();

        var refused = await Assert.ThrowsAsync<TurnRefusedException>(() => storage.SaveAsync(ATurn.Of(conversation, "late")));

        Assert.Equal("The service is stopping and takes no more messages; send it again in a moment.", refused.Message);
    }

    [Fact]
    public async Task A_full_queue_makes_the_next_caller_wait()
    {
        using var pool = new ReadPool(_data.Location);
        var writer = new TurnWriter(_data.Location, new CommitBell(), new TakenDays(pool), NullLogger<TurnWriter>.Instance);
        using var impatient = new CancellationTokenSource();
        for (var n = 1; n <= TurnWriter.QueueCapacity; n++)
            _ = writer.SaveAsync(ATurn.Of(1, $"m{n}", n), CancellationToken.None);

        var waiting = writer.SaveAsync(ATurn.Of(1, "one too many"), impatient.Token);

        Assert.False(waiting.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Opening_a_conversation_twice_keeps_the_first()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        await storage.ConversationAsync("c");

        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.ConversationAsync("c"));

        Assert.Single(_data.Query("SELECT * FROM conversation"));
        Assert.Single(_data.Query("SELECT * FROM turn"));
    }

    public void Dispose() => _data.Dispose();

    /// <summary>Hands over every turn before the writer begins.</summary>
    /// <returns>What each turn ended with; null for a saved one.</returns>
    private async Task<Exception?[]> SaveInOneBatchAsync(params TurnToSave[] turns)
    {
        using var pool = new ReadPool(_data.Location);
        var writer = new TurnWriter(_data.Location, new CommitBell(), new TakenDays(pool), NullLogger<TurnWriter>.Instance);
        var saving = turns.Select(turn => writer.SaveAsync(turn, TestContext.Current.CancellationToken)).ToList();
        writer.Start();
        var outcomes = await Task.WhenAll(saving.Select(turn => Record.ExceptionAsync(() => turn).AsTask()));
        await writer.DrainAsync(TestContext.Current.CancellationToken);
        return outcomes;
    }
}
