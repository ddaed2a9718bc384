using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>Checks signature, issuer, audience and time of a token against one published key.</summary>
internal sealed class TokenSignatures(TimeProvider clock)
{
    /// <summary>How far the clocks of issuer and bot may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = TokenForm.MaxLength };

    /// <param name="audience">Our app id; GUIDs are compared without regard to letter case.</param>
    /// <exception cref="BotRefusal">401.</exception>
    public async Task RequireAsync(TokenForm token, IssuerKey key, string audience)
    {
        var result = await _handler.ValidateTokenAsync(token.Token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidateIssuer = true,
            ValidIssuer = token.Issuer,
            ValidateAudience = true,
            RequireAudience = true,
            AudienceValidator = (said, _, _) => said.SequenceEqual([audience], StringComparer.OrdinalIgnoreCase),
            ValidateLifetime = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
            LogValidationExceptions = false,
        });
        if (!result.IsValid)
            throw BotRefusal.Unauthorized($"it does not verify ({result.Exception?.GetType().Name ?? "no reason given"})");
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && end > now - Skew && (notBefore is null || notBefore <= now + Skew);
    }
}
