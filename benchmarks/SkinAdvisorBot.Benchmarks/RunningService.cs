using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SkinAdvisorBot.Host.Commands;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>The service as a process of its own on a free local port, with the model that was trained before.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly Process process;

    private RunningService(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Resident memory now, MiB.</summary>
    public long ResidentMiB
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="data">Where its data is; the caller removes it.</param>
    public static async Task<RunningService> StartAsync(string data, CancellationToken cancellationToken)
    {
        var content = ContentFolder.Find(null);
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLineApp).Assembly.Location, "--urls", address.ToString()])
        {
            Environment =
            {
                ["SkinAdvisor__ContentDirectory"] = content.Root,
                ["SkinAdvisor__DataDirectory"] = data,
                ["SkinAdvisor__ModelDirectory"] = Path.Combine(content.Root, "data", "models"),
                ["DirectLine__TokensPerMinute"] = "1000000",
                ["DirectLine__MessagesPerMinute"] = "1000000",
                ["Logging__LogLevel__Default"] = "Error",
            },
            RedirectStandardOutput = true,
        })!;
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var response = await http.GetAsync("health/ready", cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                    return new RunningService(process, address);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(limit.Token);
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
