using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>Writes the wait list. Not safe for two threads.</summary>
internal sealed class WaitCommands : IDisposable
{
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _offer;
    private readonly SqliteCommand _close;

    public WaitCommands(SqliteConnection connection)
    {
        _put = connection.Prepare(
            """
            INSERT INTO wait (public_id, since_unix_ms, entry, conversation_key) VALUES ($id, $since, $entry, $conversation)
            ON CONFLICT (public_id) DO UPDATE SET entry = $entry, conversation_key = $conversation
            """,
            "$id", "$since", "$entry", "$conversation");
        _remove = connection.Prepare("DELETE FROM wait WHERE public_id = $id", "$id");
        _offer = connection.Prepare(
            "UPDATE wait SET hold = $hold, offered_start_unix_ms = $start WHERE key = $key AND hold IS NULL",
            "$key", "$hold", "$start");
        _close = connection.Prepare(
            "UPDATE wait SET hold = NULL, offered_start_unix_ms = NULL, entry = $entry WHERE key = $key AND hold = $hold",
            "$key", "$hold", "$entry");
    }

    public void Put(WaitEntry entry, long? conversationKey)
    {
        _put.Set("$id", entry.Id);
        _put.Set("$since", entry.Since.ToUnixTimeMilliseconds());
        _put.Set("$entry", StoredJson.Write(entry));
        _put.Set("$conversation", conversationKey);
        _put.ExecuteNonQuery();
    }

    public void Remove(string id)
    {
        _remove.Set("$id", id);
        _remove.ExecuteNonQuery();
    }

    /// <returns>False where the person has left the list or has an offer already.</returns>
    public bool Offer(long key, string hold, DateTimeOffset start)
    {
        _offer.Set("$key", key);
        _offer.Set("$hold", hold);
        _offer.Set("$start", start.ToUnixTimeMilliseconds());
        return _offer.ExecuteNonQuery() == 1;
    }

    /// <summary>Ends an offer that was not taken.</summary>
    /// <param name="entry">With what it no longer wants.</param>
    public bool Close(long key, string hold, WaitEntry entry)
    {
        _close.Set("$key", key);
        _close.Set("$hold", hold);
        _close.Set("$entry", StoredJson.Write(entry));
        return _close.ExecuteNonQuery() == 1;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _put, _remove, _offer, _close })
            command.Dispose();
    }
}
