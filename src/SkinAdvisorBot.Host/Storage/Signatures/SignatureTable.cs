using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>Reads all signatures of a database. There are few: some for each item, over years.</summary>
internal static class SignatureTable
{
    /// <returns>In the order given; empty for a database of an earlier version, which has no signatures.</returns>
    /// <exception cref="SqliteException">The database can't be read.</exception>
    public static ImmutableArray<Signature> Read(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = ConnectionSettings.BusyTimeout;
        command.ExecuteNonQuery();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'signature'";
        if (command.ExecuteScalar() is null)
            return [];
        command.CommandText = "SELECT item_key, hash, verdict, remark, member_id, member_name, role, at_unix_ms, expires_unix_ms FROM signature ORDER BY number";
        using var row = command.ExecuteReader();
        var signatures = ImmutableArray.CreateBuilder<Signature>();
        while (row.Read())
        {
            signatures.Add(new(
                row.GetString(0), row.GetString(1), Enum.Parse<SignatureVerdict>(row.GetString(2)), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
                row.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8))));
        }

        return signatures.ToImmutable();
    }

    /// <summary>The signatures of a data directory that no service needs to run for.</summary>
    /// <returns>Null where there is no database.</returns>
    /// <inheritdoc cref="Read(string)"/>
    public static ImmutableArray<Signature>? FindIn(string directory)
    {
        var file = Path.Combine(directory, StorageLocation.FileName);
        return File.Exists(file)
            ? Read(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
            : null;
    }
}
