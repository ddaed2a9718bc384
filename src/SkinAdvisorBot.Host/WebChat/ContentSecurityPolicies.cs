namespace SkinAdvisorBot.Host.WebChat;

/// <summary>What the pages of the chat may load, and who may show them.</summary>
internal static class ContentSecurityPolicies
{
    /// <summary>
    /// SHA-256 of the empty string. Web Chat's style library adds empty style elements and fills them through the
    /// CSS object model, which the policy does not govern; so neither a nonce nor 'unsafe-inline' is needed.
    /// </summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>The demonstration page; it shows the chat in a frame, and nobody shows it.</summary>
    public const string Site =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'; "
        + "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>The chat itself.</summary>
    /// <param name="sites">Origins that may show it besides our own.</param>
    public static string Frame(HttpRequest request, IReadOnlyList<string> sites)
    {
        // Older Safari does not take 'self' to cover the socket. A host that is no host name is no part of a policy.
        var socket = Uri.CheckHostName(request.Host.Host.Trim('[', ']')) == UriHostNameType.Unknown
            ? ""
            : $" {(request.IsHttps ? "wss" : "ws")}://{request.Host.Value}";

        return $"default-src 'none'; script-src 'self'; style-src 'self' {EmptyStyle}; img-src 'self'; font-src 'self'; "
            + $"connect-src 'self'{socket}; base-uri 'none'; form-action 'none'; object-src 'none'; worker-src 'none'; "
            + $"frame-src 'none'; frame-ancestors {string.Join(' ', sites.Prepend("'self'"))}";
    }
}
