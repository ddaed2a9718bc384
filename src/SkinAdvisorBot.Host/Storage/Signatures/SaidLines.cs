using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>Counts how often each line of the content was said, from the traces of saved turns.</summary>
public sealed class SaidLines(StorageLocation location)
{
    /// <summary>Turns looked at, the newest; a scan has to end on any clinic's data.</summary>
    public const int MostTurns = 50_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Counted here and not by SQLite, which could not be stopped before its first row.
    private const string Said =
        """
        SELECT CAST(trace AS TEXT) ->> '$.playbookHash', line.value
        FROM turn, json_each(CAST(turn.trace AS TEXT), '$.lines') AS reply, json_each(reply.value) AS line
        WHERE turn.rowid > (SELECT max(rowid) FROM turn) - $most AND turn.at_unix_ms >= $from AND turn.at_unix_ms < $to
        """;

    /// <param name="contentHash">The content whose line numbers are meant; turns of other content are counted apart.</param>
    public async Task<SaidCount> CountAsync(string contentHash, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        // SQLite reads on the thread that asks.
        return await Task.Run(() => Count(contentHash, from, to, limit.Token), limit.Token);
    }

    private SaidCount Count(string contentHash, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        using var connection = new SqliteConnection(location.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = ConnectionSettings.BusyTimeout;
        command.ExecuteNonQuery();
        command.CommandText = Said;
        command.Parameters.AddWithValue("$most", MostTurns);
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$to", to.ToUnixTimeMilliseconds());
        using var row = command.ExecuteReader();
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        var earlier = 0L;
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.GetString(0) != contentHash)
                earlier++;
            else
                CollectionsMarshal.GetValueRefOrAddDefault(places, row.GetString(1), out _)++;
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
