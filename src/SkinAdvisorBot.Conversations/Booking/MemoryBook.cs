using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>An appointment book in memory, for the terminal and for tests. It follows the rules of the one in the database. Not safe for two threads.</summary>
public sealed class MemoryBook : IAppointmentBook
{
    private Dictionary<string, Appointment> appointments;
    private List<Notice> notices = [];
    private ImmutableArray<Closure> closures = [];
    private ImmutableArray<WaitEntry> waiting = [];

    /// <param name="appointments">What stands in it from the start.</param>
    public MemoryBook(params IEnumerable<Appointment> appointments) => this.appointments = appointments.ToDictionary(appointment => appointment.Id, StringComparer.Ordinal);

    /// <summary>Every appointment ever made, and holds that have not been cleared away.</summary>
    public IReadOnlyCollection<Appointment> Appointments => appointments.Values;

    /// <summary>What is still to be sent, in the order it was planned.</summary>
    public IReadOnlyList<Notice> Notices => notices;

    /// <summary>Who waits for a time, in order. Nobody is offered one here.</summary>
    public ImmutableArray<WaitEntry> Waiting => waiting;

    /// <summary>Makes a turn's changes, all of them or none.</summary>
    /// <param name="now">When the turn's message was said; holds that lapsed by then are cleared away first.</param>
    /// <exception cref="BookingConflictException">A change does not fit the book; nothing was changed.</exception>
    public void Apply(ImmutableArray<BookingChange> changes, DateTimeOffset now)
    {
        if (changes.IsEmpty)
            return;
        var before = (new Dictionary<string, Appointment>(appointments, StringComparer.Ordinal), new List<Notice>(notices), waiting);
        foreach (var lapsed in appointments.Values.Where(appointment => appointment.HeldUntil <= now).ToList())
            appointments.Remove(lapsed.Id);
        try
        {
            foreach (var change in changes)
                Apply(change);
        }
        catch (BookingConflictException)
        {
            (appointments, notices, waiting) = before;
            throw;
        }
    }

    /// <summary>Closes the clinic or a resource for a time.</summary>
    public void Close(Closure closure) => closures = closures.Add(closure);

    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var busy = ImmutableArray.CreateBuilder<BusyTime>();
        foreach (var appointment in appointments.Values)
        {
            var slot = appointment.Slot;
            if (!IsTaking(appointment) || appointment.HeldUntil <= now || slot.Start >= to || slot.End <= from)
                continue;
            foreach (var resource in slot.Resources)
                busy.Add(new BusyTime(resource, slot.Start, slot.End, appointment.Id));
        }

        busy.AddRange(closures.Where(closure => closure.From < to && closure.To > from)
            .Select(closure => new BusyTime(closure.Resource ?? BusyTime.WholeClinic, closure.From, closure.To, null)));
        return busy.DrainToImmutable();
    }

    public Appointment? Find(string id) => appointments.GetValueOrDefault(id);

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after) =>
    [
        .. appointments.Values
            .Where(appointment => appointment.Status == AppointmentStatus.Booked && appointment.Slot.Start > after
                && appointment.Contact is { } contact
                && (contact.Phone == phoneOrEmail || string.Equals(contact.Email, phoneOrEmail, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(appointment => appointment.Slot.Start),
    ];

    private void Apply(BookingChange change)
    {
        switch (change)
        {
            case BookingChange.Hold hold:
                Put(hold.Appointment);
                break;
            case BookingChange.Release release:
                if (Find(release.Id) is { Status: AppointmentStatus.Held })
                    appointments.Remove(release.Id);
                break;
            case BookingChange.Book book:
                Put(book.Appointment);
                Plan(book.Appointment.Id, book.Notices);
                break;
            case BookingChange.Move move:
                var moved = Booked(move.Id, move.Before);
                appointments[move.Id] = Free(moved with { Slot = move.To, Sequence = moved.Sequence + 1 });
                Plan(move.Id, move.Notices);
                break;
            case BookingChange.Cancel cancel:
                var cancelled = Booked(cancel.Id, cancel.Before);
                appointments[cancel.Id] = cancelled with { Status = AppointmentStatus.Cancelled, Sequence = cancelled.Sequence + 1 };
                Plan(cancel.Id, []);
                break;
            case BookingChange.Remark remark when Find(remark.Id) is { Status: AppointmentStatus.Booked } remarked:
                appointments[remark.Id] = remarked with { Notes = remarked.Notes.Add(remark.Note) };
                break;
            case BookingChange.Remark:
                break;
            case BookingChange.Wait wait:
                waiting = Find(waiting, wait.Entry.Id) is { } earlier
                    ? waiting.Replace(earlier, wait.Entry with { Since = earlier.Since })
                    : waiting.Add(wait.Entry);
                break;
            case BookingChange.Unwait unwait:
                waiting = waiting.RemoveAll(entry => entry.Id == unwait.Id);
                break;
            case BookingChange.Send send:
                notices.Add(send.Notice);
                break;
            default:
                throw new ArgumentException($"The change {change.GetType().Name} is not known.", nameof(change));
        }
    }

    /// <summary>A hold, or a booking that may follow a hold of its id.</summary>
    private void Put(Appointment appointment)
    {
        if (Find(appointment.Id) is { Status: not AppointmentStatus.Held })
            throw new BookingConflictException(BookingConflict.Changed, appointment.Id);
        appointments[appointment.Id] = Free(appointment);
    }

    private Appointment Booked(string id, int sequence) =>
        Find(id) is { Status: AppointmentStatus.Booked } found && found.Sequence == sequence
            ? found
            : throw new BookingConflictException(BookingConflict.Changed, id);

    /// <returns>The same appointment, whose time is free apart from itself.</returns>
    private Appointment Free(Appointment appointment)
    {
        var slot = appointment.Slot;
        var (from, to) = (Cells.Of(slot.Start), Cells.EndOf(slot.End));
        var isTaken = appointments.Values.Any(other => other.Id != appointment.Id && IsTaking(other)
            && Cells.Of(other.Slot.Start) < to && Cells.EndOf(other.Slot.End) > from
            && other.Slot.Resources.Intersect(slot.Resources).Any());
        var isClosed = closures.Any(closure => closure.From < slot.End && closure.To > slot.Start
            && (closure.Resource is null || slot.Resources.Contains(closure.Resource)));
        return isTaken || isClosed ? throw new BookingConflictException(BookingConflict.SlotTaken, appointment.Id) : appointment;
    }

    private void Plan(string appointment, ImmutableArray<Notice> planned)
    {
        notices.RemoveAll(notice => notice.Appointment == appointment);
        notices.AddRange(planned);
    }

    private static WaitEntry? Find(ImmutableArray<WaitEntry> entries, string id) => entries.FirstOrDefault(entry => entry.Id == id);

    private static bool IsTaking(Appointment appointment) => appointment.Status != AppointmentStatus.Cancelled;
}
