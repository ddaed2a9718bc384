using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Language.Training;

/// <summary>The utterances of <c>training-data/intents/</c>.</summary>
/// <param name="Lines">In the order of the files.</param>
/// <param name="Hash">SHA-256 of data and training settings, hex, lower case: the name of the model made of them.</param>
public sealed record TrainingData(ImmutableArray<LabelledText> Lines, string Hash)
{
    private const string Folder = "training-data/intents/";

    /// <summary>Where each line stands; index i belongs to <see cref="Lines"/>[i].</summary>
    public ImmutableArray<LinePlace> Places { get; init; } = [];

    /// <summary>The intents that have lines, in order.</summary>
    public ImmutableArray<string> Intents => [.. Lines.Select(line => line.Intent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads and checks all files; every mistake is reported.</summary>
    /// <returns>Null, with problems added, when the data can't be trained on.</returns>
    public static TrainingData? Read(IEnumerable<ContentFile> files, List<ContentProblem> problems)
    {
        var before = problems.Count;
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var lines = ImmutableArray.CreateBuilder<LabelledText>();
        var places = ImmutableArray.CreateBuilder<LinePlace>();
        var intents = new HashSet<string>(StringComparer.Ordinal);
        var ordered = files.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        foreach (var file in ordered)
        {
            if (ReadFile(file, seen, problems) is not { } read)
                continue;
            intents.Add(read.Intent);
            lines.AddRange(read.Lines.Select(line => new LabelledText(read.Intent, line.Text)));
            places.AddRange(read.Lines.Select(line => new LinePlace(file.Path, line.Line)));
        }

        foreach (var missing in IntentNames.All.Where(intent => !intents.Contains(intent)))
            problems.Add(new ContentProblem($"{Folder}{missing}.yaml", 1, $"the intent '{missing}' has no training data. Write this file with 'intent:' and 'utterances:'"));
        return problems.Count > before ? null : new TrainingData(lines.DrainToImmutable(), HashOf(ordered)) { Places = places.DrainToImmutable() };
    }

    private static (string Intent, List<(string Text, int Line)> Lines)? ReadFile(ContentFile file, Dictionary<string, string> seen, List<ContentProblem> problems)
    {
        if (YamlMap.Read(file, problems) is not { } map || map.RequireText("intent") is not { } intent)
            return null;
        if (!IntentNames.IsKnown(intent))
            map.Report("intent", $"unknown intent '{intent}'. {(Spelling.Nearest(intent, IntentNames.All) is { } near ? $"Did you mean '{near}'?" : "The names are fixed; see docs/authoring.md")}");
        if (intent != Path.GetFileNameWithoutExtension(file.Path))
            map.Report("intent", $"the intent '{intent}' must stand in a file of its own name: {Folder}{intent}.yaml");
        var texts = new List<(string Text, int Line)>();
        foreach (var (text, line) in map.Texts("utterances"))
        {
            if (seen.TryGetValue(text, out var other))
                map.Report(line, $"'{text}' stands in {other} already. Keep it where it belongs and take it out of the other place");
            else
                texts.Add((text, line));
            seen[text] = $"{file.Path}:{line}";
        }

        if (texts.Count == 0)
            map.Report("utterances", $"the intent '{intent}' has no utterance. Add lines under 'utterances:'");
        map.ReportUnknownFields();
        return (intent, texts);
    }

    private static string HashOf(ContentFile[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(IntentTrainer.Settings));
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{file.Path}\0{file.Text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Where a training line stands.</summary>
/// <param name="File">Relative to the folder above <c>training-data/</c>, with forward slashes.</param>
/// <param name="Line">1 for the first line.</param>
public sealed record LinePlace(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
