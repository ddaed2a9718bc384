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
        return await AuditReader.ReadAsync(
            location,
            """
            WHERE number < $before AND ($filter = '' OR instr(lower(member_name || ' ' || action || ' ' || subject || ' ' || details), $filter) > 0)
            ORDER BY number DESC LIMIT $most
            """,
            new Dictionary<string, object> { ["$before"] = before, ["$filter"] = filter.Trim().ToLowerInvariant(), ["$most"] = most },
            cancellationToken).ToListAsync(cancellationToken);
    }

    /// <inheritdoc cref="AuditReader.AllAsync"/>
    public IAsyncEnumerable<NumberedAuditEntry> AllAsync(CancellationToken cancellationToken) => AuditReader.AllAsync(location, cancellationToken);

    /// <summary>Works the chain of hashes out anew.</summary>
    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken) => AuditReader.VerifyAsync(location, noted: null, cancellationToken);
}
