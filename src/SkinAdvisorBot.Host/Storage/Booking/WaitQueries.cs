using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>Reads the wait list on one reading connection. Not safe for two threads.</summary>
internal sealed class WaitQueries : IDisposable
{
    private readonly SqliteCommand _all;

    public WaitQueries(SqliteConnection connection) =>
        _all = connection.Prepare("SELECT key, since_unix_ms, entry, conversation_key, hold, offered_start_unix_ms FROM wait ORDER BY since_unix_ms, key");

    public ImmutableArray<StoredWait> All()
    {
        using var row = _all.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<StoredWait>();
        while (row.Read())
        {
            // The place in the order is the row's, whatever the entry was replaced by.
            var entry = StoredJson.ReadWait(row.GetFieldValue<byte[]>(2)) with { Since = Moment(row.GetInt64(1)) };
            var offer = row.IsDBNull(4) ? null : new StoredOffer(row.GetString(4), Moment(row.GetInt64(5)));
            found.Add(new StoredWait(row.GetInt64(0), entry, row.IsDBNull(3) ? null : row.GetInt64(3), offer));
        }

        return found.DrainToImmutable();
    }

    public void Dispose() => _all.Dispose();

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>A person on the wait list, as saved.</summary>
/// <param name="ConversationKey">Null when the conversation was deleted.</param>
/// <param name="Offer">What is offered to them; null for nothing.</param>
public sealed record StoredWait(long Key, WaitEntry Entry, long? ConversationKey, StoredOffer? Offer);

/// <param name="Hold">Id of the hold.</param>
/// <param name="Start">Of the time that is kept.</param>
public sealed record StoredOffer(string Hold, DateTimeOffset Start);
