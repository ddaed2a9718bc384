using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>An appointment book in memory. It takes what turns change, and refuses what the database would refuse.</summary>
internal sealed class ABook : IAppointmentBook
{
    private readonly Dictionary<string, Appointment> appointments = new(StringComparer.Ordinal);

    public List<Notice> Notices { get; } = [];

    public List<string> Remarks { get; } = [];

    public IEnumerable<Appointment> Booked => appointments.Values.Where(visit => visit.Status == AppointmentStatus.Booked);

    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
    [
        .. appointments.Values.Where(visit => visit.Status == AppointmentStatus.Booked || (visit.Status == AppointmentStatus.Held && visit.HeldUntil > now))
            .Where(visit => visit.Slot.Start < to && visit.Slot.End > from)
            .SelectMany(visit => visit.Slot.Resources.Select(resource => new BusyTime(resource, visit.Slot.Start, visit.Slot.End, visit.Id))),
    ];

    public Appointment? Find(string id) => appointments.GetValueOrDefault(id);

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after) =>
        [.. Booked.Where(visit => visit.Slot.Start > after && (visit.Contact!.Phone == phoneOrEmail || visit.Contact.Email == phoneOrEmail)).OrderBy(visit => visit.Slot.Start)];

    /// <summary>The same appointments in a book of its own.</summary>
    public ABook Copy()
    {
        var copy = new ABook();
        foreach (var (id, visit) in appointments)
            copy.appointments[id] = visit;
        return copy;
    }

    /// <summary>Takes a slot as somebody else would.</summary>
    public void Take(Slot slot) => appointments[$"other-{appointments.Count}"] = new($"other-{appointments.Count}", slot, AppointmentStatus.Booked, null, 0, new("Somebody Else", null, "else@example.com", null), []);

    public void Apply(IEnumerable<BookingChange> changes, DateTimeOffset now)
    {
        foreach (var change in changes)
            Apply(change, now);
    }

    private void Apply(BookingChange change, DateTimeOffset now)
    {
        switch (change)
        {
            case BookingChange.Hold hold:
                Put(hold.Appointment, now);
                break;
            case BookingChange.Release release:
                if (appointments.TryGetValue(release.Id, out var held) && held.Status == AppointmentStatus.Held)
                    appointments.Remove(release.Id);
                break;
            case BookingChange.Book book:
                Put(book.Appointment, now);
                Notices.AddRange(book.Notices);
                break;
            case BookingChange.Move move:
                Assert.Equal(appointments[move.Id].Sequence, move.Before);
                Put(appointments[move.Id] with { Slot = move.To, Sequence = move.Before + 1 }, now);
                Notices.RemoveAll(notice => notice.Appointment == move.Id);
                Notices.AddRange(move.Notices);
                break;
            case BookingChange.Cancel cancel:
                Assert.Equal(appointments[cancel.Id].Sequence, cancel.Before);
                appointments[cancel.Id] = appointments[cancel.Id] with { Status = AppointmentStatus.Cancelled, Sequence = cancel.Before + 1 };
                Notices.RemoveAll(notice => notice.Appointment == cancel.Id);
                break;
            case BookingChange.Remark remark:
                Remarks.Add($"{remark.Id} {remark.Text}");
                break;
            case BookingChange.Send send:
                Notices.Add(send.Notice);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(change.GetType().Name);
        }
    }

    private void Put(Appointment appointment, DateTimeOffset now)
    {
        var taken = Busy(appointment.Slot.Start, appointment.Slot.End, now).Where(busy => busy.Appointment != appointment.Id && appointment.Slot.Resources.Contains(busy.Resource));
        Assert.Empty(taken);
        appointments[appointment.Id] = appointment;
    }
}
