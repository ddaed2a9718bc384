using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.Notices;
using SkinAdvisorBot.Host.Storage.OptOuts;
using SkinAdvisorBot.Host.Storage.Outbox;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>One reading connection with the hot reads, prepared once: every client that listens runs them for every turn. Not safe for two threads.</summary>
internal sealed class ReadCommands : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _findState;
    private readonly SqliteCommand _turnsFrom;
    private readonly SqliteCommand _hasTurn;
    private BookQueries? _book;
    private NoticeQueries? _notices;
    private WaitQueries? _waits;
    private OutboxQueries? _outbox;
    private OptOutQueries? _optOuts;

    private ReadCommands(SqliteConnection connection)
    {
        _connection = connection;
        _find = connection.CreateCommand();
        _find.CommandText = "SELECT key, channel, person_id, last_sequence FROM conversation WHERE public_id = $public_id";
        _find.Parameters.Add("$public_id", SqliteType.Text);
        _findState = connection.CreateCommand();
        _findState.CommandText = "SELECT key, channel, state, version, last_sequence FROM conversation WHERE public_id = $public_id";
        _findState.Parameters.Add("$public_id", SqliteType.Text);
        _turnsFrom = connection.CreateCommand();
        // Begins with the turn that holds entry $after + 1, found by walking back. Turn n + 1 begins at entry 2n or later
        // (a welcome of one, then a message and a reply a turn), but for one entry less for each notice told before, so the walk
        // is short wherever it starts.
        _turnsFrom.CommandText =
            """
            SELECT first_sequence, at_unix_ms, text IS NULL, activity, replies, entry_count
            FROM turn
            WHERE conversation_key = $conversation AND number >= COALESCE((
                SELECT number
                FROM turn
                WHERE conversation_key = $conversation AND number <= ($after + 3) / 2 AND first_sequence <= $after + 1
                ORDER BY number DESC
                LIMIT 1), 0)
            ORDER BY number
            """;
        _turnsFrom.Parameters.Add("$conversation", SqliteType.Integer);
        _turnsFrom.Parameters.Add("$after", SqliteType.Integer);
        _hasTurn = connection.Prepare("SELECT 1 FROM turn WHERE conversation_key = $conversation AND message_id = $message_id", "$conversation", "$message_id");
    }

    public static ReadCommands Open(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();
            settings.CommandText = $"{ConnectionSettings.BusyTimeout} PRAGMA query_only = ON;";
            settings.ExecuteNonQuery();
            return new ReadCommands(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The reads of the appointment book, prepared when they are first needed.</summary>
    public BookQueries Book => _book ??= new(_connection);

    public NoticeQueries Notices => _notices ??= new(_connection);

    public WaitQueries Waits => _waits ??= new(_connection);

    public OutboxQueries Outbox => _outbox ??= new(_connection);

    public OptOutQueries OptOuts => _optOuts ??= new(_connection);

    public StoredConversation? Find(string publicId)
    {
        _find.Parameters["$public_id"].Value = publicId;
        using var row = _find.ExecuteReader();
        return row.Read()
            ? new(row.GetInt64(0), Enum.Parse<ChannelKind>(row.GetString(1)), row.GetString(2), row.GetInt64(3))
            : null;
    }

    public StoredState? FindState(string publicId)
    {
        _findState.Parameters["$public_id"].Value = publicId;
        using var row = _findState.ExecuteReader();
        return row.Read()
            ? new(
                row.GetInt64(0),
                Enum.Parse<ChannelKind>(row.GetString(1)),
                StoredJson.ReadState(row.GetFieldValue<byte[]>(2)),
                row.GetInt64(3),
                row.GetInt64(4))
            : null;
    }

    /// <summary>The turns that hold entries beyond <paramref name="after"/>, in order, as many as it takes for <paramref name="most"/> entries.</summary>
    /// <param name="after">Less than the conversation's last sequence.</param>
    public List<StoredTurn> TurnsFrom(long conversationKey, long after, int most)
    {
        _turnsFrom.Parameters["$conversation"].Value = conversationKey;
        _turnsFrom.Parameters["$after"].Value = after;
        using var row = _turnsFrom.ExecuteReader();
        var turns = new List<StoredTurn>();
        var last = after;
        while (last - after < most && row.Read())
        {
            var turn = new StoredTurn(
                FirstSequence: row.GetInt64(0),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                IsUnasked: row.GetBoolean(2),
                Activity: row.IsDBNull(3) ? [] : row.GetFieldValue<byte[]>(3),
                Replies: row.GetFieldValue<byte[]>(4));
            turns.Add(turn);
            last = turn.FirstSequence + row.GetInt32(5) - 1;
        }

        return turns;
    }

    public bool HasTurn(long conversationKey, string messageId)
    {
        _hasTurn.Set("$conversation", conversationKey);
        _hasTurn.Set("$message_id", messageId);
        return _hasTurn.ExecuteScalar() is not null;
    }

    public void Dispose()
    {
        _find.Dispose();
        _findState.Dispose();
        _turnsFrom.Dispose();
        _hasTurn.Dispose();
        _book?.Dispose();
        _notices?.Dispose();
        _waits?.Dispose();
        _outbox?.Dispose();
        _optOuts?.Dispose();
        _connection.Dispose();
    }
}

/// <summary>A conversation as its next turn needs it.</summary>
/// <param name="Version">Number of turns saved so far.</param>
/// <param name="LastSequence">The number of the newest entry.</param>
public sealed record StoredState(long Key, ChannelKind Channel, Conversation State, long Version, long LastSequence);

/// <summary>A conversation as readers see it.</summary>
/// <param name="LastSequence">The number of the newest entry.</param>
public sealed record StoredConversation(long Key, ChannelKind Channel, string PersonId, long LastSequence);

/// <param name="FirstSequence">The number of the person's message, or of the first reply where there is none.</param>
/// <param name="IsUnasked">Whether it was said without a message: the welcome, a notice, words of staff.</param>
/// <param name="Activity">JSON in UTF-8; empty where there is no message.</param>
/// <param name="Replies">JSON array in UTF-8.</param>
public sealed record StoredTurn(long FirstSequence, DateTimeOffset At, bool IsUnasked, byte[] Activity, byte[] Replies);
