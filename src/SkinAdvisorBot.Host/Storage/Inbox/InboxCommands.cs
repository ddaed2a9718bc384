using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Inbox;

/// <summary>Writes the inbox. Not safe for two threads.</summary>
internal sealed class InboxCommands : IDisposable
{
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _putWords;
    private readonly SqliteCommand _count;

    public InboxCommands(SqliteConnection connection)
    {
        _put = connection.Prepare(
            """
            INSERT OR REPLACE INTO inbox
                (conversation_key, version, created_unix_ms, updated_unix_ms, last_words, messages, misses, lowest_confidence, intents, topics, outcome, rules,
                 alert, alert_since_unix_ms, wants_person_unix_ms, held_by_id, held_by_name, held_until_unix_ms, staff, flow, is_booked)
            SELECT $conversation, $version, $created, $updated, $last_words, $messages, $misses, $confidence, $intents, $topics, $outcome, $rules,
                $alert, $alert_since, $wants_person, $held_by, $held_name, $held_until, $staff, $flow, $booked
            WHERE EXISTS (SELECT 1 FROM conversation WHERE key = $conversation)
                AND coalesce((SELECT version FROM inbox WHERE conversation_key = $conversation), 0) < $version
            """,
            "$conversation", "$version", "$created", "$updated", "$last_words", "$messages", "$misses", "$confidence", "$intents", "$topics", "$outcome", "$rules",
            "$alert", "$alert_since", "$wants_person", "$held_by", "$held_name", "$held_until", "$staff", "$flow", "$booked");
        _putWords = connection.Prepare("INSERT INTO inbox_words (words, conversation_key, at_unix_ms) VALUES ($words, $conversation, $at)", "$words", "$conversation", "$at");
        _count = connection.Prepare(
            "INSERT INTO figure (day, channel, kind, name, count) VALUES ($day, $channel, $kind, $name, $count) ON CONFLICT DO UPDATE SET count = count + $count",
            "$day", "$channel", "$kind", "$name", "$count");
    }

    /// <returns>False where the conversation is gone or its turns are counted already: nothing was written.</returns>
    public bool Apply(InboxChange change)
    {
        var row = change.Row;
        _put.Set("$conversation", row.ConversationKey);
        _put.Set("$version", row.Version);
        _put.Set("$created", row.CreatedAt.ToUnixTimeMilliseconds());
        _put.Set("$updated", row.UpdatedAt.ToUnixTimeMilliseconds());
        _put.Set("$last_words", row.LastWords);
        _put.Set("$messages", row.Messages);
        _put.Set("$misses", row.Misses);
        _put.Set("$confidence", row.LowestConfidence);
        _put.Set("$intents", row.Intents);
        _put.Set("$topics", row.Topics);
        _put.Set("$outcome", row.Outcome);
        _put.Set("$rules", row.Rules);
        _put.Set("$alert", row.Alert);
        _put.Set("$alert_since", row.AlertSince?.ToUnixTimeMilliseconds());
        _put.Set("$wants_person", row.WantsPerson?.ToUnixTimeMilliseconds());
        _put.Set("$held_by", row.HeldById);
        _put.Set("$held_name", row.HeldByName);
        _put.Set("$held_until", row.HeldUntil?.ToUnixTimeMilliseconds());
        _put.Set("$staff", row.Staff);
        _put.Set("$flow", row.Flow);
        _put.Set("$booked", row.IsBooked ? 1 : 0);
        if (_put.ExecuteNonQuery() == 0)
            return false;
        foreach (var (words, at) in change.Words)
            PutWords(row.ConversationKey, words, at);
        foreach (var count in change.Counts)
            Count(count);
        return true;
    }

    public void Dispose()
    {
        _put.Dispose();
        _putWords.Dispose();
        _count.Dispose();
    }

    private void PutWords(long conversation, string words, DateTimeOffset at)
    {
        _putWords.Set("$words", words);
        _putWords.Set("$conversation", conversation);
        _putWords.Set("$at", at.ToUnixTimeMilliseconds());
        _putWords.ExecuteNonQuery();
    }

    private void Count(FigureRow figure)
    {
        _count.Set("$day", figure.Day);
        _count.Set("$channel", figure.Channel);
        _count.Set("$kind", figure.Kind);
        _count.Set("$name", figure.Name);
        _count.Set("$count", figure.Count);
        _count.ExecuteNonQuery();
    }
}
