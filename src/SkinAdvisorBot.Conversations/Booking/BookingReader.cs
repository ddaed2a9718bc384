using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads <c>dialogs/booking.yaml</c>.</summary>
internal sealed class BookingReader(Clinic clinic, ImmutableArray<Reference> sources, List<ContentProblem> problems)
{
    public const string File = "dialogs/booking.yaml";

    /// <summary>Farthest a reminder may be ahead of its visit, in hours.</summary>
    private const int MostHours = 24 * 60;

    private const int MostOfferHours = 72;

    /// <param name="rules">Ids of the triage rules.</param>
    public (BookingPlan? Plan, ImmutableArray<Act> Acts) Read(ContentFile file, ImmutableHashSet<string> rules)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return (null, []);
        var before = problems.Count;
        var suggested = map.RequireText("suggested_visit") ?? "";
        CheckVisit(map, "suggested_visit", suggested);
        var region = map.RequireText("phone_region") ?? "";
        if (region.Length != 2 || !region.All(char.IsAsciiLetterUpper))
            map.Report("phone_region", $"'{region}' is no region. Write two capital letters such as US");
        var words = ReadVisitWords(map);
        var acts = new ActReader(clinic, sources, BookingActs.Arguments, problems).ReadActs(map, BookingActs.Required);
        var reminders = map.Maps("reminders").Select(entry => ReadReminder(entry, acts)).OfType<Reminder>().ToImmutableArray();
        var closes = map.Maps("closes").Select(entry => ReadClosing(entry, rules)).OfType<ClosingFact>().ToImmutableArray();
        var quiet = map.FindMap("quiet");
        var (from, to) = (ReadTime(quiet, "from"), ReadTime(quiet, "to"));
        quiet?.ReportUnknownFields();
        var offerFor = ReadWaitList(map);
        map.ReportUnknownFields();
        return problems.Count > before ? (null, acts) : (new BookingPlan(suggested, region, new ReminderPlan(reminders, from, to), words, closes) { OfferFor = offerFor }, acts);
    }

    private ImmutableSortedDictionary<string, ImmutableArray<string>> ReadVisitWords(YamlMap map)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var entry in map.Maps("visit_words"))
        {
            var visit = entry.RequireText("visit");
            var named = entry.Texts("words").Select(word => word.Text).ToImmutableArray();
            if (named.IsEmpty)
                entry.Report("words", "say which words name this visit. Add 'words: [laser, exosomes]'");
            if (visit is not null)
            {
                CheckVisit(entry, "visit", visit);
                words[visit] = named;
            }

            entry.ReportUnknownFields();
        }

        return words.ToImmutable();
    }

    private void CheckVisit(YamlMap map, string field, string visit)
    {
        if (clinic.Calendar is { } calendar && calendar.FindVisit(visit) is null)
            map.Report(field, $"there is no visit '{visit}' in dialogs/clinic.yaml. {(Spelling.Nearest(visit, calendar.Visits.Select(known => known.Id)) is { } near ? $"Did you mean '{near}'?" : "Write the id of one of its visits")}");
    }

    private static ClosingFact? ReadClosing(YamlMap entry, ImmutableHashSet<string> rules)
    {
        var fact = entry.RequireText("fact");
        var rule = entry.RequireText("rule");
        var value = entry.FindText("value");
        int? below = int.TryParse(entry.FindText("below"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (entry.Has("below") && below is null)
            entry.Report("below", "write a whole number such as 18");
        entry.ReportUnknownFields();
        if (fact is not null && !FactNames.All.Contains(fact))
            entry.Report("fact", $"unknown fact '{fact}'. {(Spelling.Nearest(fact, FactNames.All) is { } near ? $"Did you mean '{near}'?" : $"Known: {string.Join(", ", FactNames.All)}")}");
        if (rule is not null && !rules.Contains(rule))
            entry.Report("rule", $"there is no rule '{rule}' in dialogs/triage/. Write the id of one");
        return fact is null || rule is null ? null : new ClosingFact(fact, value, below, rule);
    }

    private static Reminder? ReadReminder(YamlMap entry, ImmutableArray<Act> acts)
    {
        var act = entry.RequireText("act");
        var text = entry.RequireText("hours");
        entry.ReportUnknownFields();
        if (act is not null && acts.All(known => known.Id != act))
            entry.Report("act", $"there are no words '{act}' below 'acts:'. Add '- id: {act}' with its words");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours is < 1 or > MostHours)
            entry.Report("hours", $"write how many hours before the visit, 1 to {MostHours}");
        return act is null ? null : new Reminder(act, TimeSpan.FromHours(hours));
    }

    private static TimeSpan ReadWaitList(YamlMap map)
    {
        if (map.FindMap("waitlist") is not { } list)
        {
            map.Report("waitlist", "say how long a freed time is kept for whoever is next on the wait list. Add 'waitlist:' with 'hours: 4' below it");
            return default;
        }

        if (!int.TryParse(list.RequireText("hours"), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours is < 1 or > MostOfferHours)
            list.Report("hours", $"write how many hours a freed time is kept, 1 to {MostOfferHours}");
        list.ReportUnknownFields();
        return TimeSpan.FromHours(hours);
    }

    private static TimeOnly ReadTime(YamlMap? map, string field)
    {
        if (map?.RequireText(field) is not { } text)
            return default;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        map.Report(field, $"'{text}' is no time. Write it as \"21:00\", in quotes");
        return default;
    }
}
