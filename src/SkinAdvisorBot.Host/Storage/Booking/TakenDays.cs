using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>
/// What is taken day by day, kept in memory so that a search does not read half a year of rows again and again. Safe for many threads.
/// The process owns the database alone, and its one writer says after each commit which days it touched; those are read again when they are asked for.
/// A search may miss a change that is just being committed; the table's key then refuses the slot it finds.
/// </summary>
/// <remarks>
/// Holds at most <see cref="MaxDays"/> days. A day takes 32 bytes for every run of booked time of a provider, room or device, about 3 KB for twenty providers
/// in twenty rooms that work through and 20 KB where each of their visits stands alone; so 4 MB at most for half a year of such a clinic.
/// </remarks>
public sealed class TakenDays(ReadPool pool)
{
    /// <summary>Days kept at most; when there would be more, all are let go and read again as they are needed.</summary>
    public const int MaxDays = 800;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, TakenDay> _days = [];
    private long _forgotten;

    /// <param name="from">First cell, inclusive.</param>
    /// <param name="to">Last cell, exclusive.</param>
    /// <returns>Every day that the cells lie in, in order.</returns>
    internal TakenDay[] Over(long from, long to)
    {
        var first = DayOf(from);
        var days = new TakenDay?[DayOf(to - 1) - first + 1];
        long forgotten;
        lock (_gate)
        {
            forgotten = _forgotten;
            for (var i = 0; i < days.Length; i++)
                days[i] = _days.GetValueOrDefault(first + i);
        }

        var missing = Array.IndexOf(days, null);
        if (missing < 0)
            return days!;
        var read = Read(first + missing, first + Array.LastIndexOf(days, null));
        read.CopyTo(days, missing);
        Keep(first + missing, read, forgotten);
        return days!;
    }

    /// <summary>Lets go of days that a commit has changed. It must be called after the commit and before anyone is told of it.</summary>
    internal void Forget(TouchedDays touched)
    {
        if (touched.IsEmpty)
            return;
        lock (_gate)
        {
            _forgotten++;
            if (touched.IsAll)
                _days.Clear();
            foreach (var day in touched.Days)
                _days.Remove(day);
        }
    }

    internal static long DayOf(long cell) => Math.DivRem(cell, TakenDay.CellCount) is var (day, rest) && rest < 0 ? day - 1 : day;

    private TakenDay[] Read(long first, long last)
    {
        var days = new TakenDay.Builder[last - first + 1];
        for (var i = 0; i < days.Length; i++)
            days[i] = new TakenDay.Builder(first + i);
        var (from, to) = (Cells.Start(first * TakenDay.CellCount), Cells.Start((last + 1) * TakenDay.CellCount));
        return pool.Read(commands =>
        {
            commands.Book.EachTaken(from, to, (time, heldUntil) =>
            {
                var end = Math.Min(DayOf(Cells.EndOf(time.To) - 1), last);
                for (var day = Math.Max(DayOf(Cells.Of(time.From)), first); day <= end; day++)
                    days[day - first].Add(time, heldUntil);
            });
            return Array.ConvertAll(days, day => day.Build());
        });
    }

    /// <summary>What was read while something was forgotten may be older than that, and is not kept.</summary>
    private void Keep(long first, TakenDay[] read, long forgotten)
    {
        lock (_gate)
        {
            if (_forgotten != forgotten)
                return;
            if (_days.Count + read.Length > MaxDays)
                _days.Clear();
            for (var i = 0; i < read.Length && i < MaxDays; i++)
                _days[first + i] = read[i];
        }
    }
}
