using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Reads one file of <c>dialogs/answers/</c>.</summary>
internal sealed class AnswerReader(Clinic clinic, ImmutableArray<Reference> sources, List<ContentProblem> problems)
{
    /// <summary>Longest words on a button; longer ones are cut off by Teams and wrap badly on phones.</summary>
    internal const int MaxButton = 40;

    public Topic? Read(ContentFile file)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return null;
        var id = map.RequireText("topic");
        var name = map.RequireText("name");
        if (id is null || name is null)
            return null;
        if (id != Path.GetFileNameWithoutExtension(file.Path))
            map.Report("topic", $"the topic '{id}' must stand in a file of its own name: dialogs/answers/{id}.yaml");
        var aliases = ReadAliases(map);
        var answers = ImmutableArray.CreateBuilder<Answer>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.Maps("answers"))
        {
            if (ReadAnswer(entry, id) is not { } answer)
                continue;
            if (!ids.Add(answer.Key))
                entry.Report("id", $"the answer '{answer.Key}' stands twice. Give this one another id");
            answers.Add(answer);
        }

        if (answers.Count == 0)
            map.Report("answers", $"the topic '{id}' has no answer. Add one under 'answers:'");
        var parent = map.FindText("parent");
        var notMeant = map.Texts("not_meant").Select(phrase => phrase.Text).ToImmutableArray();
        var qualifies = map.FindFlag("qualifies");
        map.ReportUnknownFields();
        return new Topic(id, name, parent, aliases, notMeant, qualifies, answers.DrainToImmutable(), file.Path, map.Line);
    }

    private static ImmutableArray<string> ReadAliases(YamlMap map)
    {
        var aliases = map.Texts("aliases");
        if (aliases.IsEmpty)
            map.Report("aliases", "a topic needs aliases: how visitors write it, one a line");
        foreach (var (alias, line) in aliases.Where(alias => alias.Text.Any(char.IsUpper)))
            map.Report(line, $"write the alias '{alias}' in lower case; capitals in messages don't matter");
        return [.. aliases.Select(alias => alias.Text)];
    }

    private Answer? ReadAnswer(YamlMap entry, string topic)
    {
        var id = entry.RequireText("id");
        var intent = entry.RequireText("intent");
        if (intent is not null && !IntentNames.IsAspect(intent))
            entry.Report("intent", $"'{intent}' is no question about a topic. {(Spelling.Nearest(intent, IntentNames.Aspects) is { } near ? $"Did you mean '{near}'?" : $"Write one of {string.Join(", ", IntentNames.Aspects)}")}");
        var questions = entry.Texts("questions");
        if (questions.IsEmpty)
            entry.Report("questions", "an answer needs at least one question it answers, in a visitor's words");
        var shortWords = ReadWords(entry, "short");
        var fullWords = ReadWords(entry, "full");
        if (shortWords is not null && SmsSegments.Measure(shortWords.Say(clinic.Facts)).Segments is > SmsSegments.MaxShortForm and var segments)
            entry.Report("short", $"the short form takes {segments} SMS segments; {SmsSegments.MaxShortForm} are allowed (306 plain characters, 134 when it has a character outside GSM-7). Shorten it");
        foreach (var (text, line) in entry.Texts("next").Where(next => next.Text.Length > MaxButton))
            entry.Report(line, $"'{text}' is too long for a button ({text.Length} characters). Use at most {MaxButton}");
        var found = SourceReader.Resolve(entry, sources);
        if (entry.Texts("sources").IsEmpty)
            entry.Report("sources", "an answer needs its sources. Add a line 'sources: [KEY]' with keys of dialogs/sources.yaml");
        var reviewed = entry.RequireText("reviewed");
        if (reviewed is not (null or "pending"))
            entry.Report("reviewed", $"a file can't claim a review ('{reviewed}'). Write 'reviewed: pending'; clinicians sign in the console");
        var with = entry.Texts("with").Select(with => with.Text).ToImmutableArray();
        entry.ReportUnknownFields();
        if (id is null || intent is null || shortWords is null || fullWords is null || reviewed is null)
            return null;
        return new Answer(
            $"{topic}/{id}", topic, intent, [.. questions.Select(question => question.Text)], with, shortWords, fullWords,
            [.. entry.Texts("next").Select(next => next.Text)], found, reviewed, entry.LineOf("id"));
    }

    private Words? ReadWords(YamlMap entry, string field)
    {
        if (entry.RequireText(field) is not { } text)
            return null;
        var words = Words.Parse(text, entry.File, entry.LineOf(field), clinic.Facts, [], out var error);
        if (error is not null)
            entry.Report(field, error);
        return words;
    }
}
