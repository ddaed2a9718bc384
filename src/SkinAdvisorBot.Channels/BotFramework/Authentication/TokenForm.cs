using System.Buffers.Text;
using System.Text.Json;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>What a token says before anything of it is believed: enough to choose the rules, and the claims the rules look at.</summary>
/// <param name="Token">The token itself.</param>
/// <param name="KeyId">Which key of the issuer is said to have signed it.</param>
/// <param name="AppId">Who calls: the claim <c>appid</c> of version 1.0, <c>azp</c> of 2.0; null in a channel's token.</param>
internal sealed record TokenForm(
    string Token,
    string KeyId,
    string Issuer,
    string Audience,
    string? Version,
    string? AppId,
    string? TenantId,
    string? ServiceUrl,
    bool IsOfPerson)
{
    /// <summary>Real ones have 1 to 3 KB.</summary>
    public const int MaxLength = 16 * 1024;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Keeps the token out of logs.</summary>
    public override string ToString() => $"token of {Issuer}";

    /// <exception cref="BotRefusal">401: no signed token in the form that is used here.</exception>
    public static TokenForm Read(string token)
    {
        var parts = token.Length <= MaxLength ? token.Split('.') : [];
        if (parts.Length != 3 || parts.Any(part => part.Length == 0 || !Base64Url.IsValid(part)))
            throw BotRefusal.Unauthorized("it is no signed token of three parts");
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]), Reading);
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]), Reading);
            return Read(token, KeyIdOf(header.RootElement), claims.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw BotRefusal.Unauthorized("header or claims are not the JSON they should be");
        }
    }

    // Keys that a header brings along or points to are never looked at: only those the issuer publishes count.
    private static string KeyIdOf(JsonElement header)
    {
        if (Text(header, "alg") != "RS256")
            throw BotRefusal.Unauthorized("it is not signed with RS256");
        if (!string.Equals(Text(header, "typ"), "JWT", StringComparison.OrdinalIgnoreCase) || header.TryGetProperty("crit", out _))
            throw BotRefusal.Unauthorized("it is no plain JWT");
        return Text(header, "kid") is { Length: > 0 } id ? id : throw BotRefusal.Unauthorized("it names no key");
    }

    private static TokenForm Read(string token, string keyId, JsonElement claims)
    {
        if (!claims.TryGetProperty("exp", out var expiry) || !expiry.TryGetInt64(out _))
            throw BotRefusal.Unauthorized("it has no expiry");
        if (Text(claims, "iss") is not { } issuer || Text(claims, "aud") is not { } audience)
            throw BotRefusal.Unauthorized("it names no single issuer and audience");
        var version = Text(claims, "ver");
        var appId = version switch { "1.0" => Text(claims, "appid"), "2.0" => Text(claims, "azp"), _ => null };
        var isOfPerson = claims.TryGetProperty("scp", out _) || Text(claims, "idtyp") is not (null or "app");
        return new TokenForm(token, keyId, issuer, audience, version, appId, Text(claims, "tid"), Text(claims, "serviceurl"), isOfPerson);
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
