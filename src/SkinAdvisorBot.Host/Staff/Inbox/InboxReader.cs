using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Staff.Inbox;

/// <summary>Reads the list of conversations and searches what was written.</summary>
public sealed class InboxReader(StorageLocation location)
{
    /// <summary>An intent acted on with less is looked at by staff first.</summary>
    public const double LowConfidence = 0.6;

    /// <summary>Hits of a search that are looked through, the newest first.</summary>
    private const int MostHits = 2_000;

    private const string Columns =
        """
        c.public_id, c.channel, i.updated_unix_ms, i.last_words, i.messages, i.misses, i.lowest_confidence, i.outcome, i.alert, i.alert_since_unix_ms,
        i.wants_person_unix_ms, i.held_by_name, i.held_until_unix_ms, i.is_booked, i.flow
        """;

    private const string Filters =
        """
        ($channel IS NULL OR c.channel = $channel) AND ($outcome IS NULL OR i.outcome = $outcome)
        AND ($intent IS NULL OR instr(i.intents, $intent) > 0) AND ($staff IS NULL OR instr(i.staff, $staff) > 0)
        AND ($flow IS NULL OR substr(i.flow, 1, length($flow)) = $flow)
        AND ($unsure = 0 OR i.misses > 0 OR i.lowest_confidence < $low) AND ($booked = 0 OR i.is_booked = 1)
        AND ($needs = 0 OR i.alert IS NOT NULL OR i.wants_person_unix_ms IS NOT NULL)
        AND ($from IS NULL OR i.updated_unix_ms >= $from) AND ($until IS NULL OR i.updated_unix_ms < $until)
        """;

    /// <summary>A page of the list: alerts first, those that wait longest on top; then the rest, the newest first.</summary>
    /// <param name="after">The last item of the page before; null for the first page.</param>
    public async Task<ImmutableArray<InboxItem>> ListAsync(InboxQuery query, InboxItem? after, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        await using var connection = new SqliteConnection(location.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        if (query.Match is not null && await SearchAsync(connection, query, cancellationToken) == 0)
            return [];
        var items = ImmutableArray.CreateBuilder<InboxItem>();
        if (after is null or { Alert: not null })
            await ReadAsync(connection, query, Alerts(query), after, most, items, cancellationToken);
        if (items.Count < most)
            await ReadAsync(connection, query, Rest(query), after is { Alert: null } ? after : null, most - items.Count, items, cancellationToken);
        return items.ToImmutable();
    }

    public async Task<InboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(location.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM inbox WHERE alert IS NOT NULL), (SELECT count(*) FROM inbox WHERE wants_person_unix_ms IS NOT NULL)";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetInt64(0), row.GetInt64(1));
    }

    private static string Alerts(InboxQuery query) =>
        $"""
        SELECT {Columns} FROM inbox i JOIN conversation c ON c.key = i.conversation_key {Found(query)}
        WHERE i.alert IS NOT NULL AND ($after_since IS NULL OR (i.alert_since_unix_ms, c.public_id) > ($after_since, $after_id)) AND {Filters}
        ORDER BY i.alert_since_unix_ms, c.public_id LIMIT $most
        """;

    private static string Rest(InboxQuery query) =>
        $"""
        SELECT {Columns} FROM inbox i JOIN conversation c ON c.key = i.conversation_key {Found(query)}
        WHERE i.alert IS NULL AND ($after_updated IS NULL OR (i.updated_unix_ms, c.public_id) < ($after_updated, $after_id)) AND {Filters}
        ORDER BY i.updated_unix_ms DESC, c.public_id DESC LIMIT $most
        """;

    private static string Found(InboxQuery query) => query.Match is null ? "" : "JOIN found ON found.conversation_key = i.conversation_key";

    /// <summary>Puts the conversations of the newest hits into a table of this connection.</summary>
    private static async Task<int> SearchAsync(SqliteConnection connection, InboxQuery query, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TEMP TABLE IF NOT EXISTS found (conversation_key INTEGER PRIMARY KEY);
            DELETE FROM found;
            INSERT OR IGNORE INTO found SELECT conversation_key FROM (SELECT conversation_key FROM inbox_words WHERE inbox_words MATCH $match ORDER BY rowid DESC LIMIT $most);
            SELECT count(*) FROM found;
            """;
        command.Parameters.AddWithValue("$match", query.Match);
        command.Parameters.AddWithValue("$most", MostHits);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task ReadAsync(SqliteConnection connection, InboxQuery query, string sql, InboxItem? after, int most, ImmutableArray<InboxItem>.Builder items, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        void Set(string name, object? value) => command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        Set("$channel", query.Channel);
        Set("$outcome", query.Outcome);
        Set("$intent", query.Intent is { } intent ? $" {intent} " : null);
        Set("$staff", query.Staff is { } staff ? $"\n{staff}\n" : null);
        Set("$flow", query.Flow);
        Set("$unsure", query.IsUnsure ? 1 : 0);
        Set("$low", LowConfidence);
        Set("$booked", query.IsBooked ? 1 : 0);
        Set("$needs", query.NeedsStaff ? 1 : 0);
        Set("$from", query.From?.ToUnixTimeMilliseconds());
        Set("$until", query.Until?.ToUnixTimeMilliseconds());
        Set("$after_since", after?.AlertSince?.ToUnixTimeMilliseconds());
        Set("$after_updated", after?.UpdatedAt.ToUnixTimeMilliseconds());
        Set("$after_id", after?.Id);
        Set("$most", most);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            items.Add(ItemOf(row));
    }

    private static InboxItem ItemOf(SqliteDataReader row)
    {
        DateTimeOffset? At(int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        return new(
            row.GetString(0), row.GetString(1), At(2)!.Value, row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetDouble(6),
            Text(7), Text(8), At(9), At(10), Text(11), At(12), row.GetBoolean(13), Text(14));
    }
}
