using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Reads <c>dialogs/acts.yaml</c>, and acts that stand in other files.</summary>
/// <param name="arguments">Names that their words may use besides <c>clinic</c>.</param>
internal sealed class ActReader(Clinic clinic, ImmutableArray<Reference> sources, ImmutableArray<string> arguments, List<ContentProblem> problems)
{
    public (ImmutableArray<Act> Acts, ImmutableArray<ReadingLabel> Readings) Read(ContentFile file)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return ([], []);
        var acts = ReadActs(map, ActIds.Required);
        var readings = ReadReadings(map);
        foreach (var missing in IntentNames.All.Where(intent => IntentNames.IsOffered(intent) && readings.All(reading => reading.Intent != intent)))
            map.Report("readings", $"the reading of '{missing}' is missing. Add '- intent: {missing}' with a 'label:' to name it on a button");
        map.ReportUnknownFields();
        return (acts, readings);
    }

    /// <param name="required">Ids that must be there.</param>
    public ImmutableArray<Act> ReadActs(YamlMap map, ImmutableArray<string> required)
    {
        var acts = ImmutableArray.CreateBuilder<Act>();
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.Maps("acts"))
        {
            if (entry.FindText("id") is { } id)
                declared.Add(id);
            if (ReadAct(entry) is not { } act)
                continue;
            if (acts.Any(other => other.Id == act.Id))
                entry.Report("id", $"the act '{act.Id}' stands twice. Put both wordings under one");
            acts.Add(act);
        }

        foreach (var missing in required.Where(id => !declared.Contains(id)))
            map.Report("acts", $"the act '{missing}' is missing. Add '- id: {missing}' with its words under 'say:'");
        return acts.DrainToImmutable();
    }

    private ImmutableArray<ReadingLabel> ReadReadings(YamlMap map)
    {
        var readings = ImmutableArray.CreateBuilder<ReadingLabel>();
        foreach (var entry in map.Maps("readings"))
        {
            if (ReadReading(entry) is not { } reading)
                continue;
            if (readings.Any(other => other.Intent == reading.Intent))
                entry.Report("intent", $"the reading of '{reading.Intent}' stands twice. Keep one");
            else
                readings.Add(reading);
        }

        return readings.DrainToImmutable();
    }

    private Act? ReadAct(YamlMap entry)
    {
        var id = entry.RequireText("id");
        var wordings = ImmutableArray.CreateBuilder<Wording>();
        foreach (var say in entry.Maps("say"))
        {
            var both = ReadWords(say, "text");
            var brief = both ?? ReadWords(say, "short");
            var full = both ?? ReadWords(say, "full");
            say.ReportUnknownFields();
            if (both is null && (brief is null || full is null) && !(say.Has("text") || (say.Has("short") && say.Has("full"))))
                say.Report(say.Line, "give either 'text:', or both 'short:' (SMS) and 'full:' (web and Teams)");
            else if (brief is not null && full is not null)
                wordings.Add(new Wording(brief, full));
        }

        if (entry.Maps("say").Count() == 1 && id is not null && !ActIds.Fixed.Contains(id))
            entry.Report("say", $"the act '{id}' needs a second wording, so that it is not said twice in the same words. Add another '- text: …'");
        if (!entry.Maps("say").Any())
            entry.Report("say", "an act needs words. Add 'say:' with at least one '- text: …'");
        foreach (var (text, line) in entry.Texts("suggest").Where(suggestion => suggestion.Text.Length > AnswerReader.MaxButton))
            entry.Report(line, $"'{text}' is too long for a button ({text.Length} characters). Use at most {AnswerReader.MaxButton}");
        var suggestions = entry.Texts("suggest").Select(suggestion => suggestion.Text).ToImmutableArray();
        var card = entry.FindMap("card") is { } cardMap ? ReadCard(cardMap) : null;
        var found = SourceReader.Resolve(entry, sources);
        entry.ReportUnknownFields();
        return id is null || wordings.Count == 0
            ? null
            : new Act(id, wordings.DrainToImmutable(), suggestions, card, found, entry.File, entry.Line);
    }

    private CardTemplate? ReadCard(YamlMap map)
    {
        var title = ReadWords(map, "title");
        var text = ReadWords(map, "text");
        var links = ImmutableArray.CreateBuilder<(Words, Words)>();
        foreach (var link in map.Maps("links"))
        {
            var name = ReadWords(link, "title");
            var url = ReadWords(link, "url");
            link.ReportUnknownFields();
            if (name is not null && url is not null)
                links.Add((name, url));
            else
                link.Report(link.Line, "a link needs 'title:' and 'url:'");
        }

        map.ReportUnknownFields();
        if (title is not null && text is not null)
            return new CardTemplate(title, text, links.DrainToImmutable());
        map.Report(map.Line, "a card needs 'title:' and 'text:'");
        return null;
    }

    private ReadingLabel? ReadReading(YamlMap map)
    {
        var intent = map.RequireText("intent");
        var label = ReadWords(map, "label");
        map.ReportUnknownFields();
        if (intent is not null && !IntentNames.IsKnown(intent))
            map.Report("intent", $"unknown intent '{intent}'. {(Spelling.Nearest(intent, IntentNames.All) is { } near ? $"Did you mean '{near}'?" : "See the files of training-data/intents/")}");
        return intent is null || label is null ? null : new ReadingLabel(intent, label);
    }

    private Words? ReadWords(YamlMap map, string field)
    {
        if (map.FindText(field) is not { } text)
            return null;
        var words = Words.Parse(text, map.File, map.LineOf(field), clinic.Facts, arguments, out var error);
        if (error is not null)
            map.Report(field, error);
        return words;
    }
}
