namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>What is taken of each provider, room and device, read from the book once.</summary>
internal sealed class BusyCells
{
    private readonly ClinicCalendar calendar;
    private readonly CellDays days;
    private readonly CellSet?[] free;

    private BusyCells(ClinicCalendar calendar, CellDays days)
    {
        this.calendar = calendar;
        this.days = days;
        free = new CellSet?[calendar.Resources.Length];
    }

    /// <param name="own">Id of an appointment that does not count; null for none.</param>
    public static BusyCells Of(ClinicCalendar calendar, CellDays days, IAppointmentBook book, DateTimeOffset now, string? own)
    {
        var busy = new BusyCells(calendar, days);
        var gap = (long)calendar.Rules.Gap.TotalMinutes / Cells.Minutes;
        var (from, to) = (Cells.Start(days.FirstCell - gap), Cells.Start(days.FirstCell + days.Count + gap));
        book.EachTaken(from, to, now, own, (in TakenCells cells) =>
        {
            var around = cells.IsClosure ? 0 : gap;
            busy.Take(cells.Resource, cells.From - around, cells.To + around);
        });
        return busy;
    }

    /// <summary>The cells a resource is free in, opening hours aside; a copy, or null where all are free.</summary>
    public CellSet? Free(string resource) => calendar.IndexOf(resource) is >= 0 and var index ? free[index]?.Copy() : null;

    private void Take(string resource, long from, long to)
    {
        if (resource == BusyTime.WholeClinic)
        {
            for (var i = 0; i < free.Length; i++)
                Take(i, from, to);
        }
        else if (calendar.IndexOf(resource) is >= 0 and var index)
        {
            Take(index, from, to);
        }
    }

    private void Take(int index, long from, long to) => (free[index] ??= AllCells()).Remove(from, to);

    private CellSet AllCells()
    {
        var all = days.NoCells();
        all.Add(days.FirstCell, days.FirstCell + days.Count);
        return all;
    }
}
