using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.Storage.Outbox;

/// <summary>The reads of the outbox on one reading connection, prepared once. Not safe for two threads.</summary>
internal sealed class OutboxQueries : IDisposable
{
    private readonly SqliteCommand _heads;
    private readonly SqliteCommand _next;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _undelivered;

    public OutboxQueries(SqliteConnection connection)
    {
        // SQLite takes the bare columns from the row that holds the minimum.
        _heads = connection.Prepare("SELECT conversation_key, min(sequence), try_unix_ms FROM outgoing WHERE ended_unix_ms IS NULL GROUP BY conversation_key");
        _next = connection.Prepare(
            "SELECT sequence, attempts, try_unix_ms FROM outgoing WHERE conversation_key = $conversation AND ended_unix_ms IS NULL ORDER BY sequence LIMIT 1",
            "$conversation");
        // The turn that holds an entry is near the newest, where the walk begins.
        _find = connection.Prepare(
            """
            SELECT conversation.public_id, conversation.channel, address.sender, address.value, turn.first_sequence, turn.message_id IS NULL, turn.activity, turn.replies
            FROM conversation
                JOIN address ON address.conversation_key = conversation.key
                JOIN turn ON turn.conversation_key = conversation.key
            WHERE conversation.key = $conversation AND turn.first_sequence <= $sequence
            ORDER BY turn.number DESC LIMIT 1
            """,
            "$conversation", "$sequence");
        _undelivered = connection.Prepare(
            """
            SELECT conversation.public_id, conversation.channel, outgoing.sequence, outgoing.state, outgoing.attempts, outgoing.reason, outgoing.ended_unix_ms, address.gone_unix_ms IS NOT NULL
            FROM outgoing
                JOIN conversation ON conversation.key = outgoing.conversation_key
                LEFT JOIN address ON address.conversation_key = outgoing.conversation_key
            WHERE outgoing.state IN ('Failed', 'Unsure') AND outgoing.ended_unix_ms >= $from
            ORDER BY outgoing.ended_unix_ms DESC LIMIT $most
            """,
            "$from", "$most");
    }

    /// <summary>The first message of each conversation that is not done, and when it may be tried.</summary>
    public ImmutableArray<(long Conversation, DateTimeOffset TryAt)> Heads()
    {
        using var row = _heads.ExecuteReader();
        var heads = ImmutableArray.CreateBuilder<(long, DateTimeOffset)>();
        while (row.Read())
            heads.Add((row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));
        return heads.ToImmutable();
    }

    /// <summary>A conversation's first message that is not done; null for none.</summary>
    public StoredOutgoing? Next(long conversation)
    {
        _next.Set("$conversation", conversation);
        using var row = _next.ExecuteReader();
        return row.Read()
            ? new StoredOutgoing(conversation, row.GetInt64(0), row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))
            : null;
    }

    /// <summary>What is sent, where, and by whom; null when the conversation or its address is gone.</summary>
    public (string Sender, OutgoingMessage Message)? Find(long conversation, long sequence)
    {
        _find.Set("$conversation", conversation);
        _find.Set("$sequence", sequence);
        using var row = _find.ExecuteReader();
        if (!row.Read())
            return null;
        var isUnasked = row.GetBoolean(5);
        var replies = StoredJson.ReadReplies(row.GetFieldValue<byte[]>(7));
        var place = (int)(sequence - row.GetInt64(4)) - (isUnasked ? 0 : 1);
        return place < 0 || place >= replies.Length
            ? null
            : (row.GetString(2), new OutgoingMessage(
                row.GetString(0), Enum.Parse<ChannelKind>(row.GetString(1)), row.GetString(3), sequence, replies[place], isUnasked ? (ReadOnlyMemory<byte>?)null : row.GetFieldValue<byte[]>(6)));
    }

    public ImmutableArray<UndeliveredMessage> Undelivered(DateTimeOffset from, int most)
    {
        _undelivered.Set("$from", from.ToUnixTimeMilliseconds());
        _undelivered.Set("$most", most);
        using var row = _undelivered.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<UndeliveredMessage>();
        while (row.Read())
        {
            found.Add(new UndeliveredMessage(
                row.GetString(0), Enum.Parse<ChannelKind>(row.GetString(1)), row.GetInt64(2), Enum.Parse<OutgoingState>(row.GetString(3)), row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetString(5), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), row.GetBoolean(7)));
        }

        return found.ToImmutable();
    }

    public void Dispose()
    {
        foreach (var command in new[] { _heads, _next, _find, _undelivered })
            command.Dispose();
    }
}
