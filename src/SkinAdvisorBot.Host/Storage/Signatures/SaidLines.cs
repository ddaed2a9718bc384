using System.Collections.Frozen;
using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>Counts how often each line of the content was said, from the traces of saved turns.</summary>
public sealed class SaidLines(StorageLocation location)
{
    /// <summary>Turns looked at, the newest; a scan has to end on any clinic's data.</summary>
    public const int MostTurns = 50_000;

    private const int LimitInSeconds = 20;

    /// <param name="contentHash">The content whose line numbers are meant; turns of other content are counted apart.</param>
    public Task<SaidCount> CountAsync(string contentHash, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        // SQLite reads on the thread that asks.
        Task.Run(() => Count(contentHash, from, to, cancellationToken), cancellationToken);

    private SaidCount Count(string contentHash, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        using var connection = new SqliteConnection(location.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = LimitInSeconds;
        command.CommandText =
            $"""
            {ConnectionSettings.BusyTimeout}
            WITH newest AS (
                SELECT CAST(trace AS TEXT) AS trace FROM turn
                WHERE rowid > (SELECT max(rowid) FROM turn) - {MostTurns} AND at_unix_ms >= $from AND at_unix_ms < $to)
            SELECT CASE WHEN trace ->> '$.playbookHash' = $hash THEN line.value ELSE '' END AS place, count(*)
            FROM newest, json_each(newest.trace, '$.lines') AS reply, json_each(reply.value) AS line
            GROUP BY place
            """;
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$to", to.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$hash", contentHash);
        using var ending = cancellationToken.Register(command.Cancel);
        using var row = command.ExecuteReader();
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        var earlier = 0L;
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.GetString(0) is { Length: > 0 } place)
                places.Add(place, row.GetInt64(1));
            else
                earlier = row.GetInt64(1);
        }

        return new SaidCount(places.ToFrozenDictionary(StringComparer.Ordinal), earlier);
    }
}

/// <param name="Places">How often the words at a <c>path:line</c> of the content were said.</param>
/// <param name="Earlier">Sentences said from other content; their line numbers mean nothing in this one.</param>
public sealed record SaidCount(FrozenDictionary<string, long> Places, long Earlier)
{
    /// <summary>Nothing counted.</summary>
    public static SaidCount None { get; } = new(FrozenDictionary<string, long>.Empty, 0);
}
