using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Signs;

/// <summary>What the detector of signs is trained on: the lines of <c>training-data/triage/</c>, the phrasings of the rules, and ordinary talk.</summary>
/// <param name="Lines">Each under the id of the rule that decides, or <see cref="SignDetector.None"/> where that is milder than defer; no text twice.</param>
/// <param name="Rules">Every rule of the protocol by its id.</param>
/// <param name="Hash">SHA-256 of lines, outcomes and training settings, hex, lower case.</param>
public sealed record SignData(ImmutableArray<LabelledText> Lines, ImmutableDictionary<string, TriageRule> Rules, string Hash)
{
    private const string Folder = "training-data/triage/";

    /// <summary>Of so many utterances of the intents one is an example of ordinary talk: enough to know it by, few enough to train quickly.</summary>
    private const int TalkShare = 4;

    /// <summary>Intents whose utterances tell of skin and health, or nothing by themselves.</summary>
    private static readonly ImmutableHashSet<string> NoTalk = ["report_concern", "report_reaction", "give_information"];

    /// <summary>Reads and checks all files; every mistake is reported.</summary>
    /// <param name="playbook">The rules in force; they label ordinary talk that tells of a sign.</param>
    /// <param name="talk">Utterances of the intents.</param>
    /// <returns>Null, with problems added, when there is nothing to train on.</returns>
    public static SignData? Read(IEnumerable<ContentFile> files, Playbook playbook, ImmutableArray<LabelledText> talk, List<ContentProblem> problems)
    {
        var before = problems.Count;
        var rules = playbook.TriageRules.ToImmutableDictionary(rule => rule.Id, StringComparer.Ordinal);
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var lines = ImmutableArray.CreateBuilder<LabelledText>();
        foreach (var file in files.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(file => file.Path, StringComparer.Ordinal))
            ReadFile(file, rules, places, lines, problems);
        foreach (var rule in playbook.TriageRules)
            lines.AddRange(rule.FiresOn.Where(text => places.TryAdd(text, rule.File)).Select(text => new LabelledText(Deciding(text, playbook) ?? (Decides(rule.Outcome) ? rule.Id : SignDetector.None), text)));
        foreach (var (_, line) in talk.Where(line => !NoTalk.Contains(line.Intent)).Index().Where(entry => entry.Index % TalkShare == 0))
        {
            if (places.TryAdd(line.Text, ""))
                lines.Add(new LabelledText(Deciding(line.Text, playbook) ?? SignDetector.None, line.Text));
        }

        return problems.Count > before || rules.IsEmpty ? null : new SignData(lines.ToImmutable(), rules, HashOf(lines, playbook));
    }

    private static void ReadFile(
        ContentFile file, ImmutableDictionary<string, TriageRule> rules, Dictionary<string, string> places, ImmutableArray<LabelledText>.Builder lines, List<ContentProblem> problems)
    {
        if (YamlMap.Read(file, problems) is not { } map || map.RequireText("rule") is not { } rule)
            return;
        if (rule != SignDetector.None && !rules.ContainsKey(rule))
            map.Report("rule", $"there is no rule '{rule}' in dialogs/triage/. Write the id of one, or '{SignDetector.None}' for messages that none fits");
        if (rule != Path.GetFileNameWithoutExtension(file.Path))
            map.Report("rule", $"the lines of '{rule}' must stand in a file of its name: {Folder}{rule}.yaml");
        foreach (var (text, line) in map.Texts("lines"))
        {
            if (!places.TryAdd(text, $"{file.Path}:{line}"))
                map.Report(line, $"'{text}' stands in {places[text]} already. Keep it where it belongs and take it out of the other place");
            else
                lines.Add(new LabelledText(rules.TryGetValue(rule, out var known) && Decides(known.Outcome) ? rule : SignDetector.None, text));
        }

        map.ReportUnknownFields();
    }

    /// <summary>The rule that the lexicon finds, where it is one that decides something.</summary>
    private static string? Deciding(string text, Playbook playbook) =>
        TriageScreen.Look(text, playbook) is { } finding && Decides(finding.Outcome) ? finding.Rule.Id : null;

    private static bool Decides(string outcome) => TriageOutcomes.RankOf(outcome) <= TriageOutcomes.RankOf(TriageOutcomes.Defer);

    private static string HashOf(IEnumerable<LabelledText> lines, Playbook playbook)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(SignDetectorTrainer.Settings));
        foreach (var rule in playbook.TriageRules)
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{rule.Id}\0{rule.Outcome}\0{rule.Name}"));
        foreach (var line in lines)
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{line.Intent}\0{line.Text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
