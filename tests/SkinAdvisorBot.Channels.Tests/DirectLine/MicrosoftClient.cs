using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

/// <summary>Microsoft's unmodified Direct Line client in a Node process; see <c>tests/clients/directline-client.cjs</c>.</summary>
public sealed class MicrosoftClient : IAsyncDisposable
{
    /// <summary>The client takes up to 15 seconds to come back after a cut.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<JsonNode> _lines = Channel.CreateUnbounded<JsonNode>();
    private readonly List<JsonNode> _activities = [];

    private MicrosoftClient(Process process) => _process = process;

    /// <summary>Every activity the client was given so far, in order.</summary>
    public IReadOnlyList<JsonNode> Activities => _activities;

    private static string Directory { get; } = typeof(MicrosoftClient).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ClientsDirectory").Value!;

    /// <summary>Skips the test on a machine without Node or without the client, and says how to get them.</summary>
    public static void SkipWhenMissing()
    {
        Assert.SkipUnless(
            System.IO.Directory.Exists(Path.Combine(Directory, "node_modules", "botframework-directlinejs")),
            "Microsoft's Direct Line client is not installed. Run `npm ci` in tests/clients.");
        Assert.SkipUnless(HasNode(), "Node is not installed. Get Node 20 or later, then run `npm ci` in tests/clients.");
    }

    /// <param name="mode"><c>ws</c> or <c>poll</c>.</param>
    public static MicrosoftClient Start(DirectLineServer server, string token, string mode)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Directory, "directline-client.cjs"), server.Domain, token, mode])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var client = new MicrosoftClient(Process.Start(start)!);
        client._process.OutputDataReceived += (_, line) => client.Hear(line.Data);
        // The client warns there about what it meets; nothing of it is a promise.
        client._process.ErrorDataReceived += (_, _) => { };
        client._process.BeginOutputReadLine();
        client._process.BeginErrorReadLine();
        return client;
    }

    public async Task SayAsync(string text)
    {
        await _process.StandardInput.WriteLineAsync(text);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for a line with this field and value.</summary>
    public Task<JsonNode> HearAsync(string field, string value) => HearAsync(line => line[field] is JsonValue said && said.ToString() == value);

    /// <summary>Waits for an activity with these words.</summary>
    public async Task<JsonNode> HearWordsAsync(string text) => (await HearAsync(line => (string?)line["activity"]?["text"] == text))["activity"]!;

    /// <summary>Waits for the client to say that it has posted.</summary>
    /// <returns>The id it was given.</returns>
    public async Task<string> HearPostedAsync() => (string)(await HearAsync(line => line["posted"] is not null))["posted"]!;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonNode> HearAsync(Predicate<JsonNode> isAwaited)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await foreach (var line in _lines.Reader.ReadAllAsync(limit.Token))
        {
            if (line["activity"] is { } activity)
                _activities.Add(activity);
            if (isAwaited(line))
                return line;
        }

        throw new InvalidOperationException("The client ended before it said what was awaited.");
    }

    private void Hear(string? line)
    {
        if (line is null)
            _lines.Writer.TryComplete();
        else
            _lines.Writer.TryWrite(JsonNode.Parse(line)!);
    }

    public static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
