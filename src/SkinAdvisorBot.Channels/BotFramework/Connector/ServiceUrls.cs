using System.Net;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Which services get our messages, and our token with them: nobody else does, whatever an activity says.</summary>
internal sealed class ServiceUrls(IOptions<BotFrameworkOptions> options)
{
    private readonly HostList _channels = new(options.Value.ServiceHosts);
    private readonly HostList _callers = new(options.Value.CallerHosts);
    private readonly bool _isLocalOpen = !options.Value.HasCredentials || options.Value.EmulatorTokens;

    /// <returns>The service's address as it was given; null when it is not to be called.</returns>
    public Uri? TryTrust(ConnectorService service)
    {
        if (!Uri.TryCreate(service.ServiceUrl, UriKind.Absolute, out var url) || url is not { UserInfo: "", Query: "", Fragment: "" })
            return null;
        return (url.Scheme == Uri.UriSchemeHttps && IsListed(url.IdnHost, service)) || (_isLocalOpen && IsLocal(url)) ? url : null;
    }

    // The emulator is the one caller on that list that is no bot.
    private bool IsListed(string host, ConnectorService service) =>
        _channels.Contains(host) || ((service.Audience is not null || options.Value.EmulatorTokens) && _callers.Contains(host));

    // Uri.IsLoopback also takes the name "loopback", which is anybody's.
    private static bool IsLocal(Uri url) =>
        url.Scheme is "http" or "https"
        && (url.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(url.IdnHost, out var address) && IPAddress.IsLoopback(address)));
}
