using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Which websites may call us. Browsers name the website of every call and of every socket in the Origin header.</summary>
/// <remarks>Allowed are our own address, <see cref="DirectLineOptions.Origins"/>, and, on a machine called as localhost, every port of it: a developer's page beside a developer's server.</remarks>
internal sealed class OriginPolicy
{
    private static readonly StringValues AllowedMethods = "GET, POST, OPTIONS";

    // Chromium asks for exactly these; without the last two every call of the unmodified clients fails.
    private static readonly StringValues AllowedHeaders = "authorization, content-type, x-requested-with, x-ms-bot-agent";
    private static readonly StringValues PreflightSeconds = "3600";

    private readonly HashSet<string> _listed;
    private readonly bool _admitsNone;

    public OriginPolicy(IOptions<DirectLineOptions> options)
    {
        _listed = [.. options.Value.Origins.Select(Normalise).OfType<string>()];
        if (Uri.TryCreate(options.Value.PublicUrl, UriKind.Absolute, out var own))
            _listed.Add(own.GetLeftPart(UriPartial.Authority));
        _admitsNone = options.Value.AllowClientsWithoutOrigin;
    }

    /// <summary>What the browser says, or null for a program that is none.</summary>
    public static string? Of(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0 ? null : origin.ToString();
    }

    /// <summary>False when the call comes from a website we do not know.</summary>
    public bool Admits(HttpRequest request) => Of(request) is { } origin ? Knows(request, origin) : _admitsNone || IsFromOurPage(request);

    /// <summary>Lets the browser hand our answer, an error too, to the page; to a page we know.</summary>
    /// <param name="withCredentials">Only session calls are made with cookies.</param>
    public void WriteHeaders(HttpContext context, bool withCredentials)
    {
        var headers = context.Response.Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (Of(context.Request) is not { } origin || !Knows(context.Request, origin))
            return;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        if (withCredentials)
            headers.AccessControlAllowCredentials = "true";
        if (!HttpMethods.IsOptions(context.Request.Method))
            return;
        headers.AccessControlAllowMethods = AllowedMethods;
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = PreflightSeconds;
    }

    /// <returns>The origin as browsers write it; null when it is none.</returns>
    public static string? Normalise(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
            && address is { Scheme: "https" or "http", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? address.GetLeftPart(UriPartial.Authority)
            : null;

    private bool Knows(HttpRequest request, string origin) =>
        _listed.Contains(origin) || IsOurs(request, origin) || AreBothThisMachine(request, origin);

    // Browsers leave the Origin out when a page reads from its own server, but say so in this header, which no page can set.
    private static bool IsFromOurPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";

    private static bool IsOurs(HttpRequest request, string origin) =>
        request.Host.Value is { } host
        && origin.Length == request.Scheme.Length + "://".Length + host.Length
        && origin.StartsWith(request.Scheme, StringComparison.OrdinalIgnoreCase)
        && origin.EndsWith(host, StringComparison.OrdinalIgnoreCase);

    private static bool AreBothThisMachine(HttpRequest request, string origin) =>
        request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && Normalise(origin) is not null && new Uri(origin).IsLoopback;
}
