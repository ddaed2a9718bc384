using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Audit;

/// <summary>Reads the audit beside whoever writes it.</summary>
public static class AuditReader
{
    /// <param name="clauses">What stands behind the columns: WHERE, ORDER BY, LIMIT.</param>
    public static async IAsyncEnumerable<NumberedAuditEntry> ReadAsync(
        StorageLocation location,
        string clauses,
        IReadOnlyDictionary<string, object> parameters,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(location.ConnectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT number, at_unix_ms, member_id, member_name, action, subject, details, hash FROM audit {clauses}";
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new(
                row.GetInt64(0),
                new(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6)),
                await row.GetFieldValueAsync<byte[]>(7, cancellationToken));
        }
    }

    /// <summary>All entries, the oldest first.</summary>
    public static IAsyncEnumerable<NumberedAuditEntry> AllAsync(StorageLocation location, CancellationToken cancellationToken) =>
        ReadAsync(location, "ORDER BY number", new Dictionary<string, object>(), cancellationToken);

    /// <summary>Works the chain of hashes out anew.</summary>
    /// <param name="noted">A hash that has to be in the chain; null for none.</param>
    public static async Task<AuditVerdict> VerifyAsync(StorageLocation location, byte[]? noted, CancellationToken cancellationToken)
    {
        var (count, previous, hasNoted) = (0L, AuditChain.Start, noted is null);
        await foreach (var row in AllAsync(location, cancellationToken))
        {
            if (row.Number != count + 1 || !row.Hash.AsSpan().SequenceEqual(AuditChain.HashOf(previous, row.Number, row.Entry)))
                return new(count, previous, BrokenAt: count + 1, hasNoted);
            (count, previous) = (row.Number, row.Hash);
            hasNoted = hasNoted || previous.AsSpan().SequenceEqual(noted);
        }

        return new(count, previous, BrokenAt: null, hasNoted);
    }
}

/// <summary>What working out the chain showed.</summary>
/// <param name="Entries">Entries that are as they were written.</param>
/// <param name="Head">The hash of the last of them. Whoever notes it down elsewhere also notices an audit that was cut off at its end.</param>
/// <param name="BrokenAt">The number of the first entry that is missing or was changed; null for none.</param>
/// <param name="HasNoted">Whether a hash that was noted is among them; true where none was given.</param>
public sealed record AuditVerdict(long Entries, byte[] Head, long? BrokenAt, bool HasNoted = true);
