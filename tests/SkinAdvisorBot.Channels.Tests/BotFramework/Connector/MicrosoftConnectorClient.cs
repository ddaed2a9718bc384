using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Microsoft's unmodified client of the Connector in a Node process; see <c>tests/clients/connector-client.cjs</c>.</summary>
public sealed class MicrosoftConnectorClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private MicrosoftConnectorClient(Process process) => _process = process;

    internal static string Directory { get; } = typeof(MicrosoftConnectorClient).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ClientsDirectory").Value!;

    /// <summary>Starts it, or skips the test on a machine without Node or without the client, and says how to get them.</summary>
    public static MicrosoftConnectorClient Start(string serviceUrl)
    {
        Assert.SkipUnless(
            System.IO.Directory.Exists(Path.Combine(Directory, "node_modules", "botframework-connector")),
            "Microsoft's Connector client is not installed. Get Node 20 or later, then run `npm ci` in tests/clients.");
        return new MicrosoftConnectorClient(Process.Start(new ProcessStartInfo("node", [Path.Combine(Directory, "connector-client.cjs"), serviceUrl])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <param name="operation">As its operations are named.</param>
    /// <returns><c>id</c> when the service took it, <c>status</c> when it declined.</returns>
    public async Task<JsonNode> CallAsync(string operation, params JsonNode[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var call = new JsonObject { ["operation"] = operation, ["arguments"] = new JsonArray([.. arguments]) };
        await _process.StandardInput.WriteLineAsync(call.ToJsonString(JsonSerializerOptions.Web).AsMemory(), limit.Token);
        await _process.StandardInput.FlushAsync(limit.Token);
        var line = await _process.StandardOutput.ReadLineAsync(limit.Token);
        return JsonNode.Parse(line ?? throw new InvalidOperationException("The client ended before it answered."))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
