using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>The writer's connection with every statement it needs, prepared once. Not safe for two threads.</summary>
internal sealed class WriteCommands : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _savepoint;
    private readonly SqliteCommand _release;
    private readonly SqliteCommand _takeBack;
    private readonly SqliteCommand _insertConversation;
    private readonly SqliteCommand _insertTurn;
    private readonly SqliteCommand _findTurn;
    private readonly SqliteCommand _advance;

    private WriteCommands(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _savepoint = Prepare("SAVEPOINT one_turn");
        _release = Prepare("RELEASE one_turn");
        _takeBack = Prepare("ROLLBACK TO one_turn");
        _insertConversation = Prepare(
            """
            INSERT INTO conversation
                (public_id, channel, person_id, locale, state, version, last_sequence, created_unix_ms, updated_unix_ms)
            VALUES ($public_id, $channel, $person_id, $locale, $state, 1, $last_sequence, $at, $at)
            ON CONFLICT (public_id) DO NOTHING
            RETURNING key
            """,
            "$public_id", "$channel", "$person_id", "$locale", "$state", "$last_sequence", "$at");
        _insertTurn = Prepare(
            """
            INSERT INTO turn
                (conversation_key, number, message_id, first_sequence, entry_count, at_unix_ms, activity, text, replies, trace)
            VALUES ($conversation, $number, $message_id, $first_sequence, $entry_count, $at, $activity, $text, $replies, $trace)
            ON CONFLICT DO NOTHING
            """,
            "$conversation", "$number", "$message_id", "$first_sequence", "$entry_count", "$at", "$activity", "$text", "$replies", "$trace");
        _findTurn = Prepare(
            "SELECT first_sequence, replies FROM turn WHERE conversation_key = $conversation AND message_id = $message_id",
            "$conversation", "$message_id");
        _advance = Prepare(
            """
            UPDATE conversation
            SET state = $state, version = $before + 1, last_sequence = $last_sequence, updated_unix_ms = $at,
                person_id = CASE WHEN person_id = '' THEN $person_id ELSE person_id END
            WHERE key = $conversation AND version = $before
            """,
            "$state", "$before", "$last_sequence", "$at", "$person_id", "$conversation");
    }

    public static WriteCommands Open(string connectionString)
    {
        // A pooled connection would go back to the pool with its transaction open when a batch fails.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            using (var settings = connection.CreateCommand())
            {
                settings.CommandText = $"PRAGMA synchronous = FULL; {ConnectionSettings.BusyTimeout}";
                settings.ExecuteNonQuery();
            }

            return new WriteCommands(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void Savepoint() => _savepoint.ExecuteNonQuery();

    public void Release() => _release.ExecuteNonQuery();

    /// <summary>Undoes everything since <see cref="Savepoint"/> and leaves the transaction open.</summary>
    public void TakeBack()
    {
        _takeBack.ExecuteNonQuery();
        _release.ExecuteNonQuery();
    }

    /// <returns>The new key, or null when a conversation of this public id exists.</returns>
    public long? InsertConversation(ConversationToOpen opening)
    {
        Set(_insertConversation, "$public_id", opening.PublicId);
        Set(_insertConversation, "$channel", opening.Channel.ToString());
        Set(_insertConversation, "$person_id", opening.PersonId);
        Set(_insertConversation, "$locale", opening.Locale);
        Set(_insertConversation, "$state", opening.State);
        Set(_insertConversation, "$last_sequence", opening.WelcomeCount);
        Set(_insertConversation, "$at", opening.At.ToUnixTimeMilliseconds());
        return (long?)_insertConversation.ExecuteScalar();
    }

    public bool InsertWelcome(long conversationKey, ConversationToOpen opening)
    {
        Set(_insertTurn, "$conversation", conversationKey);
        Set(_insertTurn, "$number", 1L);
        Set(_insertTurn, "$message_id", null);
        Set(_insertTurn, "$first_sequence", 1L);
        Set(_insertTurn, "$entry_count", opening.WelcomeCount);
        Set(_insertTurn, "$at", opening.At.ToUnixTimeMilliseconds());
        Set(_insertTurn, "$activity", null);
        Set(_insertTurn, "$text", null);
        Set(_insertTurn, "$replies", opening.Welcome);
        Set(_insertTurn, "$trace", opening.Trace);
        return _insertTurn.ExecuteNonQuery() == 1;
    }

    /// <returns>False when the message id or the turn's number is taken.</returns>
    public bool InsertTurn(TurnToSave turn)
    {
        Set(_insertTurn, "$conversation", turn.ConversationKey);
        Set(_insertTurn, "$number", turn.VersionBefore + 1);
        Set(_insertTurn, "$message_id", turn.MessageId);
        Set(_insertTurn, "$first_sequence", turn.FirstSequence);
        Set(_insertTurn, "$entry_count", turn.EntryCount);
        Set(_insertTurn, "$at", turn.At.ToUnixTimeMilliseconds());
        Set(_insertTurn, "$activity", WholeArray(turn.Activity));
        Set(_insertTurn, "$text", turn.Text);
        Set(_insertTurn, "$replies", turn.Replies);
        Set(_insertTurn, "$trace", turn.Trace);
        return _insertTurn.ExecuteNonQuery() == 1;
    }

    /// <returns>Null when no message of this id was saved.</returns>
    public SavedTurn? FindTurn(long conversationKey, string messageId)
    {
        Set(_findTurn, "$conversation", conversationKey);
        Set(_findTurn, "$message_id", messageId);
        using var row = _findTurn.ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), Seen: true, row.GetFieldValue<byte[]>(1)) : null;
    }

    /// <returns>False when the conversation is gone or no longer at the version the turn was made from.</returns>
    public bool AdvanceConversation(TurnToSave turn)
    {
        Set(_advance, "$state", turn.State);
        Set(_advance, "$before", turn.VersionBefore);
        Set(_advance, "$last_sequence", turn.LastSequence);
        Set(_advance, "$at", turn.At.ToUnixTimeMilliseconds());
        Set(_advance, "$person_id", turn.PersonId);
        Set(_advance, "$conversation", turn.ConversationKey);
        return _advance.ExecuteNonQuery() == 1;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _savepoint, _release, _takeBack, _insertConversation, _insertTurn, _findTurn, _advance })
            command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        command.Prepare();
        return command;
    }

    private static void Set(SqliteCommand command, string parameter, object? value) =>
        command.Parameters[parameter].Value = value ?? DBNull.Value;

    private static byte[] WholeArray(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == segment.Count
            ? array
            : bytes.ToArray();
}
