using System.Collections.Immutable;
using FsCheck.Xunit;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class MemoryBookTests : AppointmentBookContract
{
    [Property(Arbitrary = [typeof(BookingHistory)], MaxTest = 300)]
    public void Whatever_is_booked_moved_cancelled_and_closed_nothing_overlaps_and_nothing_is_lost(BookingHistory history)
    {
        using var open = Open();
        history.Replay(open);
    }

    protected override IOpenBook Open() => new OpenMemoryBook();

    private sealed class OpenMemoryBook : IOpenBook
    {
        private readonly MemoryBook book = new();

        public IAppointmentBook Book => book;

        public ImmutableArray<string> Planned => [.. book.Notices.Select(notice => notice.Kind)];

        public BookingConflict? Try(DateTimeOffset now, params ImmutableArray<BookingChange> changes)
        {
            try
            {
                book.Apply(changes, now);
                return null;
            }
            catch (BookingConflictException e)
            {
                return e.Conflict;
            }
        }

        public void Close(Closure closure) => book.Close(closure);

        public void Dispose()
        {
        }
    }
}
