using System.Globalization;
using System.IO.Compression;

namespace SkinAdvisorBot.Host.Teams;

/// <summary>The file that is uploaded to Teams: a zip with the manifest and both icons at its root.</summary>
internal static class TeamsPackage
{
    public const string ColorIcon = "color.png";

    public const string OutlineIcon = "outline.png";

    private const string Manifest = "manifest.json";

    // The same settings make the same bytes, so that a package can be compared with the one that was uploaded.
    private static readonly DateTimeOffset Dated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream output, TeamsManifest manifest)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, Manifest, manifest.ToJson());
        Add(zip, ColorIcon, DropIcon.InColor(int.Parse(manifest.AccentColor.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        Add(zip, OutlineIcon, DropIcon.Outline());
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Dated;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
