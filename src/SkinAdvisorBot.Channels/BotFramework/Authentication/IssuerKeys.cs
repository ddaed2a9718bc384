using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>The keys of one issuer, fetched when they are needed and kept. Safe for use by many callers at once.</summary>
internal sealed class IssuerKeys(string metadata, Predicate<string> isIssuer, KeyDocuments documents, TimeProvider clock, ILogger logger)
{
    /// <summary>How long keys are used before they are fetched anew.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromDays(1);

    /// <summary>How long they serve while no new ones can be had.</summary>
    private static readonly TimeSpan UsableFor = TimeSpan.FromDays(5);

    /// <summary>Least time between two fetches, whatever unknown key ids callers make up.</summary>
    private static readonly TimeSpan AfterSuccess = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(8);

    private readonly Lock _gate = new();
    private Known? _known;
    private Task? _fetch;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <returns>Null when the issuer has no key of this id.</returns>
    /// <exception cref="BotRefusal">503: no keys could be fetched yet.</exception>
    public async Task<IssuerKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _known) is { } known && known.IsYoungerThan(FreshFor, clock) && known.Keys.TryGetValue(keyId, out var key))
            return key;
        await RefreshAsync().WaitAsync(cancellationToken);
        return Volatile.Read(ref _known) is { } now && now.IsYoungerThan(UsableFor, clock)
            ? now.Keys.GetValueOrDefault(keyId)
            : throw BotRefusal.NoKeys();
    }

    private Task RefreshAsync()
    {
        lock (_gate)
        {
            if (_fetch is { IsCompleted: false })
                return _fetch;
            return clock.GetUtcNow() < _notBefore ? Task.CompletedTask : _fetch = FetchAsync();
        }
    }

    // Belongs to no caller: one who leaves takes nothing from those who wait for the same keys.
    private async Task FetchAsync()
    {
        using var limit = new CancellationTokenSource(FetchLimit, clock);
        try
        {
            var keys = await documents.FetchAsync(metadata, isIssuer, limit.Token);
            Volatile.Write(ref _known, new Known(keys, clock.GetUtcNow()));
            NextNotBefore(AfterSuccess);
        }
        catch (Exception e) when (e is KeyDocumentException or OperationCanceledException)
        {
            NextNotBefore(AfterFailure);
            Log.KeysNotFetched(logger, metadata, e);
        }
    }

    private void NextNotBefore(TimeSpan wait)
    {
        lock (_gate)
            _notBefore = clock.GetUtcNow() + wait;
    }

    private sealed record Known(FrozenDictionary<string, IssuerKey> Keys, DateTimeOffset At)
    {
        public bool IsYoungerThan(TimeSpan age, TimeProvider clock) => clock.GetUtcNow() - At < age;
    }
}
