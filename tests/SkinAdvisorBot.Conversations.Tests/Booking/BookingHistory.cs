using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>A random history of an appointment book: people hold, book, move, cancel, let lapse, and the clinic closes. A simple model says what must become of it.</summary>
public sealed class BookingHistory
{
    private static readonly DateTimeOffset Start = AClinic.Monday;

    /// <summary>Few enough slots that people want the same: one afternoon with every provider in every room, and the device.</summary>
    private static readonly ImmutableArray<Slot> Wanted =
    [
        .. from start in new[] { "13:00", "13:30", "14:00", "14:30", "15:00" }
           from provider in new[] { "ana", "ben" }
           from room in new[] { "room-1", "room-2" }
           select AClinic.Talk($"2027-03-09T{start}", provider, room),
        .. from start in new[] { "13:00", "14:00" }
           let at = AClinic.At($"2027-03-09T{start}")
           select new Slot("laser", at, at.AddHours(1), "ana", "room-2", ["laser-1"]),
    ];

    private readonly ImmutableArray<Step> steps;
    private readonly Dictionary<string, Entry> model = new(StringComparer.Ordinal);
    private readonly List<Closure> closures = [];
    private DateTimeOffset now = Start;
    private int made;

    private BookingHistory(ImmutableArray<Step> steps) => this.steps = steps;

    private enum Act
    {
        Hold,
        Book,
        BookHeld,
        BookFound,
        Move,
        Cancel,
        Release,
        Exchange,
        Pass,
        Close,
    }

    public static Arbitrary<BookingHistory> Histories()
    {
        var step =
            from act in Gen.Elements(Enum.GetValues<Act>())
            from who in Gen.Choose(0, 200)
            from which in Gen.Choose(0, 200)
            select new Step(act, who, which);
        return Arb.From(
            from count in Gen.Choose(1, 40) from list in step.ListOf(count) select new BookingHistory([.. list]),
            history => Enumerable.Range(0, history.steps.Length).Where(_ => history.steps.Length > 1).Select(i => new BookingHistory(history.steps.RemoveAt(i))));
    }

    public override string ToString() => string.Join(", ", steps);

    /// <summary>Does it all, and asserts after each step that the book says what the model says.</summary>
    public void Replay(IOpenBook open)
    {
        foreach (var step in steps)
        {
            Do(step, open);
            AssertSame(open.Book);
        }
    }

    private void Do(Step step, IOpenBook open)
    {
        var slot = Wanted[step.Which % Wanted.Length];
        switch (step.Act)
        {
            case Act.Pass:
                now = now.AddMinutes(step.Which % 8);
                break;
            case Act.Close:
                var closure = new Closure("desk", $"{++made}", step.Who % 3 == 0 ? null : slot.Resources.ElementAt(step.Who % 2), slot.Start, slot.Start.AddMinutes(10));
                closures.Add(closure);
                open.Close(closure);
                break;
            case Act.BookFound:
                var free = SlotFinder.Find(AClinic.Calendar, new SlotQuery(slot.Visit), open.Book, now);
                Assert.NotEmpty(free);
                Assert.All(free, found => Assert.True(NaiveHours.Allow(AClinic.Calendar, found)));
                Try(open, [new BookingChange.Book(AClinic.Booked(NewId(), free[step.Who % free.Length]), [])], mustHold: true);
                break;
            default:
                Try(open, ChangesOf(step, slot));
                break;
        }
    }

