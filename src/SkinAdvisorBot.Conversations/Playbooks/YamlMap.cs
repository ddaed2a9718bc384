using System.Globalization;
using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>A YAML mapping that is read field by field and reports each mistake with its line; reading goes on after a mistake.</summary>
public sealed class YamlMap
{
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<ContentProblem> problems;

    private YamlMap(YamlMappingNode node, string file, List<ContentProblem> problems)
    {
        File = file;
        Line = LineOf(node);
        this.problems = problems;
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
                fields[name] = (key, value);
            else
                Report(key, "a field name must be a plain word");
        }
    }

    public string File { get; }

    public int Line { get; }

    public IEnumerable<string> Names => fields.Keys;

    /// <summary>Reads a file whose top is one mapping; null, with a problem added, when it is not YAML or no mapping.</summary>
    public static YamlMap? Read(ContentFile file, List<ContentProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(file.Text);
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode top }])
                return new YamlMap(top, file.Path, problems);
            problems.Add(new(file.Path, 1, "the file must hold one YAML mapping (lines of 'name: value')"));
        }
        catch (YamlException e)
        {
            problems.Add(new(file.Path, (int)e.Start.Line, $"this is not valid YAML ({e.Message}). Check indentation, quotes and colons on this line"));
        }

        return null;
    }

    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>The line of a field's value, or of the mapping when the field is missing.</summary>
    public int LineOf(string name) => fields.TryGetValue(name, out var field) ? LineOf(field.Value) : Line;

    /// <summary>The text of a field; null, with a problem added, when it is missing or empty.</summary>
    public string? RequireText(string name)
    {
        var text = FindText(name);
        if (text is null && Find(name) is (null or YamlScalarNode))
            Report(name, $"'{name}' is missing here. Add a line '{name}: …'");
        return text;
    }

    /// <summary>The text of a field, trimmed; null when it is missing or empty.</summary>
    public string? FindText(string name)
    {
        if (Find(name) is not { } node)
            return null;
        if (node is YamlScalarNode { Value: { } value })
            return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        Report(node, $"'{name}' must be a text, not a list or mapping");
        return null;
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, in steps of <paramref name="step"/>; anything else is reported.</summary>
    /// <param name="otherwise">What holds where nothing is said; null where something must be.</param>
    public int WholeNumber(string name, int from, int to, int step, int? otherwise)
    {
        var text = otherwise is null ? RequireText(name) : FindText(name);
        if (text is null)
            return otherwise ?? from;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to && number % step == 0)
            return number;
        var steps = step == 1 ? "" : $" in steps of {step}";
        Report(name, $"'{text}' can't be '{name}'. Write a whole number from {from} to {to}{steps}");
        return from;
    }

    /// <summary>A field that is true or false; false when it is missing.</summary>
    public bool FindFlag(string name)
    {
        var text = FindText(name);
        if (text is not (null or "true" or "false"))
            Report(name, $"'{name}' must be true or false, not '{text}'");
        return text == "true";
    }

    /// <summary>The texts of a list field with their lines; empty when it is missing.</summary>
    public ImmutableArray<(string Text, int Line)> Texts(string name)
    {
        switch (Find(name))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                var texts = ImmutableArray.CreateBuilder<(string, int)>(list.Children.Count);
                foreach (var item in list)
                {
                    if (item is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
                        texts.Add((value.Trim(), LineOf(item)));
                    else
                        Report(item, $"every item of '{name}' must be a text; quote it if it holds ': '");
                }

                return texts.DrainToImmutable();
            case var other:
                Report(other, $"'{name}' must be a list (lines that start with '- ')");
                return [];
        }
    }

    /// <summary>The mappings of a list field; empty when it is missing.</summary>
    public IEnumerable<YamlMap> Maps(string name)
    {
        switch (Find(name))
        {
            case null:
                yield break;
            case YamlSequenceNode list:
                foreach (var item in list)
                {
                    if (item is YamlMappingNode map)
                        yield return new YamlMap(map, File, problems);
                    else
                        Report(item, $"every item of '{name}' must be a mapping (lines of 'name: value')");
                }

                yield break;
            case var other:
                Report(other, $"'{name}' must be a list of mappings (the first line of each starts with '- ')");
                yield break;
        }
    }

    /// <summary>A field that is itself a mapping; null when it is missing.</summary>
    public YamlMap? FindMap(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlMap(map, File, problems);
            case var other:
                Report(other, $"'{name}' must be a mapping (indented lines of 'name: value')");
                return null;
        }
    }

    /// <summary>The field as plain values for templates: texts, lists and dictionaries; null when it is missing.</summary>
    public object? FindValue(string name) => Find(name) is { } node ? ValueOf(node) : null;

    /// <summary>Reports every field that nobody asked for: most are misspelt.</summary>
    public void ReportUnknownFields()
    {
        foreach (var (name, field) in fields)
        {
            if (asked.Contains(name))
                continue;
            var hint = Spelling.Nearest(name, asked) is { } near ? $"Did you mean '{near}'?" : $"Known here: {string.Join(", ", asked.Order(StringComparer.Ordinal))}";
            Report(field.Key, $"unknown field '{name}'. {hint}");
        }
    }

    public void Report(string name, string message) => problems.Add(new(File, LineOf(name), message));

    public void Report(int line, string message) => problems.Add(new(File, line, message));

    private void Report(YamlNode node, string message) => problems.Add(new(File, LineOf(node), message));

    private static int LineOf(YamlNode node) => (int)node.Start.Line;

    private YamlNode? Find(string name)
    {
        asked.Add(name);
        return fields.TryGetValue(name, out var field) ? field.Value : null;
    }

    private object? ValueOf(YamlNode node)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                return string.IsNullOrWhiteSpace(scalar.Value) || scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? null : scalar.Value;
            case YamlSequenceNode list:
                return list.Children.Select(ValueOf).ToList();
            case YamlMappingNode map:
                var values = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var (key, value) in map.Children)
                {
                    if (key is YamlScalarNode { Value: { } name })
                        values[name] = ValueOf(value);
                    else
                        Report(key, "a field name must be a plain word");
                }

                return values;
            default:
                return null;
        }
    }
}
