using System.Runtime.CompilerServices;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>The content of the repository itself, without dialogue tests.</summary>
internal static class ShippedContent
{
    private static readonly Lazy<string> FoundRoot = new(() => FindRoot());

    private static readonly Lazy<IReadOnlyList<ContentFile>> Read = new(() => [.. Directory
        .EnumerateFiles(Path.Combine(Root, "dialogs"), "*.yaml", SearchOption.AllDirectories)
        .Select(path => new ContentFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
        .Where(file => !file.Path.StartsWith("dialogs/tests/", StringComparison.Ordinal))]);

    private static readonly Lazy<Playbook> Loaded = new(() => Load(Files));

    /// <summary>The nearest folder above the tests that holds <c>dialogs/clinic.yaml</c>.</summary>
    public static string Root => FoundRoot.Value;

    public static IReadOnlyList<ContentFile> Files => Read.Value;

    /// <summary>Triage with what it needs, and no answers: quick to load again.</summary>
    public static IReadOnlyList<ContentFile> TriageFiles { get; } =
        [.. Files.Where(file => !file.Path.StartsWith("dialogs/answers/", StringComparison.Ordinal) && file.Path is not ("dialogs/interview.yaml" or "dialogs/booking.yaml"))];

    public static Playbook Playbook => Loaded.Value;

    public static Playbook Load(IReadOnlyCollection<ContentFile> files)
    {
        var result = PlaybookLoader.Load(files);
        Assert.Empty(result.Problems);
        return result.Playbook!;
    }

    // From the source file: the tests may be built into any folder.
    private static string FindRoot([CallerFilePath] string path = "")
    {
        var folder = Directory.GetParent(path);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "dialogs", "clinic.yaml")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {path} holds dialogs/clinic.yaml.");
    }
}
