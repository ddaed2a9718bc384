using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Opens the socket on which a client hears what is new.</summary>
internal sealed class StreamEndpoint(
    StreamTickets tickets,
    ITranscript transcript,
    ActivitySets sets,
    PublicAddress address,
    IOptions<DirectLineOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<StreamSocket> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw DirectLineRefusal.BadArgument("This is the address of a WebSocket. Open it as one, or poll GET /v3/directline/conversations/{id}/activities.");
        var ticket = await tickets.RedeemAsync(context.Request.Query["t"]);
        if (ticket.ConversationId != ActivityEndpoints.ConversationOf(context))
            throw DirectLineRefusal.Forbidden("The ticket belongs to another conversation.");
        Callers.RequireOrigin(context.Request, ticket.Origins);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var stream = new StreamSocket(socket, ticket, transcript, sets, address.Base(context.Request), options.Value, clock, logger);
        await stream.RunAsync(context.RequestAborted, lifetime.ApplicationStopping);
    }
}
