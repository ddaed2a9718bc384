using System.Collections.Immutable;
using NodaTime;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Times of an ordinary week.</summary>
public sealed class WeekHours
{
    private readonly ImmutableArray<ImmutableArray<MinuteSpan>> days;

    /// <param name="spans">In any order; spans of one day may overlap.</param>
    internal WeekHours(IEnumerable<(IsoDayOfWeek Day, MinuteSpan Span)> spans)
    {
        var byDay = spans.ToLookup(entry => entry.Day, entry => entry.Span);
        days = [.. Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(day => byDay[(IsoDayOfWeek)day].OrderBy(span => span.From).ToImmutableArray())];
    }

    internal WeekHours Without(WeekHours cuts) => new(
        from day in Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(day => (IsoDayOfWeek)day)
        from span in MinuteSpan.Without(On(day), cuts.On(day))
        select (day, span));

    /// <summary>The spans of a day, by their start; empty where there are none.</summary>
    public ImmutableArray<MinuteSpan> On(IsoDayOfWeek day) => days[(int)day - (int)IsoDayOfWeek.Monday];
}

/// <summary>A part of a local day.</summary>
/// <param name="From">Minutes after midnight by the clock on the wall, 0 to 1,440.</param>
/// <param name="To">The same, exclusive; greater than <paramref name="From"/>.</param>
public readonly record struct MinuteSpan(int From, int To)
{
    internal static MinuteSpan Of(Playbooks.OpeningHours hours) => new(MinuteOf(hours.Open), MinuteOf(hours.Close));

    public bool Contains(int minute) => From <= minute && minute < To;

    /// <summary>What is left of some spans once others are cut out.</summary>
    internal static ImmutableArray<MinuteSpan> Without(ImmutableArray<MinuteSpan> spans, ImmutableArray<MinuteSpan> cuts)
    {
        foreach (var cut in cuts)
            spans = [.. spans.SelectMany(span => span.Without(cut))];
        return spans;
    }

    private IEnumerable<MinuteSpan> Without(MinuteSpan cut)
    {
        if (cut.To <= From || cut.From >= To)
            return [this];
        var (before, after) = (this with { To = cut.From }, this with { From = cut.To });
        return new[] { before, after }.Where(part => part.From < part.To);
    }

    private static int MinuteOf(LocalTime time) => (time.Hour * 60) + time.Minute;
}

/// <summary>Days in a row.</summary>
/// <param name="To">Inclusive.</param>
public readonly record struct DayRange(LocalDate From, LocalDate To)
{
    public bool Contains(LocalDate date) => From <= date && date <= To;
}

/// <summary>A day, a range of days or a day of every year on which the clinic is closed or has other hours.</summary>
/// <param name="Name">What the day is, such as "Thanksgiving"; null for nothing said.</param>
/// <param name="Days">Null for a day of every year.</param>
/// <param name="Yearly">Null for days of one year. 29 February is only in leap years.</param>
/// <param name="Hours">The hours of that day; null when the clinic is closed.</param>
public sealed record SpecialDay(string? Name, DayRange? Days, AnnualDate? Yearly, MinuteSpan? Hours)
{
    public bool IsOn(LocalDate date) =>
        Days?.Contains(date) == true || (Yearly is { } yearly && yearly.Month == date.Month && yearly.Day == date.Day);
}
