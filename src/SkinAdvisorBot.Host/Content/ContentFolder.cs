using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.Content;

/// <summary>The folder that holds <c>dialogs/</c> and <c>training-data/</c>.</summary>
/// <param name="Root">Absolute path.</param>
public sealed record ContentFolder(string Root)
{
    public const string DirectoryKey = "SkinAdvisor:ContentDirectory";

    private const string Dialogs = "dialogs";
    private const string TrainingData = "training-data";

    public string DialogsPath => Path.Combine(Root, Dialogs);

    /// <summary>The folder that is configured; else the nearest one above the current directory, or above the program itself.</summary>
    /// <exception cref="UnusableInputException">There is none.</exception>
    public static ContentFolder Find(string? configured)
    {
        if (configured is { Length: > 0 })
        {
            var path = Path.GetFullPath(configured);
            return IsContent(path) ? new ContentFolder(path)
                : throw new UnusableInputException($"'{path}' holds no {Dialogs}/ folder. Point {DirectoryKey} at the folder that does.");
        }

        foreach (var start in (ReadOnlySpan<string>)[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (IsContent(folder.FullName))
                    return new ContentFolder(folder.FullName);
            }
        }

        throw new UnusableInputException($"No {Dialogs}/ folder was found. Start the program in the project's folder, or set {DirectoryKey}.");
    }

    /// <summary>All content and training files; paths are relative to the root.</summary>
    public IReadOnlyList<ContentFile> Read() =>
        [.. new[] { Dialogs, TrainingData }
            .Select(name => Path.Combine(Root, name))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .Select(path => new ContentFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))];

    private static bool IsContent(string folder) => File.Exists(Path.Combine(folder, Dialogs, "clinic.yaml"));
}

/// <summary>What was given can't be used; the message says what to do. Ends a command with code 2.</summary>
public sealed class UnusableInputException : Exception
{
    public UnusableInputException()
    {
    }

    public UnusableInputException(string message)
        : base(message)
    {
    }

    public UnusableInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
