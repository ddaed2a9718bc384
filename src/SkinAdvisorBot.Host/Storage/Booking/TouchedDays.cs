using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>The days on which a transaction changes what is taken. Not safe for two threads.</summary>
internal sealed class TouchedDays
{
    private readonly HashSet<long> _days = [];

    public IReadOnlyCollection<long> Days => _days;

    public bool IsAll { get; private set; }

    public bool IsEmpty => !IsAll && _days.Count == 0;

    /// <summary>Cells taken or given back by one visit, which lasts a day at most.</summary>
    /// <param name="to">Exclusive.</param>
    public void Add(long from, long to)
    {
        _days.Add(TakenDays.DayOf(from));
        _days.Add(TakenDays.DayOf(to - 1));
    }

    public void Add(DateTimeOffset start, DateTimeOffset end) => Add(Cells.Of(start), Cells.EndOf(end));

    /// <summary>Closures reach over any number of days and change seldom.</summary>
    public void AddAll() => IsAll = true;

    public void Clear()
    {
        _days.Clear();
        IsAll = false;
    }
}
