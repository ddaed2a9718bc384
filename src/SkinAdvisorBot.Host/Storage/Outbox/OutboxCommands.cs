using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Storage.Outbox;

/// <summary>Writes where people are reached and how far messages have come. Not safe for two threads.</summary>
internal sealed class OutboxCommands : IDisposable
{
    private readonly SqliteCommand _putAddress;
    private readonly SqliteCommand _push;
    private readonly SqliteCommand _record;
    private readonly SqliteCommand _claim;
    private readonly SqliteCommand _end;
    private readonly SqliteCommand _postpone;
    private readonly SqliteCommand _addressGone;
    private readonly SqliteCommand _failOpen;
    private readonly SqliteCommand _doubtSending;
    private readonly SqliteCommand _report;
    private readonly SqliteCommand _reportFailure;

    public OutboxCommands(SqliteConnection connection)
    {
        // Whoever writes to us can be reached again.
        _putAddress = connection.Prepare(
            """
            INSERT INTO address (conversation_key, sender, value, updated_unix_ms) VALUES ($conversation, $sender, $value, $now)
            ON CONFLICT (conversation_key) DO UPDATE
            SET sender = $sender, value = $value, updated_unix_ms = $now, gone_unix_ms = NULL, gone_reason = NULL
            WHERE sender <> $sender OR value <> $value OR gone_unix_ms IS NOT NULL
            """,
            "$conversation", "$sender", "$value", "$now");
        _push = connection.Prepare(
            """
            INSERT INTO outgoing (conversation_key, sequence, state, attempts, try_unix_ms, reason, ended_unix_ms)
            SELECT conversation_key, $sequence, iif(gone_unix_ms IS NULL, 'Waiting', 'Failed'), 0, $now, gone_reason, iif(gone_unix_ms IS NULL, NULL, $now)
            FROM address WHERE conversation_key = $conversation
            """,
            "$conversation", "$sequence", "$now");
        _record = connection.Prepare(
            "INSERT INTO outgoing (conversation_key, sequence, state, attempts, try_unix_ms, ended_unix_ms) VALUES ($conversation, $sequence, 'Sent', 1, $now, $now)",
            "$conversation", "$sequence", "$now");
        _claim = connection.Prepare(
            "UPDATE outgoing SET state = 'Sending', attempts = attempts + 1 WHERE conversation_key = $conversation AND sequence = $sequence AND state = 'Waiting'",
            "$conversation", "$sequence");
        _end = connection.Prepare(
            """
            UPDATE outgoing SET state = $state, ended_unix_ms = $now, reason = $reason, provider_id = $provider_id
            WHERE conversation_key = $conversation AND sequence = $sequence AND ended_unix_ms IS NULL
            """,
            "$conversation", "$sequence", "$state", "$now", "$reason", "$provider_id");
        _postpone = connection.Prepare(
            "UPDATE outgoing SET state = 'Waiting', try_unix_ms = $until, reason = $reason WHERE conversation_key = $conversation AND sequence = $sequence AND state = 'Sending'",
            "$conversation", "$sequence", "$until", "$reason");
        _addressGone = connection.Prepare(
            "UPDATE address SET gone_unix_ms = $now, gone_reason = $reason WHERE conversation_key = $conversation AND value = $value AND gone_unix_ms IS NULL",
            "$conversation", "$value", "$now", "$reason");
        _failOpen = connection.Prepare(
            "UPDATE outgoing SET state = 'Failed', ended_unix_ms = $now, reason = $reason WHERE conversation_key = $conversation AND ended_unix_ms IS NULL",
            "$conversation", "$now", "$reason");
        _doubtSending = connection.Prepare(
            "UPDATE outgoing SET state = 'Unsure', ended_unix_ms = $now, reason = $reason WHERE ended_unix_ms IS NULL AND state = 'Sending'",
            "$now", "$reason");
        _report = connection.Prepare(
            """
            UPDATE outgoing SET report = $report
            WHERE provider_id = $provider_id AND conversation_key IN (SELECT conversation_key FROM address WHERE sender = $sender)
                AND (report IS NULL OR report = 'Sent' OR (report = 'Delivered' AND $report = 'Read'))
            """,
            "$provider_id", "$sender", "$report");
        _reportFailure = connection.Prepare(
            """
            UPDATE outgoing SET report = 'Failed', state = 'Failed', reason = $reason
            WHERE provider_id = $provider_id AND conversation_key IN (SELECT conversation_key FROM address WHERE sender = $sender)
                AND (report IS NULL OR report = 'Sent')
            """,
            "$provider_id", "$sender", "$reason");
    }

