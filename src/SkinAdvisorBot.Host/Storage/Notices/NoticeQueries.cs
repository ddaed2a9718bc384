using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Storage.Notices;

/// <summary>The reads of notices on one reading connection, prepared once. Not safe for two threads.</summary>
internal sealed class NoticeQueries : IDisposable
{
    private const string Select =
        """
        SELECT notice.key, notice.kind, notice.due_unix_ms, appointment.public_id, notice.recipient, notice.code,
            conversation.public_id, conversation.channel, notice.state, notice.attempts, notice.last_error
        FROM notice
            LEFT JOIN appointment ON appointment.key = notice.appointment_key
            LEFT JOIN conversation ON conversation.key = notice.conversation_key
        """;

    private readonly SqliteCommand _due;
    private readonly SqliteCommand _next;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _about;
    private readonly SqliteCommand _unsent;

    public NoticeQueries(SqliteConnection connection)
    {
        _due = connection.Prepare(
            $"{Select} WHERE notice.state IN ('Planned', 'Sending') AND notice.due_unix_ms <= $now AND notice.try_unix_ms <= $now ORDER BY notice.due_unix_ms, notice.key LIMIT $most",
            "$now", "$most");
        _next = connection.Prepare("SELECT min(max(due_unix_ms, try_unix_ms)) FROM notice WHERE state IN ('Planned', 'Sending')");
        _find = connection.Prepare($"{Select} WHERE notice.key = $key", "$key");
        _about = connection.Prepare($"{Select} WHERE appointment.public_id = $id ORDER BY notice.due_unix_ms, notice.key", "$id");
        _unsent = connection.Prepare(
            $"{Select} WHERE notice.state IN ('GivenUp', 'Unsure') AND notice.due_unix_ms >= $from ORDER BY notice.due_unix_ms DESC LIMIT $most",
            "$from", "$most");
    }

    public ImmutableArray<StoredNotice> Due(DateTimeOffset now, int most)
    {
        _due.Set("$now", now.ToUnixTimeMilliseconds());
        _due.Set("$most", most);
        return ReadAll(_due);
    }

    public DateTimeOffset? NextDue() => _next.ExecuteScalar() is long next ? DateTimeOffset.FromUnixTimeMilliseconds(next) : null;

    public StoredNotice? Find(long key)
    {
        _find.Set("$key", key);
        return ReadAll(_find) is [var notice] ? notice : null;
    }

    public ImmutableArray<StoredNotice> About(string appointment)
    {
        _about.Set("$id", appointment);
        return ReadAll(_about);
    }

    public ImmutableArray<StoredNotice> Unsent(DateTimeOffset from, int most)
    {
        _unsent.Set("$from", from.ToUnixTimeMilliseconds());
        _unsent.Set("$most", most);
        return ReadAll(_unsent);
    }

    public void Dispose()
    {
        foreach (var command in new[] { _due, _next, _find, _about, _unsent })
            command.Dispose();
    }

    private static ImmutableArray<StoredNotice> ReadAll(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<StoredNotice>();
        while (row.Read())
            found.Add(NoticeOf(row));
        return found.DrainToImmutable();
    }

    private static StoredNotice NoticeOf(SqliteDataReader row) => new(
        row.GetInt64(0),
        new Notice(row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), Text(row, 3), Text(row, 4), Text(row, 5)),
        Text(row, 6),
        row.IsDBNull(7) ? null : Enum.Parse<ChannelKind>(row.GetString(7)),
        Enum.Parse<NoticeState>(row.GetString(8)),
        row.GetInt32(9),
        Text(row, 10));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
