using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Reads <c>dialogs/clinic.yaml</c>.</summary>
internal static class ClinicReader
{
    /// <summary>Every name that templates may use; what the file leaves out is null there, and the bot says that it does not know.</summary>
    private static readonly ImmutableArray<string> Names =
    [
        "name", "phone", "email", "website", "address", "map_url", "directions", "parking", "transport", "access",
        "time_zone", "hours", "hours_note", "holidays", "emergency_number", "crisis_line", "languages", "services",
        "devices", "providers", "provider_note", "consultation", "prices", "payment", "policies", "rooms", "messaging",
        "privacy_note", "retention", "colors",
    ];

    private const int MaxTextSegments = 10;

    public static Clinic? Read(ContentFile file, List<ContentProblem> problems)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return null;
        var before = problems.Count;
        var name = map.RequireText("name");
        map.RequireText("phone");
        map.RequireText("emergency_number");
        map.RequireText("crisis_line");
        var zone = ReadZone(map);
        var hours = HoursReader.Read(map, "hours");
        var isDemo = map.FindFlag("demo");
        var facts = Names.ToDictionary(key => key, map.FindValue, StringComparer.Ordinal);
        facts["hours"] = hours.IsEmpty ? null : Lines(hours);
        var calendar = map.FindMap("booking") is { } booking && zone is not null ? new CalendarReader(booking, zone, hours).Read() : null;
        facts["books"] = calendar is null ? null : "yes";
        var segments = map.WholeNumber("text_segments", 1, MaxTextSegments, step: 1, Clinic.DefaultTextSegments);
        map.ReportUnknownFields();
        return problems.Count > before || name is null || zone is null
            ? null
            : new Clinic(isDemo, name, zone, hours, facts.ToFrozenDictionary(StringComparer.Ordinal), file.Path) { Calendar = calendar, TextSegments = segments };
    }

    private static DateTimeZone? ReadZone(YamlMap map)
    {
        if (map.RequireText("time_zone") is not { } id)
            return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        if (zone is null)
            map.Report("time_zone", $"'{id}' is no time zone. Write a name such as America/New_York");
        return zone;
    }

    /// <summary>The week in as few lines as hours differ: "Monday to Thursday, 9 am to 6 pm".</summary>
    private static List<string> Lines(ImmutableSortedDictionary<IsoDayOfWeek, OpeningHours> hours)
    {
        var lines = new List<string>();
        foreach (var run in Runs(hours))
        {
            var days = run.First == run.Last ? Name(run.First) : $"{Name(run.First)} to {Name(run.Last)}";
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{days}, {(run.Hours is { } open ? open.ToString() : "closed")}"));
        }

        return lines;
    }

    private static List<(IsoDayOfWeek First, IsoDayOfWeek Last, OpeningHours? Hours)> Runs(ImmutableSortedDictionary<IsoDayOfWeek, OpeningHours> hours)
    {
        var runs = new List<(IsoDayOfWeek First, IsoDayOfWeek Last, OpeningHours? Hours)>();
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            OpeningHours? open = hours.TryGetValue(day, out var found) ? found : null;
            if (runs.Count > 0 && runs[^1].Hours == open)
                runs[^1] = runs[^1] with { Last = day };
            else
                runs.Add((day, day, open));
        }

        return runs;
    }

    private static string Name(IsoDayOfWeek day) => day.ToString();
}
