using System.Runtime.CompilerServices;

namespace SkinAdvisorBot.Host.Tests.WebChat;

internal static class Repository
{
    /// <summary>The top folder of the sources these tests were built from.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>Keeps a picture for the README where <c>UPDATE_SCREENSHOTS</c> is 1.</summary>
    public static void KeepPicture(string name, byte[] picture)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") != "1")
            return;
        var folder = Directory.CreateDirectory(Path.Combine(Root, "docs", "images"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name), picture);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
