using System.Net;
using System.Net.Sockets;

namespace SkinAdvisorBot.Channels;

/// <summary>What callers are counted by.</summary>
public static class CallerNetwork
{
    /// <summary>The address, or of IPv6 the /64 it lies in: a household holds a whole one, and counted by address it would never meet a limit.</summary>
    /// <param name="address">Null for a caller without one, all of whom are one.</param>
    public static IPAddress Of(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
