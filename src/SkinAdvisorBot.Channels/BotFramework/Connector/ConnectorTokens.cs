using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Tokens for outgoing calls: kept while they are good, renewed ahead, and asked for once however many calls wait. Safe for many threads.</summary>
/// <param name="source">Null for a bot without credentials.</param>
/// <param name="channelScope">What tokens for channels are for.</param>
internal sealed class ConnectorTokens(ITokenSource? source, string channelScope, TimeProvider clock, ILogger<ConnectorTokens> logger)
{
    public const string DefaultScopeSuffix = "/.default";

    /// <summary>A token is renewed this long before its end; calls go on with the old one meanwhile.</summary>
    public static readonly TimeSpan RenewedAhead = TimeSpan.FromMinutes(5);

    /// <summary>A token that ends within this is not used any more: the call takes time, and clocks differ.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>How long a failure answers for itself before the issuer is asked again.</summary>
    public static readonly TimeSpan FailureHolds = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the issuer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // One for channels, and one for each bot on the list of those that may call us.
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <param name="audience">The app id of the bot that is called; null for a channel.</param>
    /// <returns>Null when the bot has no credentials: then calls carry no token.</returns>
    /// <exception cref="TokenUnavailableException">There is none to be had.</exception>
    public async ValueTask<string?> FindAsync(string? audience, CancellationToken cancellationToken)
    {
        if (source is null)
            return null;
        var slot = SlotOf(audience);
        var (ready, coming) = slot.Look(clock.GetUtcNow(), () => FetchAsync(slot));
        return ready ?? (await coming!.WaitAsync(cancellationToken)).Value;
    }

    /// <summary>Forgets a token that a service refused; one that came since stays.</summary>
    public void Drop(string? audience, string refused) => SlotOf(audience).Drop(refused);

    private Slot SlotOf(string? audience) => _slots.GetOrAdd(ScopeOf(audience), scope => new Slot(scope));

    private string ScopeOf(string? audience) => audience switch
    {
        null or "" => channelScope,
        _ when audience.EndsWith(DefaultScopeSuffix, StringComparison.Ordinal) => audience,
        _ => audience + DefaultScopeSuffix,
    };

    private async Task<AccessToken> FetchAsync(Slot slot)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        try
        {
            var token = await source!.GetAsync(slot.Scope, limit.Token);
            slot.Keep(token);
            return token;
        }
        catch (OperationCanceledException)
        {
            throw Failed(slot, new TokenUnavailableException($"The issuer of our tokens did not answer within {Patience.TotalSeconds:0} seconds."));
        }
        catch (TokenUnavailableException e)
        {
            throw Failed(slot, e);
        }
        catch (Exception e)
        {
            // Whoever renews ahead has no caller to tell.
            throw Failed(slot, new TokenUnavailableException($"Asking for a token failed ({e.GetType().Name}).", e));
        }
    }

    private TokenUnavailableException Failed(Slot slot, TokenUnavailableException problem)
    {
        slot.Fail(clock.GetUtcNow() + FailureHolds);
        Log.NoToken(logger, problem.Message);
        return problem;
    }

    private sealed class Slot(string scope)
    {
        private readonly Lock _gate = new();
        private AccessToken? _token;
        private Task<AccessToken>? _fetch;
        private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

        public string Scope { get; } = scope;

        /// <returns>A token to use, or else one that is being fetched.</returns>
        public (string? Ready, Task<AccessToken>? Coming) Look(DateTimeOffset now, Func<Task<AccessToken>> fetch)
        {
            lock (_gate)
            {
                if (_token is { } fresh && fresh.ExpiresAt - now > RenewedAhead)
                    return (fresh.Value, null);
                if (_fetch is null || (_fetch.IsCompleted && now >= _notBefore))
                    _fetch = Task.Run(fetch);
                return _token is { } old && old.ExpiresAt - now > Margin ? (old.Value, null) : (null, _fetch);
            }
        }

        public void Keep(AccessToken token)
        {
            lock (_gate)
                _token = token;
        }

        public void Fail(DateTimeOffset notBefore)
        {
            lock (_gate)
                _notBefore = notBefore;
        }

        public void Drop(string refused)
        {
            lock (_gate)
            {
                if (_token?.Value == refused)
                    _token = null;
            }
        }
    }
}
