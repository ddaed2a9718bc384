using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>Writes signatures. Not safe for two threads.</summary>
internal sealed class SignatureCommands(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _add = connection.Prepare(
        """
        INSERT INTO signature (item_key, hash, verdict, remark, member_id, member_name, role, at_unix_ms, expires_unix_ms)
        VALUES ($item_key, $hash, $verdict, $remark, $member_id, $member_name, $role, $at, $expires)
        """,
        "$item_key", "$hash", "$verdict", "$remark", "$member_id", "$member_name", "$role", "$at", "$expires");

    public void Add(Signature signature)
    {
        _add.Set("$item_key", signature.ItemKey);
        _add.Set("$hash", signature.Hash);
        _add.Set("$verdict", signature.Verdict.ToString());
        _add.Set("$remark", signature.Remark);
        _add.Set("$member_id", signature.MemberId);
        _add.Set("$member_name", signature.MemberName);
        _add.Set("$role", signature.Role);
        _add.Set("$at", signature.At.ToUnixTimeMilliseconds());
        _add.Set("$expires", signature.ExpiresAt?.ToUnixTimeMilliseconds());
        _add.ExecuteNonQuery();
    }

    public void Dispose() => _add.Dispose();
}