    /// <summary>Notes where a conversation's messages are sent, and what becomes of new entries of its transcript.</summary>
    /// <param name="first">The first entry's number.</param>
    /// <returns>True when any is to be sent.</returns>
    public bool Put(long conversation, ReplyAddress? address, ReplyDelivery delivery, long first, int count, DateTimeOffset now)
    {
        if (address is not null)
            PutAddress(conversation, address, now);
        if (delivery == ReplyDelivery.Inline)
            Record(conversation, first, count, now);
        return delivery == ReplyDelivery.Pushed && Push(conversation, first, count, now);
    }

    private void PutAddress(long conversation, ReplyAddress address, DateTimeOffset now)
    {
        _putAddress.Set("$conversation", conversation);
        _putAddress.Set("$sender", address.Sender);
        _putAddress.Set("$value", address.Value);
        _putAddress.Set("$now", now.ToUnixTimeMilliseconds());
        _putAddress.ExecuteNonQuery();
    }

    /// <summary>Puts entries up for sending; nothing where the conversation has no address.</summary>
    private bool Push(long conversation, long first, int count, DateTimeOffset now)
    {
        var pushed = 0;
        for (var i = 0; i < count; i++)
            pushed += Run(_push, conversation, first + i, now);
        return pushed > 0;
    }

    /// <summary>Writes down that entries were handed to the person's channel in the answer to their message.</summary>
    private void Record(long conversation, long first, int count, DateTimeOffset now)
    {
        for (var i = 0; i < count; i++)
            Run(_record, conversation, first + i, now);
    }

    /// <returns>False where it is under way, ended, or gone with its conversation.</returns>
    public bool Claim(long conversation, long sequence)
    {
        _claim.Set("$conversation", conversation);
        _claim.Set("$sequence", sequence);
        return _claim.ExecuteNonQuery() == 1;
    }

    public void End(long conversation, long sequence, OutgoingState state, string? reason, string? providerId, DateTimeOffset now)
    {
        _end.Set("$conversation", conversation);
        _end.Set("$sequence", sequence);
        _end.Set("$state", state.ToString());
        _end.Set("$reason", reason);
        _end.Set("$provider_id", string.IsNullOrEmpty(providerId) ? null : providerId);
        _end.Set("$now", now.ToUnixTimeMilliseconds());
        _end.ExecuteNonQuery();
    }

    public void Postpone(long conversation, long sequence, DateTimeOffset until, string reason)
    {
        _postpone.Set("$conversation", conversation);
        _postpone.Set("$sequence", sequence);
        _postpone.Set("$until", until.ToUnixTimeMilliseconds());
        _postpone.Set("$reason", reason);
        _postpone.ExecuteNonQuery();
    }

    /// <summary>Ends everything that was to be sent to an address at which nobody is reached any more. One learned anew meanwhile stays.</summary>
    public void GiveUpAddress(long conversation, string value, string reason, DateTimeOffset now)
    {
        _addressGone.Set("$conversation", conversation);
        _addressGone.Set("$value", value);
        _addressGone.Set("$reason", reason);
        _addressGone.Set("$now", now.ToUnixTimeMilliseconds());
        if (_addressGone.ExecuteNonQuery() == 0)
            return;
        _failOpen.Set("$conversation", conversation);
        _failOpen.Set("$reason", reason);
        _failOpen.Set("$now", now.ToUnixTimeMilliseconds());
        _failOpen.ExecuteNonQuery();
    }

    /// <summary>Ends what was under way when the service stopped.</summary>
    /// <returns>How many there were.</returns>
    public int DoubtSending(string reason, DateTimeOffset now)
    {
        _doubtSending.Set("$reason", reason);
        _doubtSending.Set("$now", now.ToUnixTimeMilliseconds());
        return _doubtSending.ExecuteNonQuery();
    }

    /// <returns>False for a message that is not known, or of which as much was known before.</returns>
    public bool Report(string sender, string providerId, DeliveryReport report, string? reason)
    {
        var command = report == DeliveryReport.Failed ? _reportFailure : _report;
        command.Set("$provider_id", providerId);
        command.Set("$sender", sender);
        if (report == DeliveryReport.Failed)
            command.Set("$reason", reason);
        else
            command.Set("$report", report.ToString());
        return command.ExecuteNonQuery() > 0;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _putAddress, _push, _record, _claim, _end, _postpone, _addressGone, _failOpen, _doubtSending, _report, _reportFailure })
            command.Dispose();
    }

    private static int Run(SqliteCommand command, long conversation, long sequence, DateTimeOffset now)
    {
        command.Set("$conversation", conversation);
        command.Set("$sequence", sequence);
        command.Set("$now", now.ToUnixTimeMilliseconds());
        return command.ExecuteNonQuery();
    }
}
