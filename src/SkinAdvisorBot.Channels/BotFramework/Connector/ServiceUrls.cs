using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Which services get our messages, and our token with them: nobody else does, whatever an activity says.</summary>
/// <param name="hasCredentials">Whether calls carry a token.</param>
public sealed class ServiceUrls(IOptions<ConnectorOptions> options, bool hasCredentials)
{
    /// <summary>Microsoft's, in all its clouds. The domain above smba.trafficmanager.net belongs to everybody.</summary>
    private static readonly ImmutableArray<string> Microsoft =
    [
        "*.botframework.com", "*.botframework.azure.us", "*.botframework.azure.cn", "smba.trafficmanager.net",
        "teams.microsoft.com", "*.teams.microsoft.com", "teams.microsoft.us", "*.teams.microsoft.us",
    ];

    private readonly ImmutableArray<HostPattern> _hosts =
    [
        .. Microsoft.Concat(options.Value.Hosts).Select(host => HostPattern.TryParse(host) ?? throw new ArgumentException($"'{host}' is no host.", nameof(options))),
    ];

    /// <param name="serviceUrl">As an authenticated activity gave it; may hold a path, with or without a slash at the end.</param>
    /// <returns>Null when it is not to be called.</returns>
    public Uri? TryTrust(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || url is not { UserInfo: "", Query: "", Fragment: "" })
            return null;
        return url.Scheme switch
        {
            "https" => _hosts.Any(host => host.Matches(url)) || IsOpenLoopback(url) ? url : null,
            "http" => IsOpenLoopback(url) ? url : null,
            _ => null,
        };
    }

    private bool IsOpenLoopback(Uri url) => (!hasCredentials || options.Value.AllowLoopback) && IsLoopback(url);

    // Uri.IsLoopback also takes the name "loopback", which is anybody's.
    private static bool IsLoopback(Uri url) =>
        url.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.IdnHost, out var address) && IPAddress.IsLoopback(address));
}
