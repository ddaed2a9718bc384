namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Addresses of the Connector's operations below a service URL.</summary>
internal static class ConnectorPath
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Whether an id can be one segment of a path: not empty, and none of the two that servers take for a step up or none.</summary>
    public static bool IsSegment(string? id) => id is not (null or "" or "." or "..");

    /// <param name="serviceUrl">Its path is kept.</param>
    /// <param name="segments">Below <c>v3/conversations</c>, unescaped; each becomes one segment, whatever it holds.</param>
    /// <param name="query">Names and values, unescaped; those without a value are left out.</param>
    public static Uri Under(Uri serviceUrl, ReadOnlySpan<string> segments, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var address = serviceUrl.AbsoluteUri.TrimEnd('/') + "/v3/conversations";
        foreach (var segment in segments)
            address += "/" + Uri.EscapeDataString(segment);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            address += $"{separator}{name}={Uri.EscapeDataString(value)}";
            separator = '&';
        }

        return new Uri(address, in AsWritten);
    }
}
