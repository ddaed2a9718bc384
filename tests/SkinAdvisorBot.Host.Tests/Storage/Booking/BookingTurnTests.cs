using Microsoft.Extensions.Logging.Abstractions;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Tests.Storage.Booking;

/// <summary>A turn and what it changes in the appointment book are one.</summary>
public sealed class BookingTurnTests : IDisposable
{
    private static readonly Slot Two = AClinic.Talk("2027-03-09T14:00");

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_turn_that_loses_its_slot_is_not_saved_and_the_rest_of_its_batch_is()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var (one, two, three) = (await storage.ConversationAsync("one"), await storage.ConversationAsync("two"), await storage.ConversationAsync("three"));

        var first = storage.SaveAsync(Booking(one, "A"));
        var second = storage.SaveAsync(Booking(two, "B"));
        var third = storage.SaveAsync(ATurn.Of(three, "m"));

        Assert.False((await first).Seen);
        var refused = await Assert.ThrowsAsync<BookingConflictException>(() => second);
        Assert.False((await third).Seen);
        Assert.Equal((BookingConflict.SlotTaken, "B"), (refused.Conflict, refused.Appointment));
        Assert.Equal([["one"], ["three"]], _data.Query("SELECT public_id FROM conversation WHERE version = 2 ORDER BY public_id"));
        Assert.Equal([["A"]], _data.Query("SELECT public_id FROM appointment"));
    }

    [Fact]
    public async Task Of_a_thousand_turns_made_from_one_look_at_the_book_one_is_saved()
    {
        const int People = 1_000;
        var conversations = new List<long>();
        await using (var storage = await OpenStorage.OfAsync(_data.Location))
        {
            foreach (var some in Enumerable.Range(1, People).Chunk(250))
                conversations.AddRange(await Task.WhenAll(some.Select(n => storage.ConversationAsync($"c{n}"))));
        }

        // All are handed over before the writer begins, so that none can have seen another's booking.
        using var pool = new ReadPool(_data.Location);
        var writer = new TurnWriter(_data.Location, new CommitBell(), new TakenDays(pool), NullLogger<TurnWriter>.Instance);
        var saving = conversations.Select((key, n) => writer.SaveAsync(Booking(key, $"A{n}"), TestContext.Current.CancellationToken)).ToList();
        writer.Start();
        var outcomes = await Task.WhenAll(saving.Select(turn => Record.ExceptionAsync(() => turn).AsTask()));
        await writer.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, outcomes.Count(outcome => outcome is null));
        Assert.Equal(People - 1, outcomes.Count(outcome => outcome is BookingConflictException { Conflict: BookingConflict.SlotTaken }));
        Assert.Equal([1L, 1L], _data.Query("SELECT (SELECT count(*) FROM appointment), (SELECT count(*) FROM turn WHERE message_id IS NOT NULL)").Single());
    }

    [Fact]
    public async Task A_stale_turn_books_nothing()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await storage.ConversationAsync("c");
        await storage.SaveAsync(ATurn.Of(conversation, "first"));

        await Assert.ThrowsAsync<VersionMissException>(() => storage.SaveAsync(Booking(conversation, "A")));

        Assert.Empty(_data.Query("SELECT * FROM appointment"));
        Assert.Empty(_data.Query("SELECT * FROM occupied"));
    }

    [Fact]
    public async Task A_resent_message_books_nothing_again()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var conversation = await storage.ConversationAsync("c");
        await storage.SaveAsync(Booking(conversation, "A"));

        var resent = await storage.SaveAsync(Booking(conversation, "B") with { VersionBefore = 2 });

        Assert.True(resent.Seen);
        Assert.Equal([["A"]], _data.Query("SELECT public_id FROM appointment"));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_cell_that_is_taken()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        await storage.SaveAsync(Booking(await storage.ConversationAsync("c"), "A"));

        var refused = Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => _data.Query("INSERT INTO occupied SELECT resource, cell, appointment_key FROM occupied LIMIT 1"));

        Assert.Contains("UNIQUE constraint failed: occupied.resource, occupied.cell", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_book_survives_a_restart()
    {
        await using (var storage = await OpenStorage.OfAsync(_data.Location))
            await storage.SaveAsync(Booking(await storage.ConversationAsync("c"), "A"));

        await using var again = await OpenStorage.OfAsync(_data.Location);

        Assert.Equal(Two.Key(), again.Book.Find("A")!.Slot.Key());
    }

    [Fact]
    public async Task Closures_of_one_source_replace_its_earlier_ones_and_leave_the_others()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        Closure At(string source, string uid, int hour) => new(source, uid, null, Two.Start.AddHours(hour), Two.Start.AddHours(hour + 1));
        await storage.Writer.ReplaceClosuresAsync("import", [At("import", "1", 0), At("import", "2", 1)], feed: null, TestContext.Current.CancellationToken);
        await storage.Writer.ReplaceClosuresAsync("desk", [At("desk", "1", 2)], feed: null, TestContext.Current.CancellationToken);

        await storage.Writer.ReplaceClosuresAsync("import", [At("import", "2", 3), At("import", "2", 4)], feed: null, TestContext.Current.CancellationToken);

        Assert.Equal([["desk", "1"], ["import", "2"]], _data.Query("SELECT source, uid FROM closure ORDER BY source"));
        Assert.Equal(Two.Start.AddHours(4), storage.Book.Busy(Two.Start, Two.Start.AddDays(1), Two.Start).Max(time => time.From));
    }

    [Fact]
    public async Task Deleting_a_conversation_keeps_its_appointment_and_what_is_to_be_sent()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var turn = Booking(await storage.ConversationAsync("c"), "A", new Notice("reminder", Two.Start.AddDays(-2), "A", null, null));
        await storage.SaveAsync(turn);

        _data.Query("PRAGMA foreign_keys = ON");
        _data.Query("DELETE FROM conversation");

        Assert.NotNull(storage.Book.Find("A"));
        Assert.Equal([[DBNull.Value, "Planned"]], _data.Query("SELECT conversation_key, state FROM notice"));
    }

    public void Dispose() => _data.Dispose();

    private static TurnToSave Booking(long conversation, string id, params ReadOnlySpan<Notice> notices) =>
        ATurn.Of(conversation, "m") with { At = AClinic.Monday, Changes = [new BookingChange.Book(AClinic.Booked(id, Two), [.. notices])] };
}