    private ImmutableArray<BookingChange> ChangesOf(Step step, Slot slot)
    {
        var (id, entry) = model.Count == 0 ? ("nobody", null) : model.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (Entry?)pair.Value)).ElementAt(step.Who % model.Count);
        var sequence = (entry?.Sequence ?? 0) - (step.Which % 7 == 0 ? 1 : 0);
        return step.Act switch
        {
            Act.Hold => [new BookingChange.Hold(AClinic.Held(NewId(), slot, now.AddMinutes(10)))],
            Act.Book => [new BookingChange.Book(AClinic.Booked(NewId(), slot), [])],
            Act.BookHeld => [new BookingChange.Book(AClinic.Booked(id, entry?.Slot ?? slot), [])],
            Act.Move => [new BookingChange.Move(id, sequence, slot, [])],
            Act.Cancel => [new BookingChange.Cancel(id, sequence)],
            Act.Release => [new BookingChange.Release(id)],
            _ => [new BookingChange.Cancel(id, sequence), new BookingChange.Hold(AClinic.Held(NewId(), entry?.Slot ?? slot, now.AddMinutes(5))), new BookingChange.Book(AClinic.Booked(NewId(), slot), [])],
        };
    }

    private void Try(IOpenBook open, ImmutableArray<BookingChange> changes, bool mustHold = false)
    {
        var before = model.ToDictionary(StringComparer.Ordinal);
        foreach (var lapsed in before.Where(pair => pair.Value.HeldUntil <= now))
            model.Remove(lapsed.Key);
        var expected = changes.Select(Foretell).FirstOrDefault(conflict => conflict is not null);

        var conflict = open.Try(now, changes);

        Assert.Equal(expected, conflict);
        Assert.False(mustHold && conflict is not null, "A slot that was found could not be booked.");
        if (expected is null)
            return;
        model.Clear();
        foreach (var (id, entry) in before)
            model.Add(id, entry);
    }

    /// <summary>Makes a change in the model, or says why it can't be made.</summary>
    private BookingConflict? Foretell(BookingChange change) => change switch
    {
        BookingChange.Hold hold => Put(hold.Appointment),
        BookingChange.Book book => Put(book.Appointment),
        BookingChange.Move move => IsCurrent(move.Id, move.Before) ? Put(move.Id, model[move.Id] with { Slot = move.To, Sequence = move.Before + 1 }) : BookingConflict.Changed,
        BookingChange.Cancel cancel when IsCurrent(cancel.Id, cancel.Before) => Set(cancel.Id, model[cancel.Id] with { Status = AppointmentStatus.Cancelled, Sequence = cancel.Before + 1 }),
        BookingChange.Cancel => BookingConflict.Changed,
        BookingChange.Release release => Release(release.Id),
        _ => null,
    };

    private BookingConflict? Put(Appointment appointment) =>
        model.TryGetValue(appointment.Id, out var entry) && entry.Status != AppointmentStatus.Held
            ? BookingConflict.Changed
            : Put(appointment.Id, new Entry(appointment.Slot, appointment.Status, appointment.HeldUntil, appointment.Sequence));

    private BookingConflict? Put(string id, Entry entry)
    {
        var slot = entry.Slot;
        var isTaken = model.Any(other => other.Key != id && other.Value.Status != AppointmentStatus.Cancelled
            && Overlap(other.Value.Slot.Start, other.Value.Slot.End, slot) && other.Value.Slot.Resources.Intersect(slot.Resources).Any());
        var isClosed = closures.Exists(closure => Overlap(closure.From, closure.To, slot) && (closure.Resource is null || slot.Resources.Contains(closure.Resource)));
        return isTaken || isClosed ? BookingConflict.SlotTaken : Set(id, entry);
    }

    private BookingConflict? Set(string id, Entry entry)
    {
        model[id] = entry;
        return null;
    }

    private BookingConflict? Release(string id)
    {
        if (model.TryGetValue(id, out var entry) && entry.Status == AppointmentStatus.Held)
            model.Remove(id);
        return null;
    }

    private bool IsCurrent(string id, int sequence) =>
        model.TryGetValue(id, out var entry) && entry.Status == AppointmentStatus.Booked && entry.Sequence == sequence;

    private static bool Overlap(DateTimeOffset from, DateTimeOffset to, Slot slot) => from < slot.End && slot.Start < to;

    private void AssertSame(IAppointmentBook book)
    {
        AssertTaken(book, own: null);
        foreach (var id in model.Keys)
            AssertTaken(book, id);
        var taking = model.Where(pair => pair.Value.Status == AppointmentStatus.Booked || pair.Value.HeldUntil > now).ToList();
        var expected = taking.SelectMany(pair => pair.Value.Slot.Resources.Select(resource => (resource, pair.Value.Slot.Start.UtcTicks, pair.Value.Slot.End.UtcTicks, pair.Key)));
        var busy = book.Busy(Start, Start.AddDays(61), now).Where(time => time.Appointment is not null).ToList();

        Assert.Equal(expected.Order(), busy.Select(time => (time.Resource, time.From.UtcTicks, time.To.UtcTicks, time.Appointment!)).Order());
        foreach (var resource in busy.GroupBy(time => time.Resource).Select(group => group.OrderBy(time => time.From).ToList()))
            Assert.All(resource.Zip(resource.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
        foreach (var (id, entry) in model.Where(pair => pair.Value.HeldUntil is null))
        {
            var found = book.Find(id)!;
            Assert.Equal((entry.Slot.Key(), entry.Status, entry.Sequence), (found.Slot.Key(), found.Status, found.Sequence));
        }
    }

    /// <summary>What a search sees cell by cell is what is saved, apart from one's own.</summary>
    private void AssertTaken(IAppointmentBook book, string? own)
    {
        var (from, to) = (Start, Start.AddDays(2));
        var expected = book.Busy(from, to, now).Where(time => time.Appointment is null || time.Appointment != own)
            .SelectMany(time => CellsOf(time.Resource, Cells.Of(time.From), Cells.EndOf(time.To), time.Appointment is null));
        var told = new List<(string, long, bool)>();
        book.EachTaken(from, to, now, own, (in TakenCells cells) => told.AddRange(CellsOf(cells.Resource, cells.From, cells.To, cells.IsClosure)));

        Assert.Equal(expected.Distinct().Order(), told.Distinct().Order());
    }

    private static IEnumerable<(string Resource, long Cell, bool IsClosure)> CellsOf(string resource, long from, long to, bool isClosure)
    {
        for (var cell = from; cell < to; cell++)
            yield return (resource, cell, isClosure);
    }

    private string NewId() => $"A{++made:D3}";

    private sealed record Step(Act Act, int Who, int Which)
    {
        public override string ToString() => $"{Act} {Who} {Which}";
    }

    private sealed record Entry(Slot Slot, AppointmentStatus Status, DateTimeOffset? HeldUntil, int Sequence);
}
