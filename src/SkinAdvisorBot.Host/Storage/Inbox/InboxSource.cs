using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.Storage.Inbox;

/// <summary>What the inbox is made from, on one reading connection. Not safe for two threads.</summary>
internal sealed class InboxSource : IDisposable
{
    private readonly SqliteCommand _behind;
    private readonly SqliteCommand _conversation;
    private readonly SqliteCommand _row;
    private readonly SqliteCommand _turns;

    public InboxSource(SqliteConnection connection)
    {
        _behind = connection.Prepare(
            "SELECT c.key FROM conversation c LEFT JOIN inbox i ON i.conversation_key = c.key WHERE i.version IS NULL OR i.version < c.version ORDER BY c.key");
        _conversation = connection.Prepare("SELECT public_id, channel, state, version, created_unix_ms, updated_unix_ms FROM conversation WHERE key = $key", "$key");
        _row = connection.Prepare("SELECT version, last_words, messages, misses, lowest_confidence, intents, topics, outcome, alert, alert_since_unix_ms, staff, is_booked, flow FROM inbox WHERE conversation_key = $key", "$key");
        _turns = connection.Prepare("SELECT number, at_unix_ms, text, replies, trace FROM turn WHERE conversation_key = $key AND number > $after AND number <= $until ORDER BY number", "$key", "$after", "$until");
    }

    /// <summary>Conversations with turns that the inbox does not hold.</summary>
    public List<long> Behind()
    {
        using var row = _behind.ExecuteReader();
        var keys = new List<long>();
        while (row.Read())
            keys.Add(row.GetInt64(0));
        return keys;
    }

    public SourceConversation? Find(long key)
    {
        _conversation.Set("$key", key);
        using var row = _conversation.ExecuteReader();
        return row.Read()
            ? new(row.GetString(0), row.GetString(1), StoredJson.ReadState(row.GetFieldValue<byte[]>(2)), row.GetInt64(3), At(row.GetInt64(4)), At(row.GetInt64(5)))
            : null;
    }

    /// <returns>Only what is added to; null before the first turns.</returns>
    public InboxRow? FindRow(long key)
    {
        _row.Set("$key", key);
        using var row = _row.ExecuteReader();
        if (!row.Read())
            return null;
        return new()
        {
            ConversationKey = key,
            Version = row.GetInt64(0),
            LastWords = row.GetString(1),
            Messages = row.GetInt32(2),
            Misses = row.GetInt32(3),
            LowestConfidence = row.IsDBNull(4) ? null : row.GetDouble(4),
            Intents = row.GetString(5),
            Topics = row.GetString(6),
            Outcome = row.IsDBNull(7) ? null : row.GetString(7),
            Alert = row.IsDBNull(8) ? null : row.GetString(8),
            AlertSince = row.IsDBNull(9) ? null : At(row.GetInt64(9)),
            Staff = row.GetString(10),
            IsBooked = row.GetBoolean(11),
            Flow = row.IsDBNull(12) ? null : row.GetString(12),
            Rules = "",
            CreatedAt = default,
            UpdatedAt = default,
        };
    }

    public List<SourceTurn> Turns(long key, long after, long until)
    {
        _turns.Set("$key", key);
        _turns.Set("$after", after);
        _turns.Set("$until", until);
        using var row = _turns.ExecuteReader();
        var turns = new List<SourceTurn>();
        while (row.Read())
            turns.Add(new(row.GetInt64(0), At(row.GetInt64(1)), row.IsDBNull(2) ? null : row.GetString(2), row.GetFieldValue<byte[]>(3), StoredJson.ReadTrace(row.GetFieldValue<byte[]>(4))));
        return turns;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _behind, _conversation, _row, _turns })
            command.Dispose();
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

internal sealed record SourceConversation(string PublicId, string Channel, Conversation State, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <param name="Text">The person's words; null where there are none.</param>
/// <param name="Replies">JSON array in UTF-8.</param>
internal sealed record SourceTurn(long Number, DateTimeOffset At, string? Text, byte[] Replies, TurnTrace Trace);
