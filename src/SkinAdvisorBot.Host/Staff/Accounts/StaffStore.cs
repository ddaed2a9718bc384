using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>Makes the accounts usable before anybody can sign in. Starts after the data directory is this process's own.</summary>
public sealed class StaffStore(StorageLocation location) : IHostedLifecycleService, IDisposable
{
    private SqliteConnection? _keepsMemoryAlive;

    public static void Configure(DbContextOptionsBuilder options, StorageLocation location) =>
        options.UseSqlite(location.ConnectionStringOf(StaffDbContext.FileName)).AddInterceptors(new ConnectionSettings());

    /// <exception cref="StorageUnusableException">The data cannot be used; the message says what to do.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var connectionString = location.ConnectionStringOf(StaffDbContext.FileName);
        try
        {
            if (location.Directory is null)
            {
                _keepsMemoryAlive = new SqliteConnection(connectionString);
                await _keepsMemoryAlive.OpenAsync(cancellationToken);
            }

            await Schema.BringUpToDateAsync(location, connectionString, Open, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw StorageProblems.Explain(location, e);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _keepsMemoryAlive?.Dispose();
        _keepsMemoryAlive = null;
        using var pooled = new SqliteConnection(location.ConnectionStringOf(StaffDbContext.FileName));
        SqliteConnection.ClearPool(pooled);
    }

    private StaffDbContext Open()
    {
        var options = new DbContextOptionsBuilder<StaffDbContext>();
        Configure(options, location);
        return new(options.Options);
    }
}
