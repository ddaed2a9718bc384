using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>
/// The appointments of the database. Safe for many threads; each read sees what is committed at that moment, but for
/// <see cref="EachTaken"/>, which may miss a change that is being acknowledged.
/// </summary>
public sealed class SqliteAppointmentBook(ReadPool pool, TakenDays taken) : IAppointmentBook
{
    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
        pool.Read(commands => commands.Book.Busy(from, to, now));

    public void EachTaken(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, string? own, HearTaken tell)
    {
        var except = own is not null && Find(own) is { Status: AppointmentStatus.Booked } booked ? booked.Slot : null;
        foreach (var day in taken.Over(Cells.Of(from), Cells.EndOf(to)))
            day.Tell(now, own, except, tell);
    }

    public Appointment? Find(string id) => pool.Read(commands => commands.Book.Find(id));

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after) =>
        pool.Read(commands => commands.Book.FindByContact(phoneOrEmail, after));
}
