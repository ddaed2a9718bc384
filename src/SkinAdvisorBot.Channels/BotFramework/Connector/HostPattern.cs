using System.Globalization;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>A host, or all hosts below a domain, on one port.</summary>
/// <param name="Name">Lower case; begins with a dot when it stands for everything below a domain.</param>
internal sealed record HostPattern(string Name, int Port)
{
    private const int HttpsPort = 443;

    /// <param name="text"><c>host</c>, <c>*.domain</c>, each with <c>:port</c> or without.</param>
    /// <returns>Null when it is none of these. The domain of a <c>*.</c> needs two labels: nobody owns all of <c>*.net</c>.</returns>
    public static HostPattern? TryParse(string? text)
    {
        var (host, port) = Split(text ?? "");
        if (port is null)
            return null;
        var isBelow = host.StartsWith("*.", StringComparison.Ordinal);
        var domain = isBelow ? host[2..] : host;
        if (Uri.CheckHostName(domain) != UriHostNameType.Dns || domain.EndsWith('.') || (isBelow && !domain.Contains('.', StringComparison.Ordinal)))
            return null;
        return new HostPattern((isBelow ? "." : "") + domain.ToLowerInvariant(), port.Value);
    }

    /// <param name="url">An absolute https address.</param>
    public bool Matches(Uri url)
    {
        var host = url.IdnHost.ToLowerInvariant();
        return url.Port == Port && (Name.StartsWith('.') ? host.EndsWith(Name, StringComparison.Ordinal) : host == Name);
    }

    private static (string Host, int? Port) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return (text, HttpsPort);
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            ? (text[..colon], port)
            : (text, null);
    }
}
