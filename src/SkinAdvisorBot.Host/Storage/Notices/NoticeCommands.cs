using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Storage.Notices;

/// <summary>Writes how far notices have come. Not safe for two threads.</summary>
internal sealed class NoticeCommands : IDisposable
{
    private readonly SqliteCommand _claim;
    private readonly SqliteCommand _tell;
    private readonly SqliteCommand _end;
    private readonly SqliteCommand _postpone;
    private readonly SqliteCommand _reportFailure;

    public NoticeCommands(SqliteConnection connection)
    {
        _claim = connection.Prepare(
            """
            UPDATE notice SET state = 'Sending', attempts = attempts + 1, try_unix_ms = $until
            WHERE key = $key AND attempts = $attempts AND state IN ('Planned', 'Sending') AND try_unix_ms <= $now
            """,
            "$key", "$attempts", "$now", "$until");
        _tell = connection.Prepare("UPDATE notice SET state = 'Sent', ended_unix_ms = $now, last_error = NULL WHERE key = $key AND state = 'Sending'", "$key", "$now");
        // What was sent while its visit was being changed has been sent all the same.
        _end = connection.Prepare(
            """
            UPDATE notice SET state = $state, ended_unix_ms = $now, last_error = $error, provider_id = $provider_id
            WHERE key = $key AND attempts = $attempts AND state IN ('Planned', 'Sending', 'Dropped')
            """,
            "$key", "$attempts", "$state", "$now", "$error", "$provider_id");
        _postpone = connection.Prepare(
            "UPDATE notice SET state = 'Planned', try_unix_ms = $until, last_error = $error WHERE key = $key AND attempts = $attempts AND state IN ('Planned', 'Sending')",
            "$key", "$attempts", "$until", "$error");
        _reportFailure = connection.Prepare("UPDATE notice SET state = 'GivenUp', last_error = $reason WHERE provider_id = $provider_id AND state = 'Sent'", "$provider_id", "$reason");
    }

    /// <param name="attempts">Attempts made before this one.</param>
    /// <returns>False where it was ended, changed or claimed by another.</returns>
    public bool Claim(long key, int attempts, DateTimeOffset now, DateTimeOffset until)
    {
        _claim.Set("$key", key);
        _claim.Set("$attempts", attempts);
        _claim.Set("$now", now.ToUnixTimeMilliseconds());
        _claim.Set("$until", until.ToUnixTimeMilliseconds());
        return _claim.ExecuteNonQuery() == 1;
    }

    /// <summary>Marks a claimed notice as told, in the transaction that tells it.</summary>
    /// <returns>False where it was told, dropped or given up before.</returns>
    public bool Tell(long key, DateTimeOffset now)
    {
        _tell.Set("$key", key);
        _tell.Set("$now", now.ToUnixTimeMilliseconds());
        return _tell.ExecuteNonQuery() == 1;
    }

    /// <param name="attempts">Attempts made, this one included.</param>
    public bool End(long key, int attempts, NoticeState state, string? error, string? providerId, DateTimeOffset now)
    {
        _end.Set("$key", key);
        _end.Set("$attempts", attempts);
        _end.Set("$state", state.ToString());
        _end.Set("$error", error);
        _end.Set("$provider_id", providerId);
        _end.Set("$now", now.ToUnixTimeMilliseconds());
        return _end.ExecuteNonQuery() == 1;
    }

    /// <param name="attempts">Attempts made, this one included.</param>
    public bool Postpone(long key, int attempts, DateTimeOffset until, string? error)
    {
        _postpone.Set("$key", key);
        _postpone.Set("$attempts", attempts);
        _postpone.Set("$until", until.ToUnixTimeMilliseconds());
        _postpone.Set("$error", error);
        return _postpone.ExecuteNonQuery() == 1;
    }

    /// <summary>Takes what the provider told later: a notice that did not arrive is given up. Of one that did nothing more needs to be known.</summary>
    /// <returns>False where there is nothing to change.</returns>
    public bool Report(string providerId, DeliveryReport report, string? reason)
    {
        if (report != DeliveryReport.Failed)
            return false;
        _reportFailure.Set("$provider_id", providerId);
        _reportFailure.Set("$reason", reason);
        return _reportFailure.ExecuteNonQuery() > 0;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _claim, _tell, _end, _postpone, _reportFailure })
            command.Dispose();
    }
}
