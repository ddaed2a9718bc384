using System.Collections.Immutable;
using NodaTime;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Local days in a row, laid out in cells. Knows the days that are 23 or 25 hours long.</summary>
internal sealed class CellDays
{
    private readonly DateTimeZone zone;
    private readonly ImmutableArray<Day> days;

    /// <param name="to">The last day, inclusive; not before <paramref name="from"/>.</param>
    public CellDays(DateTimeZone zone, LocalDate from, LocalDate to)
    {
        this.zone = zone;
        var list = ImmutableArray.CreateBuilder<Day>(Period.DaysBetween(from, to) + 1);
        var start = zone.AtStartOfDay(from).ToInstant();
        for (var date = from; date <= to; date = date.PlusDays(1))
        {
            var end = zone.AtStartOfDay(date.PlusDays(1)).ToInstant();
            list.Add(DayOf(date, start, end));
            start = end;
        }

        days = list.DrainToImmutable();
    }

    public long FirstCell => days[0].From;

    public int Count => (int)(days[^1].To - FirstCell);

    public CellSet NoCells() => new(FirstCell, Count);

    /// <summary>All cells whose time on the wall lies within the spans of their day.</summary>
    public CellSet Within(Func<LocalDate, ImmutableArray<MinuteSpan>> spansOn)
    {
        var cells = NoCells();
        foreach (var day in days)
        {
            var spans = spansOn(day.Date);
            if (day.IsEven)
            {
                foreach (var span in spans)
                    cells.Add(day.From + CellsUpTo(span.From), day.From + (span.To / Cells.Minutes));
            }
            else
            {
                for (var cell = day.From; cell < day.To; cell++)
                {
                    if (IsWithin(LocalOf(cell), spans))
                        cells.Add(cell);
                }
            }
        }

        return cells;
    }

    /// <summary>The cells at which a visit may start: every <paramref name="minutes"/> from midnight by the clock on the wall. A time that comes twice counts once.</summary>
    public CellSet Grid(int minutes)
    {
        var cells = NoCells();
        foreach (var day in days)
        {
            for (var cell = day.From; cell < day.To; cell += day.IsEven ? minutes / Cells.Minutes : 1)
            {
                if (day.IsEven || (MinuteOf(LocalOf(cell)) % minutes == 0 && IsFirstPass(cell)))
                    cells.Add(cell);
            }
        }

        return cells;
    }

    /// <summary>The cells of some of the days.</summary>
    public CellSet On(Func<LocalDate, bool> isMeant)
    {
        var cells = NoCells();
        foreach (var day in days.Where(day => isMeant(day.Date)))
            cells.Add(day.From, day.To);
        return cells;
    }

    private static Day DayOf(LocalDate date, Instant from, Instant to)
    {
        var isEven = to - from == Duration.FromDays(1);
        return new Day(date, Cells.Of(from.ToDateTimeOffset()), Cells.Of(to.ToDateTimeOffset()), isEven);
    }

    /// <summary>A span in a cell counts only where the whole cell does.</summary>
    private static bool IsWithin(LocalDateTime local, ImmutableArray<MinuteSpan> spans)
    {
        var minute = MinuteOf(local);
        return spans.Any(span => span.From <= minute && minute + Cells.Minutes <= span.To);
    }

    private bool IsFirstPass(long cell) =>
        zone.MapLocal(LocalOf(cell)).First().ToInstant() == Instant.FromDateTimeOffset(Cells.Start(cell));

    private LocalDateTime LocalOf(long cell) => Instant.FromDateTimeOffset(Cells.Start(cell)).InZone(zone).LocalDateTime;

    private static int MinuteOf(LocalDateTime local) => (local.Hour * 60) + local.Minute;

    private static int CellsUpTo(int minute) => (minute + Cells.Minutes - 1) / Cells.Minutes;

    /// <param name="To">Exclusive.</param>
    /// <param name="IsEven">Whether the clock runs through it without a change.</param>
    private readonly record struct Day(LocalDate Date, long From, long To, bool IsEven);
}
