using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>Makes the database usable before anything else starts, and closes it after everything else has stopped.</summary>
public sealed class StorageOwner(
    StorageLocation location,
    TurnWriter writer,
    ReadPool reading,
    ILogger<StorageOwner> logger) : IHostedLifecycleService, IDisposable
{
    public const string LockFileName = "in-use.lock";

    private FileStream? _lock;
    private SqliteConnection? _keepsMemoryAlive;

    /// <exception cref="StorageUnusableException">The data cannot be used; the message says what to do.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (location.Directory is { } directory)
            {
                Directory.CreateDirectory(directory);
                _lock = TakeLock(directory);
            }
            else
            {
                _keepsMemoryAlive = new SqliteConnection(location.ConnectionString);
                await _keepsMemoryAlive.OpenAsync(cancellationToken);
            }

            await Schema.BringUpToDateAsync(location, cancellationToken);
            writer.Start();
        }
        catch (SqliteException e)
        {
            throw StorageProblems.Explain(location, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw StorageProblems.CannotWrite(location, e);
        }

        Log.Opened(logger, location);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Requests in flight may still hand over turns: the writer goes last, in StoppedAsync.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await writer.DrainAsync(cancellationToken);
        Dispose();
        Log.Closed(logger);
    }

    public void Dispose()
    {
        reading.Dispose();
        _keepsMemoryAlive?.Dispose();
        _keepsMemoryAlive = null;
        using (var pooled = new SqliteConnection(location.ConnectionString))
            SqliteConnection.ClearPool(pooled);
        _lock?.Dispose();
        _lock = null;
    }

    /// <summary>Conversations live in the memory of one process: a second one on the same data would answer from old state.</summary>
    private static FileStream TakeLock(string directory)
    {
        var path = Path.Combine(directory, LockFileName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StorageUnusableException(
                $"The data directory '{directory}' is in use by another running process. "
                + $"Stop that one, or set {StorageLocation.DirectoryKey} to a directory of its own.",
                e);
        }
    }
}
