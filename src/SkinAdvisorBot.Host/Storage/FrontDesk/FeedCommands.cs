using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.FrontDesk;

/// <summary>Writes feeds. Not safe for two threads.</summary>
internal sealed class FeedCommands : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _delete;

    public FeedCommands(SqliteConnection connection)
    {
        _insert = connection.Prepare(
            "INSERT INTO feed (public_id, secret_hash, provider, created_unix_ms) VALUES ($id, $hash, $provider, $at)",
            "$id", "$hash", "$provider", "$at");
        _delete = connection.Prepare("DELETE FROM feed WHERE public_id = $id", "$id");
    }

    public bool Add(string id, byte[] secretHash, string? provider, DateTimeOffset at)
    {
        _insert.Set("$id", id);
        _insert.Set("$hash", secretHash);
        _insert.Set("$provider", provider);
        _insert.Set("$at", at.ToUnixTimeMilliseconds());
        return _insert.ExecuteNonQuery() == 1;
    }

    /// <returns>False where there is none.</returns>
    public bool Remove(string id)
    {
        _delete.Set("$id", id);
        return _delete.ExecuteNonQuery() == 1;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
    }
}
