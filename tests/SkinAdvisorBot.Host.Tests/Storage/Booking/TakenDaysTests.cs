using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Tests.Storage.Booking;

public sealed class TakenDaysTests
{
    private const int Rounds = 60;

    private static readonly DateTimeOffset Night = new(2027, 3, 9, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Whoever_is_told_of_a_booking_or_a_cancelling_sees_it_while_others_read()
    {
        await using var storage = await OpenStorage.OfAsync(StorageLocation.InMemory());
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(storage.Book, done.Token), TestContext.Current.CancellationToken)).ToArray();
        var slot = AClinic.Talk("2027-03-09T13:00");

        for (var i = 0; i < Rounds; i++)
        {
            await WriteAsync(storage, new BookingChange.Book(AClinic.Booked($"A{i}", slot), []));
            Assert.Contains(("ana", Cells.Of(slot.Start)), Taken(storage.Book, slot.Start.AddDays(-1), slot.Start.AddDays(1)));
            await WriteAsync(storage, new BookingChange.Cancel($"A{i}", 0));
            Assert.Empty(Taken(storage.Book, slot.Start.AddDays(-1), slot.Start.AddDays(1)));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_visit_and_a_closure_over_midnight_count_on_both_days()
    {
        await using var storage = await OpenStorage.OfAsync(StorageLocation.InMemory());
        Taken(storage.Book, Night.AddDays(-2), Night.AddDays(2));
        await WriteAsync(storage, new BookingChange.Book(AClinic.Booked("A1", new Slot("talk", Night, Night.AddHours(2), "ana", "room-1", [])), []));
        await storage.Writer.ReplaceClosuresAsync("desk", [new Closure("desk", "1", "ben", Night, Night.AddHours(2))], feed: null, TestContext.Current.CancellationToken);

        var cells = Taken(storage.Book, Night.AddDays(-2), Night.AddDays(2));

        foreach (var resource in new[] { "ana", "room-1", "ben" })
            Assert.Equal(24, cells.Count(cell => cell.Resource == resource));
    }

    [Fact]
    public async Task More_days_than_are_kept_are_read_all_the_same()
    {
        await using var storage = await OpenStorage.OfAsync(StorageLocation.InMemory());
        await WriteAsync(storage, new BookingChange.Book(AClinic.Booked("A1", AClinic.Talk("2027-03-09T13:00")), []));

        for (var i = 0; i < 2; i++)
            Assert.NotEmpty(Taken(storage.Book, Night.AddDays(-TakenDays.MaxDays), Night.AddDays(TakenDays.MaxDays)));
    }

    /// <summary>Makes one change in a conversation of its own.</summary>
    private static async Task WriteAsync(OpenStorage storage, BookingChange change) =>
        await storage.SaveAsync(ATurn.Of(await storage.ConversationAsync($"{Guid.NewGuid()}"), "m", 1) with { At = AClinic.Monday, Changes = [change] });

    private static ImmutableArray<(string Resource, long Cell)> Taken(IAppointmentBook book, DateTimeOffset from, DateTimeOffset to)
    {
        var told = ImmutableArray.CreateBuilder<(string, long)>();
        book.EachTaken(from, to, AClinic.Monday, own: null, (in TakenCells cells) =>
        {
            for (var cell = cells.From; cell < cells.To; cell++)
                told.Add((cells.Resource, cell));
        });
        return told.DrainToImmutable();
    }

    private static void ReadUntil(IAppointmentBook book, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
            Taken(book, Night.AddDays(-1), Night.AddDays(1));
    }
}
