using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>The appointments of the database. Safe for many threads; each read sees what is committed at that moment.</summary>
public sealed class SqliteAppointmentBook(ReadPool pool) : IAppointmentBook
{
    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
        pool.Read(commands => commands.Book.Busy(from, to, now));

    public void EachBusy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, HearBusy tell) =>
        pool.Read(commands =>
        {
            commands.Book.EachBusy(from, to, now, tell);
            return true;
        });

    public Appointment? Find(string id) => pool.Read(commands => commands.Book.Find(id));

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after) =>
        pool.Read(commands => commands.Book.FindByContact(phoneOrEmail, after));
}
