using System.Collections.Immutable;
using NodaTime;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Every slot of one kind of visit within some days: who could start when, and in which room.</summary>
internal sealed class Openings
{
    private readonly ClinicCalendar calendar;
    private readonly ImmutableArray<(string Provider, CellSet Starts)> providers;
    private readonly ImmutableArray<(string Room, CellSet Starts)> rooms;
    private readonly CellSet starts;

    private Openings(ClinicCalendar calendar, VisitType visit, IEnumerable<string> providers, CellDays days, BusyCells busy)
    {
        this.calendar = calendar;
        var length = visit.Minutes / Cells.Minutes;
        var open = days.Within(calendar.OpenOn);
        foreach (var device in visit.Devices)
            AndIfAny(open, busy.Free(device));

        rooms = [.. visit.Rooms.Select(room => (room, StartsOf(busy.Free(room) is { } free ? Both(free, open) : open.Copy(), length)))];
        this.providers = [.. providers.Select(provider => (provider, StartsOf(HoursOf(provider, days, open, busy), length)))];
        starts = Union(this.providers.Select(entry => entry.Starts), days);
        starts.And(Union(rooms.Select(entry => entry.Starts), days));
        starts.And(days.Grid(calendar.Rules.GridMinutes));
    }

    /// <param name="providers">Ids of those who may be chosen.</param>
    /// <param name="own">Id of an appointment that does not count as busy; null for none.</param>
    public static Openings Of(
        ClinicCalendar calendar, VisitType visit, IEnumerable<string> providers, CellDays days, IAppointmentBook book, DateTimeOffset now, string? own) =>
        new(calendar, visit, providers, days, BusyCells.Of(calendar, days, book, now, own));

    /// <summary>The starts, in order, on the grid.</summary>
    public IEnumerable<Opening> All()
    {
        foreach (var cell in starts.All())
        {
            var provider = FirstWith(providers, cell);
            var room = FirstWith(rooms, cell);
            yield return new Opening(Instant.FromDateTimeOffset(Cells.Start(cell)).InZone(calendar.Zone), provider, room);
        }
    }

    /// <summary>Whether a slot's provider and room are both free and open from a cell on, on the grid or off it.</summary>
    public bool Has(Slot slot)
    {
        var cell = Cells.Of(slot.Start);
        return providers.Any(entry => entry.Provider == slot.Provider && entry.Starts.Contains(cell))
            && rooms.Any(entry => entry.Room == slot.Room && entry.Starts.Contains(cell));
    }

    private CellSet HoursOf(string id, CellDays days, CellSet open, BusyCells busy)
    {
        var cells = busy.Free(id) is { } free ? Both(free, open) : open.Copy();
        if (calendar.FindProvider(id) is not { } provider)
            return days.NoCells();
        if (provider.Hours is { } own)
            cells.And(days.Within(date => own.On(date.DayOfWeek)));
        if (!provider.Leave.IsEmpty)
            cells.And(days.On(date => !provider.Leave.Any(leave => leave.Contains(date))));
        return cells;
    }

    private static CellSet StartsOf(CellSet free, int length)
    {
        free.KeepRuns(length);
        return free;
    }

    private static CellSet Both(CellSet cells, CellSet other)
    {
        cells.And(other);
        return cells;
    }

    private static void AndIfAny(CellSet cells, CellSet? other)
    {
        if (other is not null)
            cells.And(other);
    }

    private static CellSet Union(IEnumerable<CellSet> sets, CellDays days)
    {
        var union = days.NoCells();
        foreach (var set in sets)
            union.Or(set);
        return union;
    }

    private static string FirstWith(ImmutableArray<(string Id, CellSet Starts)> entries, long cell)
    {
        foreach (var (id, starts) in entries)
        {
            if (starts.Contains(cell))
                return id;
        }

        throw new ArgumentException("Nobody can start in this cell.", nameof(cell));
    }
}

/// <summary>A start that can be had.</summary>
internal readonly record struct Opening(ZonedDateTime Start, string Provider, string Room);
