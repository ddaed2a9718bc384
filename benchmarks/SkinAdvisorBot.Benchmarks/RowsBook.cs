using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>A book whose rows are read anew by every search, with nothing kept in memory.</summary>
internal sealed class RowsBook(IAppointmentBook saved) : IAppointmentBook
{
    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) => saved.Busy(from, to, now);

    public Appointment? Find(string id) => saved.Find(id);

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after) => saved.FindByContact(phoneOrEmail, after);
}
