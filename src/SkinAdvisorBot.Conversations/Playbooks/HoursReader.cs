using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Reads opening times: a list of <c>days</c> with <c>open</c> and <c>close</c>.</summary>
internal static class HoursReader
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>The hours by day; a day that is not listed is missing. Mistakes become problems.</summary>
    public static ImmutableSortedDictionary<IsoDayOfWeek, OpeningHours> Read(YamlMap map, string field)
    {
        var hours = ImmutableSortedDictionary.CreateBuilder<IsoDayOfWeek, OpeningHours>();
        foreach (var entry in map.Maps(field))
        {
            var span = ReadSpan(entry, "open", "close");
            foreach (var (day, line) in ReadDays(entry))
            {
                if (hours.ContainsKey(day))
                    entry.Report(line, $"{day} has hours twice. Keep one entry a day");
                else if (span is { } open)
                    hours[day] = open;
            }

            entry.ReportUnknownFields();
        }

        return hours.ToImmutable();
    }

    /// <summary>Days of the week under <c>days</c>, each with its line.</summary>
    public static ImmutableArray<(IsoDayOfWeek Day, int Line)> ReadDays(YamlMap entry)
    {
        var days = ImmutableArray.CreateBuilder<(IsoDayOfWeek, int)>();
        foreach (var (text, line) in entry.Texts("days"))
        {
            if (!text.All(char.IsLetter) || !Enum.TryParse<IsoDayOfWeek>(text, ignoreCase: true, out var day) || day == IsoDayOfWeek.None)
                entry.Report(line, $"'{text}' is no day. Write Monday, Tuesday, …");
            else
                days.Add((day, line));
        }

        if (entry.Texts("days").IsEmpty)
            entry.Report("days", "say for which days these hours hold. Add a line 'days: [Monday, Tuesday]'");
        return days.DrainToImmutable();
    }

    /// <summary>Two times of one day; null, with a problem added, when one is missing or the second is not later.</summary>
    public static OpeningHours? ReadSpan(YamlMap entry, string from, string to)
    {
        var open = ReadTime(entry, from);
        var close = ReadTime(entry, to);
        if (open >= close)
            entry.Report(entry.Line, $"'{to}' must be later than '{from}', both as 24-hour times such as \"18:00\"");
        return open < close ? new OpeningHours(open.Value, close.Value) : null;
    }

    private static LocalTime? ReadTime(YamlMap entry, string field)
    {
        if (entry.RequireText(field) is not { } text)
            return null;
        var parsed = Clock.Parse(text);
        if (parsed.Success)
            return parsed.Value;
        entry.Report(field, $"'{text}' is no time. Write it as \"09:00\", in quotes");
        return null;
    }
}
