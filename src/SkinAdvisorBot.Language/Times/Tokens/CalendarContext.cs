using Microsoft.Recognizers.Text;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>What readers of days look at beside the words.</summary>
/// <param name="Recognized">What a recogniser found, by the word each begins at, with the word it ends at.</param>
internal sealed record CalendarContext(TimeClock Clock, IReadOnlyDictionary<int, (ModelResult Result, int Last)> Recognized)
{
    /// <summary>Days without a year that lie farther ahead were meant in the year that is ending: "Nov 3" at the end of November is past.</summary>
    private const int FarDays = 300;

    public DateOnly Today => Clock.Today;

    /// <summary>The day in the year it was meant in; null where that year does not have it.</summary>
    public DateOnly? Resolve(int? year, int month, int day)
    {
        if (year is { } said)
            return TimeResults.Exists(said, month, day) ? new DateOnly(said, month, day) : null;
        var guess = Today.Year;
        if (TimeResults.Exists(guess, month, day) && new DateOnly(guess, month, day) >= Today)
            return new DateOnly(guess, month, day);
        var next = TimeResults.Exists(guess + 1, month, day) ? new DateOnly(guess + 1, month, day) : (DateOnly?)null;
        if (next is { } ahead && ahead.DayNumber - Today.DayNumber <= FarDays)
            return ahead;
        return TimeResults.Exists(guess, month, day) ? new DateOnly(guess, month, day) : null;
    }

    /// <summary>First and last day of the month in the year it was meant in.</summary>
    public (DateOnly From, DateOnly To) ResolveMonth(int? year, int month)
    {
        var said = year ?? (month >= Today.Month ? Today.Year : Today.Year + 1);
        var from = new DateOnly(said, month, 1);
        if (year is null && from.DayNumber - Today.DayNumber > FarDays)
            from = from.AddYears(-1);
        return (from, TimeClock.LastOfMonth(from));
    }

    /// <summary>The next such day of a month, today included.</summary>
    public DateOnly ResolveDayOfMonth(int day)
    {
        for (var month = new DateOnly(Today.Year, Today.Month, 1); ; month = month.AddMonths(1))
        {
            if (TimeResults.Exists(month.Year, month.Month, day) && new DateOnly(month.Year, month.Month, day) >= Today)
                return new DateOnly(month.Year, month.Month, day);
        }
    }
}
