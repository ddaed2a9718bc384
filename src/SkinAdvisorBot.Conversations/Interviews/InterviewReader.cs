using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Interviews;

/// <summary>Reads <c>dialogs/interview.yaml</c>.</summary>
internal sealed class InterviewReader(Clinic clinic, List<ContentProblem> problems)
{
    public const string File = "dialogs/interview.yaml";

    private static readonly ImmutableArray<string> Arguments = ["value"];

    /// <param name="rules">Ids of the triage rules.</param>
    /// <param name="topics">Ids of the topics.</param>
    public Interview? Read(ContentFile file, ImmutableHashSet<string> rules, ImmutableHashSet<string> topics)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return null;
        var steps = ImmutableArray.CreateBuilder<InterviewStep>();
        foreach (var entry in map.Maps("steps"))
        {
            if (ReadStep(entry, rules) is not { } step)
                continue;
            if (steps.Any(other => other.Id == step.Id))
                entry.Report("id", $"the step '{step.Id}' stands twice. Keep one");
            else
                steps.Add(step);
        }

        if (steps.Count == 0)
            map.Report("steps", "an interview needs steps. Add 'steps:' with at least one '- id: …'");
        var pairs = map.Maps("together").Select(pair => ReadPair(pair, steps)).OfType<InterviewPair>().ToImmutableArray();
        var outcomes = ReadOutcomes(map, rules, topics);
        var fallback = map.RequireText("default_rule");
        if (fallback is not null && !rules.Contains(fallback))
            map.Report("default_rule", $"there is no rule '{fallback}' in dialogs/triage/. Write the id of one");
        map.ReportUnknownFields();
        return fallback is null || steps.Count == 0 ? null : new Interview(steps.DrainToImmutable(), pairs, outcomes, fallback);
    }

    private InterviewStep? ReadStep(YamlMap entry, ImmutableHashSet<string> rules)
    {
        var id = entry.RequireText("id");
        var facts = Facts(entry, "facts");
        var denies = Facts(entry, "no_denies");
        var wordings = ReadWordings(entry, "say");
        var which = entry.Has("which") ? ReadWordings(entry, "which") : [];
        var yes = entry.FindText("yes_means");
        if (yes is not null && !rules.Contains(yes))
            entry.Report("yes_means", $"there is no rule '{yes}' in dialogs/triage/. Write the id of one");
        var takes = ReadFlag(entry, "takes_words");
        var young = ReadFlag(entry, "only_if_young");
        var recap = ReadWords(entry, "recap");
        var none = ReadWords(entry, "recap_no");
        entry.ReportUnknownFields();
        return id is null || wordings.IsEmpty ? null : new InterviewStep(id, facts, wordings, which, yes, denies, takes, young, recap, none);
    }

    private InterviewPair? ReadPair(YamlMap map, IEnumerable<InterviewStep> steps)
    {
        var names = map.Texts("steps");
        foreach (var (name, line) in names.Where(name => steps.All(step => step.Id != name.Text)))
            map.Report(line, $"there is no step '{name}'. Write the ids of two steps above");
        if (names.Length != 2)
            map.Report("steps", "two steps go together, no more and no fewer");
        var wordings = ReadWordings(map, "say");
        map.ReportUnknownFields();
        return names.Length == 2 && !wordings.IsEmpty ? new InterviewPair(names[0].Text, names[1].Text, wordings) : null;
    }

    private static ImmutableArray<(string Topic, string Rule)> ReadOutcomes(YamlMap map, ImmutableHashSet<string> rules, ImmutableHashSet<string> topics)
    {
        var outcomes = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var entry in map.Maps("outcomes"))
        {
            var rule = entry.RequireText("rule");
            if (rule is not null && !rules.Contains(rule))
                entry.Report("rule", $"there is no rule '{rule}' in dialogs/triage/. Write the id of one");
            foreach (var (topic, line) in entry.Texts("topics"))
            {
                if (!topics.Contains(topic))
                    entry.Report(line, $"there is no topic '{topic}' in dialogs/answers/. {(Spelling.Nearest(topic, topics) is { } near ? $"Did you mean '{near}'?" : "Write the id of one")}");
                else if (rule is not null)
                    outcomes.Add((topic, rule));
            }

            entry.ReportUnknownFields();
        }

        return outcomes.DrainToImmutable();
    }

    private static ImmutableArray<string> Facts(YamlMap map, string field)
    {
        var names = map.Texts(field);
        foreach (var (name, line) in names.Where(name => !FactNames.All.Contains(name.Text)))
            map.Report(line, $"unknown fact '{name}'. {(Spelling.Nearest(name, FactNames.All) is { } near ? $"Did you mean '{near}'?" : $"Write one of {string.Join(", ", FactNames.All)}")}");
        return [.. names.Select(name => name.Text)];
    }

    private static bool ReadFlag(YamlMap map, string field)
    {
        var value = map.FindText(field);
        if (value is not (null or "true"))
            map.Report(field, $"'{field}' can only say 'true'. Leave the line out otherwise");
        return value == "true";
    }

    private ImmutableArray<Wording> ReadWordings(YamlMap map, string field)
    {
        var wordings = ImmutableArray.CreateBuilder<Wording>();
        foreach (var say in map.Maps(field))
        {
            var both = ReadWords(say, "text");
            var brief = both ?? ReadWords(say, "short");
            var full = both ?? ReadWords(say, "full");
            say.ReportUnknownFields();
            if (brief is not null && full is not null)
                wordings.Add(new Wording(brief, full));
            else
                say.Report(say.Line, "give either 'text:', or both 'short:' (SMS) and 'full:' (web and Teams)");
        }

        if (wordings.Count < 2)
            map.Report(field, "a question needs two wordings: it is asked again in other words when the answer is not understood. Add another '- text: …'");
        return wordings.DrainToImmutable();
    }

    private Words? ReadWords(YamlMap map, string field)
    {
        if (map.FindText(field) is not { } text)
            return null;
        var words = Words.Parse(text, map.File, map.LineOf(field), clinic.Facts, Arguments, out var error);
        if (error is not null)
            map.Report(field, error);
        if (ClaimLint.FindClaim(text) is { } claim)
            map.Report(field, $"'{claim}' promises too much. Say what is known and how well, or deny it in the same sentence");
        return words;
    }
}
