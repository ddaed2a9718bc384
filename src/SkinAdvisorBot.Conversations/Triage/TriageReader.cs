using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Reads <c>dialogs/triage/</c>: the words first, then one rule a file.</summary>
internal sealed class TriageReader(Clinic clinic, ImmutableArray<Reference> sources, List<ContentProblem> problems)
{
    public const string Folder = "dialogs/triage/";

    private const string WordsFile = Folder + "words.yaml";

    private const int LeastFiresOn = 12;

    private const int LeastQuietOn = 6;

    private const int LeastWordings = 2;

    /// <summary>Room for the number to call beside it in two SMS segments.</summary>
    private const int LongestQuestion = 180;

    public TriageProtocol Read(ImmutableArray<ContentFile> files)
    {
        var own = files.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal)).ToImmutableArray();
        if (own.IsEmpty)
            return TriageProtocol.Empty;
        var before = problems.Count;
        var words = own.FirstOrDefault(file => file.Path == WordsFile);
        if (words is null)
            problems.Add(new ContentProblem(WordsFile, 1, "this file is missing. Restore it: triage rules are written in its families"));
        var families = words is null ? SignWords.None : new SignWordsReader(problems).Read(words);
        var names = families.Families.Select(family => family.Id).ToHashSet(StringComparer.Ordinal);
        var rules = ImmutableArray.CreateBuilder<TriageRule>();
        foreach (var file in own.Where(file => file.Path != WordsFile))
        {
            if (ReadRule(file, names) is not { } rule)
                continue;
            if (rules.FirstOrDefault(other => other.Id == rule.Id) is { } other)
                problems.Add(new ContentProblem(file.Path, rule.Line, $"the rule '{rule.Id}' stands in {other.File} too. Give this one its own number"));
            rules.Add(rule);
        }

        // A family that can't be read has no meaning to compile; its own problem is reported.
        return problems.Count > before
            ? TriageProtocol.Empty
            : new TriageProtocol(
                [.. rules.OrderBy(rule => TriageOutcomes.RankOf(rule.Outcome)).ThenBy(rule => rule.Id, StringComparer.Ordinal)],
                SignLexicon.Compile(families),
                families.Families.ToFrozenDictionary(family => family.Id, family => family.Phrases.Select(phrase => phrase.Text).ToImmutableArray(), StringComparer.Ordinal));
    }

    private TriageRule? ReadRule(ContentFile file, HashSet<string> families)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return null;
        var id = map.RequireText("rule");
        var name = map.RequireText("name");
        var outcome = map.RequireText("outcome");
        if (id is not null && !Path.GetFileName(file.Path).StartsWith(id + "-", StringComparison.Ordinal))
            map.Report("rule", $"the rule '{id}' must stand in a file named after it: {Folder}{id}-….yaml");
        if (outcome is not null && !TriageOutcomes.ByUrgency.Contains(outcome))
        {
            map.Report("outcome", $"'{outcome}' is no outcome. {(Spelling.Nearest(outcome, TriageOutcomes.ByUrgency) is { } near ? $"Did you mean '{near}'?" : $"Write one of {string.Join(", ", TriageOutcomes.ByUrgency)}")}");
            outcome = null;
        }

        var signs = map.Maps("signs").Select(pattern => ReadPattern(pattern, families)).ToImmutableArray();
        var isPlain = ReadFlag(map, "plain_questions");
        if (signs.IsEmpty && !isPlain)
            map.Report("signs", "a rule needs signs. Add 'signs:' with at least one '- all: [family]'");
        var past = ReadFlag(map, "past");
        var questions = ReadFlag(map, "questions");
        var settle = ReadSettle(map, outcome);
        var asks = ReadAsks(map);
        var wordings = ImmutableArray.CreateBuilder<Wording>();
        foreach (var say in map.Maps("say"))
        {
            var brief = ReadWords(say, "short", outcome);
            var full = ReadWords(say, "full", outcome);
            say.ReportUnknownFields();
            if (brief is not null && full is not null)
                wordings.Add(new Wording(brief, full));
        }

        if (wordings.Count < LeastWordings)
            map.Report("say", $"a rule needs {LeastWordings} wordings, so that advice given again comes in other words. Add '- short: …' and 'full: …' under 'say:'");
        var found = SourceReader.Resolve(map, sources);
        if (map.Texts("sources").IsEmpty)
            map.Report("sources", "a rule needs its sources. Add a line 'sources: [KEY]' with keys of dialogs/sources.yaml");
        var reviewed = map.RequireText("reviewed");
        if (reviewed is not (null or "pending"))
            map.Report("reviewed", $"a file can't claim a review ('{reviewed}'). Write 'reviewed: pending'; physicians sign in the console");
        var firesOn = ReadLines(map, "fires_on", LeastFiresOn, "messages that must fire it");
        var quietOn = ReadLines(map, "quiet_on", LeastQuietOn, "near misses that must not fire it");
        map.ReportUnknownFields();
        return id is null || name is null || outcome is null || reviewed is null || wordings.Count == 0
            ? null
            : new TriageRule(id, name, outcome, signs, past, questions, settle, asks, wordings.DrainToImmutable(), found, firesOn, quietOn, reviewed, file.Path, map.LineOf("rule"));
    }

    private static SignPattern ReadPattern(YamlMap map, HashSet<string> families)
    {
        var facts = map.Texts("facts");
        foreach (var (fact, line) in facts.Where(fact => !TriageFacts.All.Contains(fact.Text)))
            map.Report(line, $"unknown fact '{fact}'. {(Spelling.Nearest(fact, TriageFacts.All) is { } near ? $"Did you mean '{near}'?" : $"Write one of {string.Join(", ", TriageFacts.All)}")}");
        var pattern = new SignPattern(Names("all"), Names("any"), Names("none"), [.. facts.Select(fact => fact.Text)]);
        if (pattern.All.IsEmpty && pattern.Any.IsEmpty && pattern.Facts.IsEmpty)
            map.Report(map.Line, "an alternative needs 'all:' or 'any:' with families of dialogs/triage/words.yaml, or 'facts:'");
        map.ReportUnknownFields();
        return pattern;

        ImmutableArray<string> Names(string field)
        {
            var names = map.Texts(field);
            foreach (var (name, line) in names.Where(name => !families.Contains(name.Text)))
                map.Report(line, $"unknown family '{name}'. {(Spelling.Nearest(name, families) is { } near ? $"Did you mean '{near}'?" : "Add it to dialogs/triage/words.yaml")}");
            return [.. names.Select(name => name.Text)];
        }
    }

    private static bool ReadFlag(YamlMap map, string field)
    {
        var value = map.FindText(field);
        if (value is not (null or "counts"))
            map.Report(field, $"'{field}' can only say 'counts'. Leave the line out otherwise");
        return value == "counts";
    }

    private static ImmutableArray<string> ReadLines(YamlMap map, string field, int least, string what)
    {
        var lines = map.Texts(field);
        if (lines.Length < least)
            map.Report(field, $"a rule needs at least {least} {what} under '{field}:'; here are {lines.Length}");
        return [.. lines.Select(line => line.Text)];
    }

    /// <summary>Rule 3 needs a question for every row that keeps somebody from a treatment.</summary>
    private Words? ReadSettle(YamlMap map, string? outcome)
    {
        if (map.FindText("settle") is not { } text)
        {
            if (outcome is not null && TriageOutcomes.RankOf(outcome) <= TriageOutcomes.RankOf(TriageOutcomes.Defer))
                map.Report("settle", "a rule of this outcome needs the one question that settles it. Add 'settle: …?', answered by yes or no");
            return null;
        }

        if (!text.TrimEnd().EndsWith('?') || text.Length > LongestQuestion)
            map.Report("settle", $"write one question of at most {LongestQuestion} characters that yes or no answers");
        return ParseQuestion(map, text, map.LineOf("settle"));
    }

    private ImmutableArray<Words> ReadAsks(YamlMap map)
    {
        var asks = ImmutableArray.CreateBuilder<Words>();
        foreach (var (text, line) in map.Texts("ask"))
        {
            if (!text.TrimEnd().EndsWith('?') || text.Length > LongestQuestion)
                map.Report(line, $"write one question of at most {LongestQuestion} characters");
            if (ParseQuestion(map, text, line) is { } question)
                asks.Add(question);
        }

        if (asks.Count == 0)
            map.Report("ask", "a rule needs what is asked next. Add 'ask:' with at least one question");
        return asks.DrainToImmutable();
    }

    private Words? ParseQuestion(YamlMap map, string text, int line)
    {
        var words = Words.Parse(text, map.File, line, clinic.Facts, [], out var error);
        if (error is not null)
            map.Report(line, error);
        return words;
    }

    private Words? ReadWords(YamlMap map, string field, string? outcome)
    {
        if (map.RequireText(field) is not { } text)
            return null;
        var words = Words.Parse(text, map.File, map.LineOf(field), clinic.Facts, [], out var error);
        if (error is not null || words is null)
        {
            map.Report(field, error ?? "these words can't be read");
            return null;
        }

        if (field == "short" && SmsSegments.Measure(words.Say(clinic.Facts)).Segments is > SmsSegments.MaxShortForm and var segments)
            map.Report(field, $"the short form takes {segments} SMS segments; {SmsSegments.MaxShortForm} are allowed (306 plain characters). Shorten it");
        if (ClaimLint.FindClaim(text) is { } claim)
            map.Report(field, $"'{claim}' promises too much. Say what is known and how well, or deny it in the same sentence");
        foreach (var contact in ContactsOf(outcome))
        {
            if (!text.Contains("{{ clinic." + contact + " }}", StringComparison.Ordinal))
                map.Report(field, $"the outcome '{outcome}' must name '{{{{ clinic.{contact} }}}}' in these words");
            if (clinic.Facts.GetValueOrDefault(contact) is null)
                problems.Add(new ContentProblem(clinic.File, 1, $"triage needs '{contact}' here. Add a line '{contact}: …'"));
        }

        return words;
    }

    /// <summary>What the words of an outcome must never leave out.</summary>
    private static ImmutableArray<string> ContactsOf(string? outcome) => outcome switch
    {
        TriageOutcomes.Emergency => ["emergency_number"],
        TriageOutcomes.Crisis => ["crisis_line", "emergency_number"],
        TriageOutcomes.Urgent => ["phone"],
        _ => [],
    };
}
