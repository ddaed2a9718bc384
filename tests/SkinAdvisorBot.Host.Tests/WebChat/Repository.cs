using System.Runtime.CompilerServices;

namespace SkinAdvisorBot.Host.Tests.WebChat;

internal static class Repository
{
    /// <summary>The top folder of the sources these tests were built from.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
