using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Microsoft's own server side of the Connector in a Node process; see <c>tests/clients/connector-service.cjs</c>.</summary>
public sealed class MicrosoftConnectorService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private MicrosoftConnectorService(Process process) => _process = process;

    public string ServiceUrl { get; private set; } = "";

    /// <summary>Starts it, or skips the test on a machine without Node or without the package, and says how to get them.</summary>
    public static async Task<MicrosoftConnectorService> StartAsync()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(MicrosoftConnectorClient.Directory, "node_modules", "botbuilder")),
            "Microsoft's bot builder is not installed. Get Node 20 or later, then run `npm ci` in tests/clients.");
        var service = new MicrosoftConnectorService(Process.Start(
            new ProcessStartInfo("node", [Path.Combine(MicrosoftConnectorClient.Directory, "connector-service.cjs")]) { RedirectStandardOutput = true })!);
        service.ServiceUrl = $"http://127.0.0.1:{int.Parse(await service.ReadLineAsync(), CultureInfo.InvariantCulture)}/";
        return service;
    }

    /// <summary>The next call it took: its operation, and what the bot there is handed.</summary>
    public async Task<(string Operation, JsonArray Values)> NextAsync()
    {
        var call = JsonNode.Parse(await ReadLineAsync())!;
        return (call["operation"]!.GetValue<string>(), call["values"]!.AsArray());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> ReadLineAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("Microsoft's service ended.");
    }
}
