using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Signs claims as a JSON Web Token for one purpose, and reads back what it signed. HS256 only; a token of another purpose does not verify.</summary>
/// <remarks>Expiry is read, not judged: an expired token still says whose conversation it was.</remarks>
internal sealed class SignedClaims
{
    private const string Issuer = "skin-advisor";

    /// <summary>Ours have some 400 characters; a long one is not ours and is not worth a look.</summary>
    private const int MaxTokenLength = 8_192;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = MaxTokenLength };
    private readonly SigningCredentials _credentials;
    private readonly TokenValidationParameters _checks;
    private readonly string _purpose;
    private readonly TimeProvider _clock;

    /// <param name="key">32 bytes.</param>
    /// <param name="purpose">Becomes the audience of the token.</param>
    public SignedClaims(byte[] key, string purpose, TimeProvider clock)
    {
        var signingKey = new SymmetricSecurityKey(key);
        _credentials = new SigningCredentials(signingKey, SecurityAlgorithms.HmacSha256);
        _purpose = purpose;
        _clock = clock;
        _checks = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidIssuer = Issuer,
            ValidAudience = purpose,
            IssuerSigningKey = signingKey,
            ValidateIssuerSigningKey = true,
            ValidateLifetime = false,
            LogValidationExceptions = false,
        };
    }

    /// <param name="claims">Readable by whoever holds the token: nothing private.</param>
    public string Sign(Dictionary<string, object> claims, TimeSpan lifetime)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = _purpose,
            IssuedAt = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }

    /// <returns>The token, expired or not; null when it is not one of ours for this purpose or has no expiry.</returns>
    public async Task<JsonWebToken?> ReadAsync(string token)
    {
        if (token.Length > MaxTokenLength || !_handler.CanReadToken(token))
            return null;
        var result = await _handler.ValidateTokenAsync(token, _checks);
        return result.IsValid && result.SecurityToken is JsonWebToken read && read.ValidTo != default ? read : null;
    }

    public bool IsExpired(JsonWebToken token) => _clock.GetUtcNow().UtcDateTime >= token.ValidTo;
}
