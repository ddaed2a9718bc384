using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Storage.OptOuts;

/// <summary>Writes who wants no texts. Not safe for two threads.</summary>
internal sealed class OptOutCommands : IDisposable
{
    private readonly SqliteCommand _isTold;
    private readonly SqliteCommand _newest;
    private readonly SqliteCommand _endedBefore;
    private readonly SqliteCommand _add;

    public OptOutCommands(SqliteConnection connection)
    {
        _isTold = connection.Prepare("SELECT 1 FROM opt_out_entry WHERE message_id = $message_id AND number_hash = $hash", "$message_id", "$hash");
        _newest = connection.Prepare("SELECT kind FROM opt_out_entry WHERE number_hash = $hash ORDER BY key DESC LIMIT 1", "$hash");
        _endedBefore = connection.Prepare(
            """
            SELECT source FROM opt_out_entry
            WHERE number_hash = $hash AND kind = 'Out'
                AND key < coalesce((SELECT key FROM opt_out_entry WHERE message_id = $message_id), 9223372036854775807)
            ORDER BY key DESC LIMIT 1
            """,
            "$hash", "$message_id");
        _add = connection.Prepare(
            "INSERT INTO opt_out_entry (number_hash, at_unix_ms, kind, words, source, message_id) VALUES ($hash, $at, $kind, $words, $source, $message_id)",
            "$hash", "$at", "$kind", "$words", "$source", "$message_id");
    }

    /// <returns>False where they had ended before, by another message.</returns>
    public bool OptOut(byte[] hash, ConsentChange change)
    {
        if (IsTold(hash, change))
            return true;
        if (IsOut(hash))
            return false;
        Add(hash, change, OptOutEntryKind.Out);
        return true;
    }

    /// <returns>How they had ended; null where they had not.</returns>
    public ConsentSource? OptIn(byte[] hash, ConsentChange change)
    {
        if (!IsTold(hash, change))
        {
            if (!IsOut(hash))
                return null;
            Add(hash, change, OptOutEntryKind.In);
        }

        _endedBefore.Set("$hash", hash);
        _endedBefore.Set("$message_id", change.MessageId);
        return _endedBefore.ExecuteScalar() is string source ? Enum.Parse<ConsentSource>(source) : null;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _isTold, _newest, _endedBefore, _add })
            command.Dispose();
    }

    private bool IsTold(byte[] hash, ConsentChange change)
    {
        if (change.MessageId is null)
            return false;
        _isTold.Set("$message_id", change.MessageId);
        _isTold.Set("$hash", hash);
        return _isTold.ExecuteScalar() is not null;
    }

    private bool IsOut(byte[] hash)
    {
        _newest.Set("$hash", hash);
        return _newest.ExecuteScalar() is nameof(OptOutEntryKind.Out);
    }

    private void Add(byte[] hash, ConsentChange change, OptOutEntryKind kind)
    {
        _add.Set("$hash", hash);
        _add.Set("$at", change.At.ToUnixTimeMilliseconds());
        _add.Set("$kind", kind.ToString());
        _add.Set("$words", change.Words);
        _add.Set("$source", change.By.ToString());
        _add.Set("$message_id", change.MessageId);
        _add.ExecuteNonQuery();
    }
}
