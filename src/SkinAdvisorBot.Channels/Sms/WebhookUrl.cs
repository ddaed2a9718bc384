using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Our address as it is set at Twilio. It is kept letter by letter, since Twilio signs it so.</summary>
public static partial class WebhookUrl
{
    /// <returns>True for scheme and host, with port and path if need be; without query, fragment or credentials.</returns>
    public static bool IsBase(string url) => Parts().IsMatch(url) && Uri.TryCreate(url, UriKind.Absolute, out _);

    /// <param name="publicUrl">As configured.</param>
    /// <param name="target">Path and query as they stand in the request, with a slash in front.</param>
    /// <returns>With and without port, as Twilio signs now the one and now the other.</returns>
    public static string[] FormsOf(string publicUrl, string target)
    {
        var parts = Parts().Match(publicUrl);
        var (scheme, host, port) = (parts.Groups["scheme"].Value, parts.Groups["host"].Value, parts.Groups["port"].Value);
        var rest = parts.Groups["path"].Value.TrimEnd('/') + target;
        if (port.Length == 0)
            port = scheme.Equals("https://", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return [scheme + host + rest, scheme + host + port + rest];
    }

    /// <summary>An address below ours, for Twilio to call.</summary>
    public static string Below(string publicUrl, string path) => publicUrl.TrimEnd('/') + path;

    [GeneratedRegex(@"^(?<scheme>https?://)(?<host>\[[0-9a-f:.]+\]|[^/:@?#\s\[\]]+)(?<port>:[0-9]{1,5})?(?<path>/[^?#\s]*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
