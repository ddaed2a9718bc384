using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace SkinAdvisorBot.Host.Appointments;

/// <summary>Writes out entries of one UID: one that stands alone, or one that repeats together with the changes of single dates.</summary>
internal static class BusySeries
{
    /// <summary>Times of a day that one rule may name; more would make a small file a long calculation.</summary>
    private const int MostTimesOfDay = 24;

    /// <summary>Rules are counted from their first date, which calendar programs never put before this.</summary>
    private const int FirstYear = 1970;

    /// <summary>More than any zone is from any other.</summary>
    private static readonly TimeSpan AllZones = TimeSpan.FromHours(27);

    /// <returns>What may lie in the range, and a little around it; zones are not settled yet.</returns>
    /// <exception cref="CalendarUnreadableException">The entries can't be written out; the message says why.</exception>
    /// <exception cref="ArgumentException">A value of theirs makes no sense.</exception>
    /// <exception cref="InvalidOperationException">Values of theirs do not go together.</exception>
    public static IEnumerable<(CalendarEvent Entry, CalDateTime Start, CalDateTime End)> Of(IReadOnlyList<CalendarEvent> entries, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var entry in entries.Where(entry => entry.Start is null))
            throw new CalendarUnreadableException("it has no start that can be read");
        return entries.Any(Repeats)
            ? Occurrences(entries, from, to).Select(occurrence => ((CalendarEvent)occurrence.Source, occurrence.Period.StartTime, EndOf(occurrence)))
            : entries.Select(entry => (entry, entry.Start!, EndOf(entry)));
    }

    private static bool Repeats(CalendarEvent entry) => entry.RecurrenceRule is not null || entry.RecurrenceDates.GetAllDates().Any() || entry.RecurrenceDates.GetAllPeriods().Any();

    private static List<Occurrence> Occurrences(IReadOnlyList<CalendarEvent> entries, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var entry in entries)
            Check(entry);
        var calendar = new Calendar();
        calendar.Events.AddRange(entries);
        var (first, last) = (new CalDateTime((from - AllZones).UtcDateTime, hasTime: true), new CalDateTime((to + AllZones).UtcDateTime, hasTime: true));
        var occurrences = new List<Occurrence>();
        try
        {
            occurrences.AddRange(calendar.GetOccurrences<CalendarEvent>(first).TakeWhileBefore(last));
        }
        catch (EvaluationOutOfRangeException)
        {
            // A rule that names no further date before the year 9999 has none in the range either.
        }

        return occurrences;
    }

    private static void Check(CalendarEvent entry)
    {
        if (entry.RecurrenceIdentifier is { Range: RecurrenceRange.ThisAndFuture })
            throw new CalendarUnreadableException("it changes a date and all later ones at once; end the old series there and begin a new one");
        if (entry.Properties.AllOf("RRULE").Count() > 1 || entry.Properties.AllOf("EXRULE").Any())
            throw new CalendarUnreadableException("it repeats by several rules, which RFC 5545 took back; make one series of each");
        if (entry.RecurrenceRule is not { } rule)
            return;
        if (rule.Frequency is FrequencyType.Secondly or FrequencyType.Minutely or FrequencyType.Hourly)
            throw new CalendarUnreadableException("it repeats within a day; name the times of the day instead");
        if (Math.Max(1, rule.ByHour.Count) * Math.Max(1, rule.ByMinute.Count) * Math.Max(1, rule.BySecond.Count) > MostTimesOfDay)
            throw new CalendarUnreadableException($"it repeats more than {MostTimesOfDay} times a day");
        if (entry.Start!.Year < FirstYear)
            throw new CalendarUnreadableException($"it repeats since before {FirstYear}");
    }

    private static CalDateTime EndOf(Occurrence occurrence) => occurrence.Period.EffectiveEndTime ?? occurrence.Period.StartTime;

    private static CalDateTime EndOf(CalendarEvent entry) => entry.DtEnd is { } end && end.HasTime == entry.Start!.HasTime ? end : entry.Start!.Add(entry.EffectiveDuration);
}
