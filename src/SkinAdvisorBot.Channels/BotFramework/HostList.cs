using System.Collections.Immutable;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Hosts that are trusted. An entry is a host, or <c>*.host</c> for the host and all below it.</summary>
internal sealed class HostList(IEnumerable<string> entries)
{
    private const string Below = "*.";

    private readonly ImmutableArray<string> _entries = [.. entries];

    public static bool IsPattern(string entry)
    {
        var host = entry.StartsWith(Below, StringComparison.Ordinal) ? entry[Below.Length..] : entry;
        return host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4;
    }

    public bool Contains(string host) => _entries.Any(entry => entry.StartsWith(Below, StringComparison.Ordinal)
        ? host.Equals(entry[Below.Length..], StringComparison.OrdinalIgnoreCase) || host.EndsWith(entry[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(entry, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Which addresses may be called at all.</summary>
internal static class SafeAddress
{
    /// <summary>Https, or http on this machine; no user, no fragment.</summary>
    public static bool IsForKeys(string? text) => Find(text) is { } address && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    /// <returns>Null for what is no absolute http(s) address, or names a user or a fragment.</returns>
    public static Uri? Find(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", UserInfo: "", Fragment: "" } ? address : null;
}
