using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Host.Commands;
using SkinAdvisorBot.Host.Tests.Commands;

namespace SkinAdvisorBot.Host.Tests.Teams;

public sealed class TeamsManifestTests : IDisposable
{
    private const string BotId = "11111111-2222-3333-4444-555555555555";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"teams-{Guid.NewGuid():N}.zip");

    [Fact]
    public async Task The_package_holds_a_manifest_of_the_clinic_and_both_icons_and_is_the_same_each_time()
    {
        var first = await RunAsync();
        var bytes = await File.ReadAllBytesAsync(_file, TestContext.Current.CancellationToken);
        await RunAsync();

        Assert.Equal((CommandLineApp.Done, ""), (first.ExitCode, first.Error));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_file, TestContext.Current.CancellationToken));
        using var zip = ZipFile.OpenRead(_file);
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        var manifest = JsonNode.Parse(Read(zip, "manifest.json"))!;
        Assert.Equal(("1.22", "1.0.0", "#0B6E6E"), ((string?)manifest["manifestVersion"], (string?)manifest["version"], (string?)manifest["accentColor"]));
        Assert.Equal(("Fifth Avenue Aesthetics", "https://example.com"), ((string?)manifest["name"]!["short"], (string?)manifest["developer"]!["websiteUrl"]));
        Assert.Equal((BotId, """["personal"]"""), ((string?)manifest["bots"]![0]!["botId"], manifest["bots"]![0]!["scopes"]!.ToJsonString()));
        Assert.Equal("""["chat.clinic.example"]""", manifest["validDomains"]!.ToJsonString());
        Assert.True(Guid.TryParseExact((string?)manifest["id"], "D", out var id) && id != Guid.Parse(BotId));
    }

    [Fact]
    public async Task The_color_icon_is_full_and_192_pixels_square_and_the_outline_white_on_nothing_and_32()
    {
        await RunAsync(("Teams__AccentColor", "#FF0000"));
        using var zip = ZipFile.OpenRead(_file);

        var color = Pixels(Read(zip, "color.png"), 192);
        var outline = Pixels(Read(zip, "outline.png"), 32);

        Assert.All(color, pixel => Assert.Equal(255, pixel.Alpha));
        Assert.Equal((255, 0, 0, 255), color[0]);
        Assert.Equal((255, 255, 255, 255), color[(96 * 192) + 96]);
        Assert.All(outline, pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(outline, pixel => pixel.Alpha == 0);
        Assert.Contains(outline, pixel => pixel.Alpha == 255);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named_with_its_key_and_nothing_is_written()
    {
        var run = await ProgramRun.OfAsync(["teams-manifest", "--to", _file], environment: new Dictionary<string, string>
        {
            ["Teams__ShortName"] = new string('x', 31),
            ["Teams__Version"] = "1",
            ["Teams__Scopes__0"] = "groupchat",
        });

        Assert.Equal(CommandLineApp.Unusable, run.ExitCode);
        Assert.All(
            ["MicrosoftAppId is missing", "Teams:PrivacyUrl is missing", "Teams:TermsOfUseUrl is missing", "Teams:ShortName has 31 characters. Write 1 to 30.", "Teams:Version is '1'", "Teams:Scopes has 'groupchat'"],
            words => Assert.Contains(words, run.Error, StringComparison.Ordinal));
        Assert.False(File.Exists(_file));
    }

    public void Dispose() => File.Delete(_file);

    private Task<ProgramRun> RunAsync(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = BotId,
            ["Teams__PrivacyUrl"] = "https://clinic.example/privacy",
            ["Teams__TermsOfUseUrl"] = "https://clinic.example/terms",
            ["DirectLine__PublicUrl"] = "https://chat.clinic.example",
        };
        foreach (var (key, value) in settings)
            environment[key] = value;
        return ProgramRun.OfAsync(["teams-manifest", "--to", _file], environment: environment);
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var content = new MemoryStream();
        using var entry = zip.GetEntry(name)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    // Enough of PNG for what we write: header, one chunk of data, rows without a filter.
    private static (int Red, int Green, int Blue, int Alpha)[] Pixels(byte[] png, int side)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal("IHDR"u8.ToArray(), png[12..16]);
        Assert.Equal((side, side), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.Equal([8, 6, 0, 0, 0], png[24..29]);
        // The checksum every PNG ends with.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], png[^12..]);
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var bytes = rows.ToArray();
        Assert.Equal(side * (1 + (4 * side)), bytes.Length);
        return [.. Enumerable.Range(0, side * side).Select(i => (i / side * (1 + (4 * side))) + 1 + (i % side * 4)).Select(at => ((int)bytes[at], (int)bytes[at + 1], (int)bytes[at + 2], (int)bytes[at + 3]))];
    }
}
