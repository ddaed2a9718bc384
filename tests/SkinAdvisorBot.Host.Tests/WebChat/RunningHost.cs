using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Host.WebChat;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>The built service as a process of its own, on a free port of this machine, with data that is thrown away.</summary>
/// <remarks><c>WEBCHAT_HOST_DLL</c> runs another build of it, such as a published one.</remarks>
public sealed class RunningHost : IAsyncLifetime
{
    /// <summary>An origin whose pages may show the chat.</summary>
    public const string ListedSite = "http://clinic.test";

    /// <summary>Training the model for the first time is most of it.</summary>
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly string _data = Directory.CreateTempSubdirectory("skin-advisor-").FullName;
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>Such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>Where its database is, for reading.</summary>
    public string DataDirectory => _data;

    public async ValueTask InitializeAsync()
    {
        var dll = Environment.GetEnvironmentVariable("WEBCHAT_HOST_DLL") ?? typeof(WebChatEndpoints).Assembly.Location;
        _process = Process.Start(new ProcessStartInfo("dotnet", [dll])
        {
            Environment =
            {
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["SkinAdvisor__DataDirectory"] = _data,
                ["SkinAdvisor__ModelDirectory"] = Content.ShippedContent.ModelDirectory,
                ["WebChat__Sites__0"] = ListedSite,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        })!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            using var limit = new CancellationTokenSource(StopsWithin);
            await _process.WaitForExitAsync(limit.Token);
        }

        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Waits until the service has written something that matches, and returns the first group of it.</summary>
    public async Task<string> FindInLogAsync(Regex pattern)
    {
        using var limit = new CancellationTokenSource(StartsWithin);
        while (true)
        {
            if (pattern.Match(Said()) is { Success: true } match)
                return match.Groups[1].Value;
            await Task.Delay(BetweenLooks, limit.Token);
        }
    }

    private async Task UntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(StartsWithin);
        using var client = new HttpClient { BaseAddress = Address };

        while (!await IsReadyAsync(client, limit.Token))
        {
            if (_process!.HasExited || limit.IsCancellationRequested)
                throw new InvalidOperationException($"The service did not become ready at {Address}. It said:\n{Said()}");

            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken limit)
    {
        try
        {
            using var response = await client.GetAsync("health/ready", limit);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    private string Said()
    {
        lock (_output)
            return _output.ToString();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
