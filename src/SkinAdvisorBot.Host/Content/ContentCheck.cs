using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.DialogueTests;
using SkinAdvisorBot.Language.Signs;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Checks content, training data and dialogue tests together.</summary>
public static class ContentCheck
{
    public const string DialogueTests = "dialogs/tests/";

    /// <summary>All problems of content, training data and dialogue tests, by file and line.</summary>
    public static List<ContentProblem> Problems(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        var loaded = PlaybookLoader.Load(files);
        problems.AddRange(loaded.Problems);
        if (loaded.Playbook is { } playbook && WebChat.ClinicChat.FindProblem(playbook) is { } colors)
            problems.Add(colors);
        var talk = TrainingData.Read(files, problems);
        if (loaded.Playbook is not null)
            SignData.Read(files, loaded.Playbook, talk?.Lines ?? [], problems);
        foreach (var file in files.Where(file => file.Path.StartsWith(DialogueTests, StringComparison.Ordinal)))
            DialogueTest.Read(file, problems);
        return [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
    }
}
