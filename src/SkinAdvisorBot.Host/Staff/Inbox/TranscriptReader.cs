using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Staff.Inbox;

/// <summary>Reads one conversation with the reasons of every turn.</summary>
public sealed class TranscriptReader(StorageLocation location)
{
    /// <returns>Null where there is no such conversation.</returns>
    public async Task<StaffTranscript?> FindAsync(string conversation, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(location.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT c.key, c.channel, c.state, c.created_unix_ms, c.locale FROM conversation c WHERE c.public_id = $id
            """;
        command.Parameters.AddWithValue("$id", conversation);
        long key;
        StaffTranscript transcript;
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await row.ReadAsync(cancellationToken))
                return null;
            key = row.GetInt64(0);
            transcript = new(key, conversation, row.GetString(1), StoredJson.ReadState(row.GetFieldValue<byte[]>(2)), At(row.GetInt64(3)), row.IsDBNull(4) ? null : row.GetString(4), []);
        }

        return transcript with { Turns = await TurnsAsync(connection, key, cancellationToken) };
    }

    private static async Task<ImmutableArray<StaffTurn>> TurnsAsync(SqliteConnection connection, long key, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, at_unix_ms, text, replies, trace FROM turn WHERE conversation_key = $key ORDER BY number";
        command.Parameters.AddWithValue("$key", key);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var turns = ImmutableArray.CreateBuilder<StaffTurn>();
        while (await row.ReadAsync(cancellationToken))
        {
            turns.Add(new(
                row.GetInt64(0),
                At(row.GetInt64(1)),
                row.IsDBNull(2) ? null : row.GetString(2),
                StoredJson.ReadReplies(await row.GetFieldValueAsync<byte[]>(3, cancellationToken)),
                StoredJson.ReadTrace(await row.GetFieldValueAsync<byte[]>(4, cancellationToken))));
        }

        return turns.ToImmutable();
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>A conversation as staff read it.</summary>
/// <param name="Channel">Web, Sms, Teams, as stored.</param>
public sealed record StaffTranscript(long Key, string Id, string Channel, Conversation State, DateTimeOffset CreatedAt, string? Locale, ImmutableArray<StaffTurn> Turns);

/// <param name="Text">The person's words; null where there are none.</param>
/// <param name="Trace">Why it was said, or who did it.</param>
public sealed record StaffTurn(long Number, DateTimeOffset At, string? Text, ImmutableArray<Reply> Replies, TurnTrace Trace);
