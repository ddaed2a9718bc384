using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads the days that are not as usual: closed, shortened, or somebody's leave.</summary>
internal sealed class SpecialDayReader(YamlMap booking)
{
    private const string HowToWrite = "Write it as 2026-12-24, or 12-24 for every year";

    /// <summary>Days under <c>closed:</c>.</summary>
    public ImmutableArray<SpecialDay> ReadClosed() => ReadDays("closed", entry => null);

    /// <summary>Days under <c>short_days:</c>, with their hours.</summary>
    public ImmutableArray<SpecialDay> ReadShortened() =>
        ReadDays("short_days", entry => HoursReader.ReadSpan(entry, "open", "close") is { } open ? MinuteSpan.Of(open) : null);

    /// <summary>Ranges of days with <c>from</c> and <c>to</c>, both inclusive.</summary>
    public static ImmutableArray<DayRange> ReadRanges(YamlMap map, string field)
    {
        var ranges = ImmutableArray.CreateBuilder<DayRange>();
        foreach (var entry in map.Maps(field))
        {
            if (ReadRange(entry) is { } range)
                ranges.Add(range);
            entry.ReportUnknownFields();
        }

        return ranges.DrainToImmutable();
    }

    private ImmutableArray<SpecialDay> ReadDays(string field, Func<YamlMap, MinuteSpan?> hours)
    {
        var days = ImmutableArray.CreateBuilder<SpecialDay>();
        foreach (var entry in booking.Maps(field))
        {
            var (name, open) = (entry.FindText("name"), hours(entry));
            if (entry.FindText("date") is { } text)
                ReadDate(entry, text, name, open, days);
            else if (ReadRange(entry) is { } range)
                days.Add(new SpecialDay(name, range, null, open));
            entry.ReportUnknownFields();
        }

        return days.DrainToImmutable();
    }

    private static void ReadDate(YamlMap entry, string text, string? name, MinuteSpan? open, ImmutableArray<SpecialDay>.Builder days)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
            days.Add(new SpecialDay(name, new DayRange(date, date), null, open));
        else if (AnnualDatePattern.Iso.Parse(text) is { Success: true, Value: var yearly })
            days.Add(new SpecialDay(name, null, yearly, open));
        else
            entry.Report("date", $"'{text}' is no date. {HowToWrite}");
    }

    private static DayRange? ReadRange(YamlMap entry)
    {
        var (from, to) = (ReadDay(entry, "from"), ReadDay(entry, "to"));
        if (from > to)
            entry.Report(entry.Line, "'to' must not be before 'from'");
        return from <= to ? new DayRange(from.Value, to.Value) : null;
    }

    private static LocalDate? ReadDay(YamlMap entry, string field)
    {
        if (entry.RequireText(field) is not { } text)
            return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (parsed.Success)
            return parsed.Value;
        entry.Report(field, $"'{text}' is no date. Write it as 2026-12-24");
        return null;
    }
}
