using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Tells addresses that anybody may reach from those of this machine and its neighbours.</summary>
internal static class PublicInternet
{
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>IANA's registries of special-purpose addresses (RFC 6890), and what is carried within another address.</summary>
    private static readonly ImmutableArray<IPNetwork> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily != AddressFamily.InterNetworkV6 || Global6.Contains(plain)) && !Special.Any(network => network.Contains(plain));
    }
}
