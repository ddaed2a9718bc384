using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Serialization;
using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using Calendar = Ical.Net.Calendar;

namespace SkinAdvisorBot.Host.Appointments;

/// <summary>Reads somebody's calendar file for the times it takes, and for nothing else.</summary>
public static class BusyCalendar
{
    /// <summary>Largest file, in UTF-16 units of its text.</summary>
    public const int MaxLength = 5 * 1024 * 1024;

    /// <summary>Most times one file may take within the range asked for.</summary>
    public const int MaxRanges = 20_000;

    /// <summary>Mistakes listed at once; the rest is counted by whoever corrects the file and tries again.</summary>
    private const int MostMistakes = 10;

    /// <summary>Reads the times that are taken within a range. Free, cancelled and empty entries are passed over; repeated ones are written out.</summary>
    /// <param name="text">iCalendar.</param>
    /// <param name="zone">Whose midnight a whole day begins at, and in whose time an entry without a zone is meant.</param>
    /// <param name="from">An entry that ends by then is left out.</param>
    /// <param name="to">An entry that begins then or later is left out.</param>
    /// <returns>In order; each ends after it begins, and no <see cref="BusyRange.Uid"/> comes twice.</returns>
    /// <exception cref="CalendarUnreadableException">Not a calendar, too large, or with entries that can't be understood; nothing may be blocked by half of a file.</exception>
    public static ImmutableArray<BusyRange> Read(string text, DateTimeZone zone, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (text.Length > MaxLength)
            throw new CalendarUnreadableException($"The file has more than {MaxLength / 1024 / 1024} MB. Export a shorter range of the calendar.");
        var reading = new Reading(zone, from, to, cancellationToken);
        foreach (var calendar in Load(text))
        {
            foreach (var entries in calendar.Events.GroupBy(entry => entry.Uid))
                reading.Add([.. entries]);
            if (calendar.FreeBusy.Count > 0)
                throw new CalendarUnreadableException("The file holds free and busy times (VFREEBUSY), which are not read. Export the calendar with its events.");
        }

        return reading.Result();
    }

    private static IList<Calendar> Load(string text)
    {
        try
        {
            var calendars = Calendar.Load<Calendar>(text.TrimStart('\uFEFF'));
            return calendars.Count > 0 ? calendars : throw NoCalendar();
        }
        catch (SerializationException)
        {
            throw NoCalendar();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new CalendarUnreadableException($"The calendar has a value that can't be read: {FirstLine(e.Message)} Export it again, or correct the file.");
        }
    }

    private static CalendarUnreadableException NoCalendar() =>
        new("This is no complete iCalendar file: it has to begin with BEGIN:VCALENDAR and to end with END:VCALENDAR. Export the calendar as .ics.");

    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();

    /// <summary>One file being read.</summary>
    private sealed class Reading(DateTimeZone zone, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        private readonly Dictionary<string, BusyRange> _ranges = new(StringComparer.Ordinal);
        private readonly List<string> _mistakes = [];

        /// <summary>An entry alone, or one that repeats together with the changes of single dates.</summary>
        public void Add(IReadOnlyList<CalendarEvent> entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (var (entry, start, end) in BusySeries.Of(entries, from, to))
                {
                    if (Takes(entry))
                        Add(entry.Uid ?? "", Moment(start), Moment(end));
                }
            }
            catch (Exception e) when (e is CalendarUnreadableException or ArgumentException or InvalidOperationException)
            {
                Complain(entries[0], WordsOf(e));
            }

            if (_ranges.Count > MaxRanges)
                throw new CalendarUnreadableException($"The calendar takes more than {MaxRanges} times in the range that can be booked. Export a shorter range, or fewer calendars at once.");
        }

        public ImmutableArray<BusyRange> Result() => _mistakes.Count == 0
            ? [.. _ranges.Values.OrderBy(range => range.From).ThenBy(range => range.Uid, StringComparer.Ordinal)]
            : throw new CalendarUnreadableException($"The calendar has entries that can't be understood, and nothing was taken from it: {string.Join("; ", _mistakes)}.");

        private static bool Takes(CalendarEvent entry) =>
            !string.Equals(entry.Transparency, TransparencyType.Transparent, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(entry.Status, EventStatus.Cancelled, StringComparison.OrdinalIgnoreCase);

        private void Add(string uid, DateTimeOffset start, DateTimeOffset end)
        {
            if (end <= start || start >= to || end <= from)
                return;
            // Ids of strangers may be long or tell who they are; a hash keeps what matters, that they stay the same.
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uid)).AsSpan(0, 8));
            var range = new BusyRange(string.Create(CultureInfo.InvariantCulture, $"{name}-{start.UtcDateTime:yyyyMMdd'T'HHmmss}"), start, end);
            if (_ranges.TryGetValue(range.Uid, out var other) && other.To >= end)
                return;
            _ranges[range.Uid] = range;
        }

        /// <summary>Times without a zone are the clinic's; one that the change to summer time leaves out is the next that there is.</summary>
        private DateTimeOffset Moment(CalDateTime time) => time.IsFloating
            ? LocalDateTime.FromDateTime(time.Value).InZoneLeniently(zone).ToDateTimeOffset()
            : new DateTimeOffset(time.AsUtc, TimeSpan.Zero);

        private static string WordsOf(Exception e) => e is ArgumentException { ParamName: "tzId" }
            ? "its time zone is not known; export with zones like America/New_York, or with times in UTC"
            : FirstLine(e.Message);

        private void Complain(CalendarEvent entry, string problem)
        {
            if (_mistakes.Count < MostMistakes)
                _mistakes.Add($"the entry with UID '{CalendarText.OneLine(entry.Uid ?? "")}': {problem}");
        }
    }
}
