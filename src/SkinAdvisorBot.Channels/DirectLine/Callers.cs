using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Who calls: the holder of a token, or with a secret a program that may do everything.</summary>
/// <param name="Token">Null for the holder of a secret.</param>
internal sealed record Caller(TokenClaims? Token)
{
    public static Caller WithSecret { get; } = new(Token: null);

    public bool HasSecret => Token is null;
}

/// <summary>Finds out who calls, from the Authorization header.</summary>
internal sealed class Callers(SecretList secrets, DirectLineTokens tokens, IOptions<DirectLineOptions> options)
{
    private const string Scheme = "Bearer ";

    private const string NoSecrets =
        "This service has no Direct Line secret. Set DirectLine:Secrets:0 to 32 random characters or more; the website's own chat needs none, it uses POST /chat/token.";

    private readonly bool _allowsSecretsFromBrowsers = options.Value.AllowSecretsFromBrowsers;

    /// <exception cref="DirectLineRefusal">401 without a good token or secret, 403 for an expired token or a foreign website.</exception>
    public async Task<Caller> IdentifyAsync(HttpContext context)
    {
        var presented = Presented(context.Request);
        if (secrets.Contains(presented))
            return WithSecret(context.Request);
        var reading = await tokens.ReadAsync(presented)
            ?? throw DirectLineRefusal.Unauthorized("The token or secret is not valid.");
        if (tokens.IsExpired(reading))
            throw DirectLineRefusal.TokenExpired();
        RequireOrigin(context.Request, reading.Claims.Origins);
        return new Caller(reading.Claims);
    }

    /// <summary>As <see cref="IdentifyAsync"/>, and the caller must be allowed into the conversation of the address.</summary>
    public async Task<Caller> AdmitAsync(HttpContext context, string conversationId)
    {
        var caller = await IdentifyAsync(context);
        if (caller.Token is { } token && token.ConversationId != conversationId)
            throw DirectLineRefusal.Forbidden("The token belongs to another conversation.");
        return caller;
    }

    /// <exception cref="DirectLineRefusal">401 without a good secret, 403 for a token.</exception>
    public async Task RequireSecretAsync(HttpContext context)
    {
        var presented = Presented(context.Request);
        if (secrets.Contains(presented))
        {
            WithSecret(context.Request);
            return;
        }

        if (await tokens.ReadAsync(presented) is not null)
            throw DirectLineRefusal.Forbidden("A token cannot make tokens. Use a secret, or refresh the token with POST /v3/directline/tokens/refresh.");
        throw DirectLineRefusal.Unauthorized(secrets.IsEmpty ? NoSecrets : "The secret is not valid.");
    }

    /// <exception cref="DirectLineRefusal">403 when the token names websites and the call comes from another.</exception>
    public static void RequireOrigin(HttpRequest request, ImmutableArray<string> origins)
    {
        if (!MayUse(request, origins))
            throw DirectLineRefusal.Forbidden("The token was made for another website.");
    }

    /// <summary>False when the token names websites and the call comes from another.</summary>
    public static bool MayUse(HttpRequest request, ImmutableArray<string> origins) =>
        origins.IsEmpty || OriginPolicy.Of(request) is not { } origin || origins.Contains(origin);

    private static string Presented(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : throw DirectLineRefusal.Unauthorized("Send a token or secret in the header: Authorization: Bearer …");
    }

    private Caller WithSecret(HttpRequest request) =>
        OriginPolicy.Of(request) is null || _allowsSecretsFromBrowsers
            ? Caller.WithSecret
            : throw DirectLineRefusal.Forbidden("A secret must not be used from a web page. Make a token on your server with POST /v3/directline/tokens/generate and give the page that.");
}
