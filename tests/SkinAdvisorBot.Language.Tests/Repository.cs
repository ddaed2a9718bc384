using System.Runtime.CompilerServices;

namespace SkinAdvisorBot.Language.Tests;

/// <summary>Where the repository lies; the tests may be built into any folder.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string path = "")
    {
        var folder = Directory.GetParent(path);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "dialogs", "clinic.yaml")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {path} holds dialogs/clinic.yaml.");
    }
}
