using Microsoft.AspNetCore.Antiforgery;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>What browsers are told about the console's pages.</summary>
internal static class StaffSecurity
{
    private static readonly string[] Sections = [StaffPaths.Root, "/_blazor"];

    public static bool Concerns(PathString path) => Sections.Any(section => path.StartsWithSegments(section));

    public static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var socket = Uri.CheckHostName(context.Request.Host.Host.Trim('[', ']')) == UriHostNameType.Unknown
            ? ""
            : $" {(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host.Value}";
        var headers = context.Response.Headers;
        // MudBlazor sets sizes and colours in style attributes; scripts stay limited to our own files.
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
            + $"connect-src 'self'{socket}; base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments(StaffPaths.Root))
            headers.CacheControl = "no-store";
        return next(context);
    }
}

/// <summary>Marks an endpoint that only forms of our own pages may call.</summary>
internal sealed class RequiresAntiforgery : IAntiforgeryMetadata
{
    public bool RequiresValidation => true;
}
