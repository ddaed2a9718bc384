using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.WebChat;

/// <summary>The chat widget: <c>/chat.js</c> for a clinic's website, the frame it opens, and a demonstration page at <c>/</c>.</summary>
public static class WebChatEndpoints
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Needs a <see cref="ChatSettings"/> in the services too; it is asked for on each request.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddOptions<WebChatOptions>().BindConfiguration(WebChatOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebChatOptions>, WebChatOptionsValidator>();

        return services;
    }

    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        var files = WebChatFiles.Find(Path.Combine(AppContext.BaseDirectory, "WebChat", "dist"));
        if (files is null)
        {
            MapAbsence(endpoints);
            return endpoints;
        }

        var sites = endpoints.ServiceProvider.GetRequiredService<IOptions<WebChatOptions>>().Value.Sites;
        WebChatPages? latest = null;

        // Made again only when the content gave other settings; two requests at that moment make the same thing twice.
        WebChatPages PagesFor(HttpContext context)
        {
            var settings = context.RequestServices.GetRequiredService<ChatSettings>();
            var pages = Volatile.Read(ref latest);
            if (pages is null || pages.Settings != settings)
            {
                pages = new WebChatPages(files, settings, sites);
                Volatile.Write(ref latest, pages);
            }

            return pages;
        }

        Map(endpoints, "/", ContentSecurity(ContentSecurityPolicies.Site), context => PagesFor(context).Site);
        Map(endpoints, "/chat.js", AnySiteMayLoad, context => PagesFor(context).Loader);
        Map(endpoints, "/chat/theme.css", _ => { }, context => PagesFor(context).Theme);
        Map(
            endpoints,
            "/chat/frame",
            context => context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicies.Frame(context.Request, sites),
            context => PagesFor(context).Frame);
        Map(
            endpoints,
            "/chat/assets/{name}",
            _ => { },
            context => files.Assets.GetValueOrDefault((string)context.Request.RouteValues["name"]!));

        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Action<HttpContext> prepare, Func<HttpContext, ServedFile?> find) =>
        endpoints.MapMethods(path, Reads, async context =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

            if (find(context) is { } file)
            {
                prepare(context);
                await file.WriteAsync(context);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }).ExcludeFromDescription();

    private static Action<HttpContext> ContentSecurity(string policy) =>
        context => context.Response.Headers.ContentSecurityPolicy = policy;

    // A site that isolates itself (COEP) may only load scripts that say so.
    private static void AnySiteMayLoad(HttpContext context) =>
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";

    private static void MapAbsence(IEndpointRouteBuilder endpoints)
    {
        foreach (var path in new[] { "/", "/chat.js", "/chat/frame" })
        {
            endpoints.MapMethods(path, Reads, () => TypedResults.Text(
                "This service was built without the chat widget (-p:SkipWebChat=true). Build it again without that to have it.\n",
                statusCode: StatusCodes.Status404NotFound));
        }
    }
}
