using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SkinAdvisorBot.Channels.DirectLine;

public static class DirectLineEndpoints
{
    /// <summary>Clients put their paths behind this: their setting "domain" is our address and this.</summary>
    public const string Prefix = "/v3/directline";

    /// <summary>Where the website's chat gets its token.</summary>
    public const string ChatTokenPath = "/chat/token";

    private static readonly string[] Options = [HttpMethods.Options];

    // A socket over HTTP/2 is opened by CONNECT.
    private static readonly string[] SocketMethods = [HttpMethods.Get, HttpMethods.Connect];

    /// <summary>Serves Direct Line 3.0 below <see cref="Prefix"/>, and <see cref="ChatTokenPath"/>.</summary>
    /// <exception cref="SigningKeyException">The signing key cannot be read or made.</exception>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var gate = services.GetRequiredService<Gate>();
        var group = endpoints.MapGroup(Prefix);
        MapTokens(group, gate, services.GetRequiredService<TokenEndpoints>());
        MapConversations(group, gate, services);
        MapStream(endpoints, group, gate, services.GetRequiredService<StreamEndpoint>());
        group.MapMethods("/{**path}", Options, gate.Preflight);
        group.Map("/{**path}", gate.Guard(NotPartOfDirectLine));

        endpoints.MapPost(ChatTokenPath, gate.Guard(services.GetRequiredService<ChatTokenEndpoint>().HandleAsync));
        endpoints.MapMethods(ChatTokenPath, Options, gate.Preflight);
        return endpoints;
    }

    private static void MapTokens(RouteGroupBuilder group, Gate gate, TokenEndpoints tokens)
    {
        group.MapPost("/tokens/generate", gate.Guard(tokens.GenerateAsync));
        group.MapPost("/tokens/refresh", gate.Guard(tokens.RefreshAsync));
        group.MapGet("/session/getsessionid", gate.Guard(tokens.SessionAsync, withCredentials: true));
    }

    private static void MapConversations(RouteGroupBuilder group, Gate gate, IServiceProvider services)
    {
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var activities = services.GetRequiredService<ActivityEndpoints>();
        group.MapPost("/conversations", gate.Guard(conversations.StartAsync));
        group.MapGet("/conversations/{conversationId}", gate.Guard(conversations.ReconnectAsync));
        group.MapPost("/conversations/{conversationId}/activities", gate.Guard(activities.PostAsync));
        group.MapGet("/conversations/{conversationId}/activities", gate.Guard(activities.PollAsync));
        group.MapPost("/conversations/{conversationId}/upload", gate.Guard(services.GetRequiredService<UploadEndpoint>().HandleAsync));
    }

    private static void MapStream(IEndpointRouteBuilder endpoints, RouteGroupBuilder group, Gate gate, StreamEndpoint stream)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        // Pings find out clients whose network vanished without a word.
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        pipeline.Run(gate.Guard(stream.HandleAsync));
        group.MapMethods("/conversations/{conversationId}/stream/ws", SocketMethods, pipeline.Build());
    }

    private static Task NotPartOfDirectLine(HttpContext context) =>
        throw DirectLineRefusal.NotFound("This method and path are not part of Direct Line 3.0.");
}
