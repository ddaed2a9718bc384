using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Our address as the client reaches it: clients open a socket exactly where we say.</summary>
public sealed class PublicAddress(IOptions<DirectLineOptions> options)
{
    private readonly string? _configured = options.Value.PublicUrl?.TrimEnd('/');

    /// <returns>The prefix of all Direct Line calls, without a slash at the end.</returns>
    public string Domain(HttpRequest request) => Base(request) + DirectLineEndpoints.Prefix;

    /// <returns>An absolute ws: or wss: address. It must not end in /stream: newer clients rewrite such an address and then speak voice.</returns>
    public string Stream(HttpRequest request, string conversationId, string ticket)
    {
        var domain = Domain(request);
        return $"ws{domain["http".Length..]}/conversations/{conversationId}/stream/ws?t={ticket}";
    }

    /// <returns>Scheme, host and path prefix, without a slash at the end.</returns>
    public string Base(HttpRequest request) => _configured ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
}
