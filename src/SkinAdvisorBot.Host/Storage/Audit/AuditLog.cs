using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.Audit;

/// <summary>Who of the staff saw and did what.</summary>
public sealed class AuditLog(TurnWriter writer, StorageLocation location, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds an entry. When the task completes, it survives a power cut.</summary>
    /// <param name="memberId">Empty for the service itself.</param>
    /// <param name="action">What it was done to and what, such as <c>conversation.read</c>.</param>
    /// <param name="subject">A public id; empty for none.</param>
    /// <param name="details">In plain words; never what a person wrote.</param>
    /// <exception cref="TurnRefusedException">The service is stopping.</exception>
    /// <exception cref="TurnNotSavedException">The disk did not take it.</exception>
    public async Task AddAsync(string memberId, string memberName, string action, string subject = "", string details = "", CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var entry = new AuditEntry(clock.GetUtcNow(), memberId, memberName, action, subject, details);
        await writer.NoteAsync(commands => commands.Audit.Add(entry), limit.Token);
    }

    /// <summary>The entries from the newest on.</summary>
    /// <param name="before">Only those with a lower number; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="filter">Words that member, action, subject or details hold; empty for all.</param>
    public async Task<IReadOnlyList<NumberedAuditEntry>> NewestAsync(long before, string filter, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return await ReadAsync(
            """
            SELECT number, at_unix_ms, member_id, member_name, action, subject, details, hash FROM audit
            WHERE number < $before AND ($filter = '' OR instr(lower(member_name || ' ' || action || ' ' || subject || ' ' || details), $filter) > 0)
            ORDER BY number DESC LIMIT $most
            """,
            command =>
            {
                command.Parameters.AddWithValue("$before", before);
                command.Parameters.AddWithValue("$filter", filter.Trim().ToLowerInvariant());
                command.Parameters.AddWithValue("$most", most);
            },
            cancellationToken).ToListAsync(cancellationToken);
    }

    /// <summary>All entries, the oldest first.</summary>
    public IAsyncEnumerable<NumberedAuditEntry> AllAsync(CancellationToken cancellationToken) => ReadAsync(
        "SELECT number, at_unix_ms, member_id, member_name, action, subject, details, hash FROM audit ORDER BY number",
        _ => { },
        cancellationToken);

    /// <summary>Works the chain of hashes out anew.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var (count, previous) = (0L, AuditChain.Start);
        await foreach (var row in AllAsync(cancellationToken))
        {
            if (row.Number != count + 1 || !row.Hash.AsSpan().SequenceEqual(AuditChain.HashOf(previous, row.Number, row.Entry)))
                return new(count, previous, BrokenAt: count + 1);
            (count, previous) = (row.Number, row.Hash);
        }

        return new(count, previous, BrokenAt: null);
    }

    private async IAsyncEnumerable<NumberedAuditEntry> ReadAsync(string sql, Action<SqliteCommand> prepare, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(location.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        prepare(command);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new(
                row.GetInt64(0),
                new(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6)),
                await row.GetFieldValueAsync<byte[]>(7, cancellationToken));
        }
    }
}

/// <summary>What working out the chain showed.</summary>
/// <param name="Entries">Entries that are as they were written.</param>
/// <param name="Head">The hash of the last of them. Whoever notes it down elsewhere also notices an audit that was cut off at its end.</param>
/// <param name="BrokenAt">The number of the first entry that is missing or was changed; null for none.</param>
public sealed record AuditVerdict(long Entries, byte[] Head, long? BrokenAt);
