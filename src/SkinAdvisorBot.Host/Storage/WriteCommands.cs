using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Host.Storage.Audit;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.FrontDesk;
using SkinAdvisorBot.Host.Storage.Inbox;
using SkinAdvisorBot.Host.Storage.Notices;
using SkinAdvisorBot.Host.Storage.OptOuts;
using SkinAdvisorBot.Host.Storage.Outbox;
using SkinAdvisorBot.Host.Storage.Signatures;

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
    private BookingCommands? _booking;
    private ClosureCommands? _closures;
    private NoticeCommands? _notices;
    private FeedCommands? _feeds;
    private BusyFeedCommands? _busyFeeds;
    private OutboxCommands? _outbox;
    private OptOutCommands? _optOuts;
    private AuditCommands? _audit;
    private InboxCommands? _inbox;
    private SignatureCommands? _signatures;

    private WriteCommands(SqliteConnection connection)
    {
        _connection = connection;
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _savepoint = connection.Prepare("SAVEPOINT one_turn");
        _release = connection.Prepare("RELEASE one_turn");
        _takeBack = connection.Prepare("ROLLBACK TO one_turn");
        _insertConversation = connection.Prepare(
            """
            INSERT INTO conversation
                (public_id, channel, person_id, locale, state, version, last_sequence, created_unix_ms, updated_unix_ms)
            VALUES ($public_id, $channel, $person_id, $locale, $state, 1, $last_sequence, $at, $at)
            ON CONFLICT (public_id) DO NOTHING
            RETURNING key
            """,
            "$public_id", "$channel", "$person_id", "$locale", "$state", "$last_sequence", "$at");
        _insertTurn = connection.Prepare(
            """
            INSERT INTO turn
                (conversation_key, number, message_id, first_sequence, entry_count, at_unix_ms, activity, text, replies, trace)
            VALUES ($conversation, $number, $message_id, $first_sequence, $entry_count, $at, $activity, $text, $replies, $trace)
            ON CONFLICT DO NOTHING
            """,
            "$conversation", "$number", "$message_id", "$first_sequence", "$entry_count", "$at", "$activity", "$text", "$replies", "$trace");
        _findTurn = connection.Prepare(
            "SELECT first_sequence, replies FROM turn WHERE conversation_key = $conversation AND message_id = $message_id",
            "$conversation", "$message_id");
        _advance = connection.Prepare(
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

    /// <summary>The days whose taken times have changed since this was cleared, taken back or not.</summary>
    public TouchedDays Touched { get; } = new();

    /// <summary>The statements of the appointment book, prepared when they are first needed.</summary>
    public BookingCommands Booking => _booking ??= new(_connection, Touched);

    public ClosureCommands Closures => _closures ??= new(_connection, Touched);

    public NoticeCommands Notices => _notices ??= new(_connection);

    public FeedCommands Feeds => _feeds ??= new(_connection);

    public BusyFeedCommands BusyFeeds => _busyFeeds ??= new(_connection);

    public OutboxCommands Outbox => _outbox ??= new(_connection);

    public OptOutCommands OptOuts => _optOuts ??= new(_connection);

    public AuditCommands Audit => _audit ??= new(_connection);

    public InboxCommands Inbox => _inbox ??= new(_connection);

    public SignatureCommands Signatures => _signatures ??= new(_connection);

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
        _insertConversation.Set("$public_id", opening.PublicId);
        _insertConversation.Set("$channel", opening.Channel.ToString());
        _insertConversation.Set("$person_id", opening.PersonId);
        _insertConversation.Set("$locale", opening.Locale);
        _insertConversation.Set("$state", opening.State);
        _insertConversation.Set("$last_sequence", opening.WelcomeCount);
        _insertConversation.Set("$at", opening.At.ToUnixTimeMilliseconds());
        return (long?)_insertConversation.ExecuteScalar();
    }

    public bool InsertWelcome(long conversationKey, ConversationToOpen opening)
    {
        _insertTurn.Set("$conversation", conversationKey);
        _insertTurn.Set("$number", 1L);
        _insertTurn.Set("$message_id", null);
        _insertTurn.Set("$first_sequence", 1L);
        _insertTurn.Set("$entry_count", opening.WelcomeCount);
        _insertTurn.Set("$at", opening.At.ToUnixTimeMilliseconds());
        _insertTurn.Set("$activity", null);
        _insertTurn.Set("$text", null);
        _insertTurn.Set("$replies", opening.Welcome);
        _insertTurn.Set("$trace", opening.Trace);
        return _insertTurn.ExecuteNonQuery() == 1;
    }

    /// <returns>False when the message id or the turn's number is taken.</returns>
    public bool InsertTurn(TurnToSave turn)
    {
        _insertTurn.Set("$conversation", turn.ConversationKey);
        _insertTurn.Set("$number", turn.VersionBefore + 1);
        _insertTurn.Set("$message_id", turn.MessageId);
        _insertTurn.Set("$first_sequence", turn.FirstSequence);
        _insertTurn.Set("$entry_count", turn.EntryCount);
        _insertTurn.Set("$at", turn.At.ToUnixTimeMilliseconds());
        _insertTurn.Set("$activity", turn.Text is null ? null : WholeArray(turn.Activity));
        _insertTurn.Set("$text", turn.Text);
        _insertTurn.Set("$replies", turn.Replies);
        _insertTurn.Set("$trace", turn.Trace);
        return _insertTurn.ExecuteNonQuery() == 1;
    }

    /// <returns>Null when no message of this id was saved.</returns>
    public SavedTurn? FindTurn(long conversationKey, string messageId)
    {
        _findTurn.Set("$conversation", conversationKey);
        _findTurn.Set("$message_id", messageId);
        using var row = _findTurn.ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), Seen: true, row.GetFieldValue<byte[]>(1)) : null;
    }

    /// <returns>False when the conversation is gone or no longer at the version the turn was made from.</returns>
    public bool AdvanceConversation(TurnToSave turn)
    {
        _advance.Set("$state", turn.State);
        _advance.Set("$before", turn.VersionBefore);
        _advance.Set("$last_sequence", turn.LastSequence);
        _advance.Set("$at", turn.At.ToUnixTimeMilliseconds());
        _advance.Set("$person_id", turn.PersonId);
        _advance.Set("$conversation", turn.ConversationKey);
        return _advance.ExecuteNonQuery() == 1;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _savepoint, _release, _takeBack, _insertConversation, _insertTurn, _findTurn, _advance })
            command.Dispose();
        _booking?.Dispose();
        _closures?.Dispose();
        _notices?.Dispose();
        _feeds?.Dispose();
        _busyFeeds?.Dispose();
        _outbox?.Dispose();
        _optOuts?.Dispose();
        _audit?.Dispose();
        _inbox?.Dispose();
        _signatures?.Dispose();
        _connection.Dispose();
    }

    private static byte[] WholeArray(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == segment.Count
            ? array
            : bytes.ToArray();
}
