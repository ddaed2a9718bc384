using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>All signatures, kept in memory: the chat's footer asks for them with each page. Safe for many threads.</summary>
/// <remarks>Not to be asked before storage has started.</remarks>
public sealed class SignatureBook(TurnWriter writer, StorageLocation location)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private volatile FrozenDictionary<string, ImmutableArray<Signature>>? _byItem;

    /// <returns>In the order given.</returns>
    public ImmutableArray<Signature> Of(string itemKey) => ByItem().TryGetValue(itemKey, out var signatures) ? signatures : [];

    /// <summary>Adds a signature and the audit's entry of it, both or neither. When the task completes, they survive a power cut.</summary>
    /// <exception cref="TurnRefusedException">The service is stopping.</exception>
    /// <exception cref="TurnNotSavedException">The disk did not take it.</exception>
    public async Task AddAsync(Signature signature, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var action = signature.Verdict == SignatureVerdict.Signed ? AuditActions.WordsSigned : AuditActions.WordsReturned;
        var entry = new AuditEntry(signature.At, signature.MemberId, signature.MemberName, action, signature.ItemKey, $"words {signature.Hash}");
        try
        {
            await writer.NoteAsync(
                commands =>
                {
                    commands.Signatures.Add(signature);
                    return commands.Audit.Add(entry);
                },
                limit.Token);
        }
        finally
        {
            // Also after a failure: what is in force is what the disk says.
            lock (_gate)
                _byItem = null;
        }
    }

    private FrozenDictionary<string, ImmutableArray<Signature>> ByItem()
    {
        if (_byItem is { } known)
            return known;
        lock (_gate)
        {
            return _byItem ??= SignatureTable.Read(location.ConnectionString)
                .GroupBy(signature => signature.ItemKey, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        }
    }
}
