using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>What a token says. It opens exactly one conversation.</summary>
/// <param name="UserId">The person on whose behalf everything is posted; null when the token names none.</param>
/// <param name="Origins">Websites the token may be used from; empty for all that we allow.</param>
internal sealed record TokenClaims(string ConversationId, string? UserId, ImmutableArray<string> Origins);

/// <summary>A token that we signed; its time may be over.</summary>
internal sealed record TokenReading(TokenClaims Claims, DateTimeOffset ExpiresAt);

/// <summary>Makes and reads the tokens of Direct Line.</summary>
/// <remarks>Clients decode the token and look for the claim "user", so that name is fixed by them.</remarks>
internal sealed class DirectLineTokens(SigningKey key, IOptions<DirectLineOptions> options, TimeProvider clock)
{
    /// <summary>A token has some 400 characters, so this is about 10 MB.</summary>
    private const int MostRemembered = 10_000;

    private readonly SignedClaims _signed = new(key.Bytes, "directline", clock);

    // Checking a signature costs a quarter of a turn, and a client sends the same token for 15 minutes.
    private ConcurrentDictionary<string, TokenReading> _checked = new(StringComparer.Ordinal);
    private int _remembered;

    public TimeSpan Lifetime { get; } = options.Value.TokenLifetime;

    public string Issue(TokenClaims claims)
    {
        var body = new Dictionary<string, object>(4) { ["conv"] = claims.ConversationId, ["jti"] = RandomIds.New() };
        if (claims.UserId is { } user)
            body["user"] = user;
        if (!claims.Origins.IsEmpty)
            body["origins"] = claims.Origins.ToArray();
        return _signed.Sign(body, Lifetime);
    }

    /// <returns>Null for anything that we did not sign as a token.</returns>
    public async ValueTask<TokenReading?> ReadAsync(string token)
    {
        if (_checked.TryGetValue(token, out var known))
            return known;
        if (await CheckAsync(token) is not { } reading)
            return null;
        if (Interlocked.Increment(ref _remembered) > MostRemembered)
        {
            // Starting afresh is cheaper than knowing which are oldest: those in use are checked once more.
            _checked = new(StringComparer.Ordinal);
            _remembered = 1;
        }

        _checked[token] = reading;
        return reading;
    }

    public bool IsExpired(TokenReading reading) => clock.GetUtcNow() >= reading.ExpiresAt;

    private async Task<TokenReading?> CheckAsync(string token)
    {
        if (await _signed.ReadAsync(token) is not { } read || !read.TryGetPayloadValue<string>("conv", out var conversationId))
            return null;
        read.TryGetPayloadValue<string>("user", out var user);
        read.TryGetPayloadValue<string[]>("origins", out var origins);
        var claims = new TokenClaims(conversationId, user, origins is null ? [] : [.. origins]);
        return new TokenReading(claims, new DateTimeOffset(read.ValidTo, TimeSpan.Zero));
    }
}

/// <summary>The bytes that sign tokens and tickets.</summary>
internal sealed record SigningKey(byte[] Bytes);
