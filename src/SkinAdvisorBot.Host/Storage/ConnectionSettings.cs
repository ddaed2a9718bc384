using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>What every connection to the database is told when it opens.</summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    // Without it the provider retries a locked database by sleeping 150 ms at a time; SQLite's own wait starts at 1 ms.
    public const string BusyTimeout = "PRAGMA busy_timeout = 5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = BusyTimeout;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = BusyTimeout;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
