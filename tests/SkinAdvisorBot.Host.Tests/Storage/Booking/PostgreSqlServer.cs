using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SkinAdvisorBot.Host.Tests.Storage.Booking;

/// <summary>A PostgreSQL server of one test, on a free port of this machine, gone at its end.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>The server refuses to run as root; Debian's packages bring this account.</summary>
    private const string Account = "postgres";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _directory;
    private readonly Process _server;

    private PostgreSqlServer(DirectoryInfo directory, Process server, string connectionString)
    {
        _directory = directory;
        _server = server;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Why no server can be started here; null where one can.</summary>
    public static string? WhyNot()
    {
        if (!OperatingSystem.IsLinux())
            return "The server is started as Linux does it.";
        return Find("initdb") is null || Find("postgres") is null ? "PostgreSQL is not installed: initdb and postgres are not on the PATH." : null;
    }

    public static async Task<PostgreSqlServer> StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var directory = Directory.CreateTempSubdirectory("advisor-postgres-");
        // The account that runs the server makes its own directory inside.
        if (OperatingSystem.IsLinux())
            directory.UnixFileMode = (UnixFileMode)0b111_111_111;
        var data = Path.Combine(directory.FullName, "data");
        using (var initdb = Start(Find("initdb")!, "-D", data, "-U", Account, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"))
        {
            var said = await initdb.StandardOutput.ReadToEndAsync(limit.Token);
            await initdb.WaitForExitAsync(limit.Token);
            Assert.True(initdb.ExitCode == 0, said);
        }

        var port = FreePort();
        var server = Start(Find("postgres")!, "-D", data, "-p", $"{port}", "-k", directory.FullName, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "log_min_messages=panic");
        var started = new PostgreSqlServer(directory, server, $"Host=127.0.0.1;Port={port};Username={Account};Database=postgres");
        try
        {
            await started.UntilReadyAsync(limit.Token);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // SIGINT: it disconnects whoever is there and ends in order.
        if (!_server.HasExited)
        {
            using var stop = Process.Start("kill", ["-INT", $"{_server.Id}"]);
            await stop.WaitForExitAsync().WaitAsync(Patience);
        }

        await _server.WaitForExitAsync().WaitAsync(Patience);
        _server.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Assert.False(_server.HasExited, "The PostgreSQL server ended at its start.");
            try
            {
                await using var connection = new Npgsql.NpgsqlConnection(ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (Npgsql.NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--clear-groups", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
