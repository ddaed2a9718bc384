using System.Collections.Immutable;
using NodaTime;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads the section <c>booking:</c> of <c>dialogs/clinic.yaml</c>.</summary>
/// <param name="booking">The section.</param>
/// <param name="hours">The clinic's opening hours, which stand above it.</param>
internal sealed class CalendarReader(YamlMap booking, DateTimeZone zone, ImmutableSortedDictionary<IsoDayOfWeek, OpeningHours> hours)
{
    private const int MaxIdLength = 40;
    private const int MaxVisitMinutes = 480;
    private const int MaxNoticeMinutes = 30 * 24 * 60;
    private const int MaxHorizonDays = 365;
    private const int MaxHoldMinutes = 120;
    private const int MaxGapMinutes = 120;
    private const string ClinicSection = "dialogs/clinic.yaml";

    private static readonly ImmutableArray<int> Grids = [5, 10, 15, 20, 30, 60];

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <summary>The calendar as far as it can be read; what is wrong has become problems, and then it is not used.</summary>
    public ClinicCalendar Read()
    {
        if (hours.IsEmpty)
            booking.Report(booking.Line, "visits need the clinic's opening hours. Add 'hours:' above, or take 'booking:' out");
        var dates = new SpecialDayReader(booking);
        var rules = ReadRules(booking.FindMap("rules"));
        var providers = Entries("providers", ReadProvider);
        var rooms = Entries("rooms", (entry, id, name) => new Room(id, name));
        var devices = Entries("devices", (entry, id, name) => new Device(id, name));
        RequireSome("providers", providers.Length);
        RequireSome("rooms", rooms.Length);
        var visits = Entries("visits", (entry, id, name) => new VisitType(
            id,
            name,
            entry.WholeNumber("minutes", 5, MaxVisitMinutes, step: 5, otherwise: null),
            ReadIds(entry, "providers", [.. providers.Select(provider => provider.Id)], isAllByDefault: true),
            ReadIds(entry, "rooms", [.. rooms.Select(room => room.Id)], isAllByDefault: true),
            ReadIds(entry, "devices", [.. devices.Select(device => device.Id)], isAllByDefault: false)));
        RequireSome("visits", visits.Length);
        var calendar = new ClinicCalendar(
            zone, WeekOf(hours), ReadBreaks(), [.. dates.ReadClosed(), .. dates.ReadShortened()], providers, rooms, devices, visits, rules);
        booking.ReportUnknownFields();
        return calendar;
    }

    private static WeekHours WeekOf(ImmutableSortedDictionary<IsoDayOfWeek, OpeningHours> hours) =>
        new(hours.Select(day => (day.Key, MinuteSpan.Of(day.Value))));

    private WeekHours ReadBreaks()
    {
        var breaks = new List<(IsoDayOfWeek, MinuteSpan)>();
        foreach (var entry in booking.Maps("breaks"))
        {
            if (HoursReader.ReadSpan(entry, "from", "to") is { } span)
                breaks.AddRange(HoursReader.ReadDays(entry).Select(day => (day.Day, MinuteSpan.Of(span))));
            entry.ReportUnknownFields();
        }

        return new WeekHours(breaks);
    }

    private static BookingRules ReadRules(YamlMap? map)
    {
        if (map is null)
            return BookingDefaults.Rules;
        var standard = BookingDefaults.Rules;
        var grid = map.WholeNumber("grid_minutes", Grids[0], Grids[^1], step: 5, standard.GridMinutes);
        if (!Grids.Contains(grid))
            map.Report("grid_minutes", $"visits can't start every {grid} minutes. Write one of {string.Join(", ", Grids)}");
        var notice = map.WholeNumber("notice_minutes", 0, MaxNoticeMinutes, step: 1, (int)standard.Notice.TotalMinutes);
        var horizon = map.WholeNumber("horizon_days", 1, MaxHorizonDays, step: 1, standard.HorizonDays);
        var hold = map.WholeNumber("hold_minutes", 1, MaxHoldMinutes, step: 1, (int)standard.Hold.TotalMinutes);
        var gap = map.WholeNumber("gap_minutes", 0, MaxGapMinutes, step: 5, (int)standard.Gap.TotalMinutes);
        map.ReportUnknownFields();
        return new BookingRules(grid, TimeSpan.FromMinutes(notice), horizon, TimeSpan.FromMinutes(hold), TimeSpan.FromMinutes(gap));
    }

    private static Provider ReadProvider(YamlMap entry, string id, string name)
    {
        var own = HoursReader.Read(entry, "hours");
        return new Provider(id, name, entry.FindText("title"), own.IsEmpty ? null : WeekOf(own), SpecialDayReader.ReadRanges(entry, "leave"));
    }

    /// <summary>The entries of a list that have an id and a name.</summary>
    private ImmutableArray<T> Entries<T>(string field, Func<YamlMap, string, string, T> read)
    {
        var entries = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in booking.Maps(field))
        {
            var (id, name) = (entry.RequireText("id"), entry.RequireText("name"));
            if (id is not null && !IsId(id))
                entry.Report("id", $"'{id}' is no id. Use small letters, digits and hyphens, {MaxIdLength} at most");
            else if (id is not null && !ids.Add(id))
                entry.Report("id", $"the id '{id}' stands twice under 'booking:'. Give this one another");
            entries.Add(read(entry, id ?? "", name ?? ""));
            entry.ReportUnknownFields();
        }

        return entries.DrainToImmutable();
    }

    private static bool IsId(string text) =>
        text.Length <= MaxIdLength && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static ImmutableArray<string> ReadIds(YamlMap entry, string field, ImmutableArray<string> known, bool isAllByDefault)
    {
        if (!entry.Has(field))
        {
            // Asked for, so that it is known where unknown fields are reported.
            _ = entry.Texts(field);
            return isAllByDefault ? known : [];
        }

        var texts = entry.Texts(field);
        foreach (var (text, line) in texts.Where(text => !known.Contains(text.Text)))
        {
            var hint = Spelling.Nearest(text, known) is { } near ? $"Did you mean '{near}'?" : $"Add it under '{field}:' of 'booking:'";
            entry.Report(line, $"'{text}' does not stand among the {field}. {hint}");
        }

        if (texts.IsEmpty && isAllByDefault)
            entry.Report(field, $"a visit needs one of its {field}. Name some, or leave the line out for all");
        return [.. texts.Select(text => text.Text).Distinct(StringComparer.Ordinal)];
    }

    private void RequireSome(string field, int count)
    {
        if (count == 0)
            booking.Report(field, $"visits need {field}. Add '{field}:' with at least one '- id: …', or take 'booking:' out of {ClinicSection}");
    }
}

/// <summary>What holds where content says nothing.</summary>
internal static class BookingDefaults
{
    public static BookingRules Rules { get; } = new(
        GridMinutes: 15,
        Notice: TimeSpan.FromHours(2),
        HorizonDays: 90,
        Hold: TimeSpan.FromMinutes(10),
        Gap: TimeSpan.Zero);
}
