using System.Collections.Frozen;

namespace SkinAdvisorBot.Host.WebChat;

/// <summary>What the build made of <c>WebChat/client</c>, read once into memory (some 4 MB).</summary>
internal sealed class WebChatFiles
{
    /// <summary>Names carry the hash of the content, so a browser never has to ask again.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    private WebChatFiles(string folder)
    {
        Loader = File.ReadAllText(Path.Combine(folder, "chat.js"));
        Frame = File.ReadAllText(Path.Combine(folder, "frame.html"));
        Site = File.ReadAllText(Path.Combine(folder, "site.html"));
        Assets = Directory.EnumerateFiles(Path.Combine(folder, "assets"))
            .Where(path => ContentTypes.ContainsKey(Path.GetExtension(path)))
            .ToFrozenDictionary(path => Path.GetFileName(path), Read);
    }

    public string Loader { get; }

    public string Frame { get; }

    public string Site { get; }

    public FrozenDictionary<string, ServedFile> Assets { get; }

    /// <returns>Null when the service was built without the widget.</returns>
    public static WebChatFiles? Find(string folder) =>
        File.Exists(Path.Combine(folder, "chat.js")) ? new WebChatFiles(folder) : null;

    private static ServedFile Read(string path)
    {
        static byte[]? Packed(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

        return new ServedFile(
            ContentTypes[Path.GetExtension(path)],
            Path.GetFileName(path) == "licences.txt" ? AskAgain : ForEver,
            File.ReadAllBytes(path),
            Packed(path + ".br"),
            Packed(path + ".gz"));
    }
}
