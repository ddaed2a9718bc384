using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Audit;

/// <summary>Writes the audit. Not safe for two threads.</summary>
internal sealed class AuditCommands : IDisposable
{
    private readonly SqliteCommand _last;
    private readonly SqliteCommand _add;

    public AuditCommands(SqliteConnection connection)
    {
        _last = connection.Prepare("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1");
        _add = connection.Prepare(
            """
            INSERT INTO audit (number, at_unix_ms, member_id, member_name, action, subject, details, hash)
            VALUES ($number, $at, $member_id, $member_name, $action, $subject, $details, $hash)
            """,
            "$number", "$at", "$member_id", "$member_name", "$action", "$subject", "$details", "$hash");
    }

    /// <returns>The entry's number.</returns>
    public long Add(AuditEntry entry)
    {
        var (number, previous) = FindLast();
        number++;
        _add.Set("$number", number);
        _add.Set("$at", entry.At.ToUnixTimeMilliseconds());
        _add.Set("$member_id", entry.MemberId);
        _add.Set("$member_name", entry.MemberName);
        _add.Set("$action", entry.Action);
        _add.Set("$subject", entry.Subject);
        _add.Set("$details", entry.Details);
        _add.Set("$hash", AuditChain.HashOf(previous, number, entry));
        _add.ExecuteNonQuery();
        return number;
    }

    public void Dispose()
    {
        _last.Dispose();
        _add.Dispose();
    }

    private (long Number, byte[] Hash) FindLast()
    {
        using var row = _last.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : (0, AuditChain.Start);
    }
}
