using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>Brings a database to the schema of this program. EF Core is loaded only when there is something to do, which saves a start about a second.</summary>
internal static class Schema
{
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromMinutes(5);

    /// <exception cref="StorageUnusableException">The database was written by a newer version.</exception>
    /// <exception cref="SqliteException">The database cannot be read or written.</exception>
    public static Task BringUpToDateAsync(StorageLocation location, CancellationToken cancellationToken) =>
        BringUpToDateAsync(location, location.ConnectionString, () => AdvisorDbContext.At(location), cancellationToken);

    /// <summary>The same for another database beside it.</summary>
    /// <param name="open">Called only when there is something to do.</param>
    /// <inheritdoc cref="BringUpToDateAsync(StorageLocation, CancellationToken)"/>
    public static async Task BringUpToDateAsync<TContext>(StorageLocation location, string connectionString, Func<TContext> open, CancellationToken cancellationToken)
        where TContext : DbContext
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MigrationLimit);
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(limit.Token);
        var known = KnownMigrations(typeof(TContext));
        var applied = await AppliedMigrationsAsync(connection, limit.Token);
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
            throw StorageProblems.Newer(location, newer);

        if (applied.Count < known.Count)
        {
            // A process killed while migrating leaves this table behind, and EF Core would wait for it without end.
            // The lock file proves that nobody is migrating now.
            await ExecuteAsync(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", limit.Token);
            await using var context = open();
            await context.Database.MigrateAsync(limit.Token);
        }

        // Kept in the file. Readers then never wait for the writer.
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL", limit.Token);
    }

    private static HashSet<string> KnownMigrations(Type context) => typeof(Schema).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    private static async Task<List<string>> AppliedMigrationsAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'";
        if ((long?)await command.ExecuteScalarAsync(cancellationToken) == 0)
            return [];

        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<string>();
        while (await row.ReadAsync(cancellationToken))
            applied.Add(row.GetString(0));
        return applied;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
