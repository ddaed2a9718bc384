using System.Collections.Immutable;
using FsCheck.Xunit;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Tests.Storage.Booking;

public sealed class SqliteAppointmentBookTests : AppointmentBookContract
{
    [Property(Arbitrary = [typeof(BookingHistory)], MaxTest = 40)]
    public void Whatever_is_booked_moved_cancelled_and_closed_nothing_overlaps_and_nothing_is_lost(BookingHistory history)
    {
        using var open = new OpenSqliteBook();
        history.Replay(open);
        open.AssertOccupied();
    }

    protected override IOpenBook Open() => new OpenSqliteBook();

    /// <summary>The real storage in memory; every change is a turn of one conversation.</summary>
    private sealed class OpenSqliteBook : IOpenBook
    {
        private readonly OpenStorage storage;
        private readonly long conversation;
        private int version = 1;
        private int messages;

        public OpenSqliteBook() => (storage, conversation) = Wait(async () =>
        {
            var opened = await OpenStorage.OfAsync(StorageLocation.InMemory());
            return (opened, await opened.ConversationAsync("c"));
        });

        public IAppointmentBook Book => storage.Book;

        public ImmutableArray<string> Planned
        {
            get
            {
                using var database = storage.Database();
                return [.. database.Notices.Where(notice => notice.State == NoticeState.Planned).OrderBy(notice => notice.Key).Select(notice => notice.Kind)];
            }
        }

        public BookingConflict? Try(DateTimeOffset now, params ImmutableArray<BookingChange> changes)
        {
            var turn = ATurn.Of(conversation, $"m{++messages}", version) with { At = now, Changes = changes };
            try
            {
                Wait(() => storage.SaveAsync(turn));
                version++;
                return null;
            }
            catch (BookingConflictException e)
            {
                return e.Conflict;
            }
        }

        public void Close(Closure closure) => Wait(async () =>
        {
            await storage.Writer.ReplaceClosuresAsync($"desk {closure.Uid}", [closure], feed: null, CancellationToken.None);
            return true;
        });

        /// <summary>What is occupied is exactly what appointments and holds take.</summary>
        public void AssertOccupied()
        {
            using var database = storage.Database();
            var taken = database.Appointments.Where(row => row.Status != AppointmentStatus.Cancelled).ToList()
                .SelectMany(row => new[] { row.Provider, row.Room }.Concat(row.Devices.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .SelectMany(resource => Enumerable.Range(0, (int)(row.End - row.Start).TotalMinutes / 5).Select(i => (resource, Cells.Of(row.Start) + i))));

            Assert.Equal(taken.Order(), database.Occupied.ToList().Select(row => (row.Resource, row.Cell)).Order());
        }

        public void Dispose() => Wait(async () =>
        {
            await storage.DisposeAsync();
            return true;
        });

        private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
    }
}
