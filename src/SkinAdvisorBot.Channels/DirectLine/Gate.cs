using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>What every endpoint has around it: headers for browsers, the check of the website, and an error body for whatever goes wrong.</summary>
internal sealed class Gate(OriginPolicy origins, ILogger<Gate> logger)
{
    public RequestDelegate Guard(RequestDelegate endpoint, bool withCredentials = false) => async context =>
    {
        // Without these headers on errors a browser shows the page no status at all, and the client takes it for a lost network.
        origins.WriteHeaders(context, withCredentials);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            if (!origins.Admits(context.Request))
                throw ForeignOrigin(context);
            await endpoint(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(logger, context.Request.Method, context.Connection.Id);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, RefusalFor(context, e));
        }
    };

    /// <summary>Answers the question a browser asks before it calls us from another website.</summary>
    public Task Preflight(HttpContext context)
    {
        var session = context.Request.Path.StartsWithSegments(DirectLineEndpoints.Prefix + "/session", StringComparison.Ordinal);
        origins.WriteHeaders(context, withCredentials: session);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Writes a body in one piece.</summary>
    public static async Task AnswerAsync<T>(HttpContext context, int status, T answer, JsonTypeInfo<T> shape)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, shape);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private DirectLineRefusal RefusalFor(HttpContext context, Exception e)
    {
        switch (e)
        {
            case DirectLineRefusal refusal:
                return refusal;
            case ActivityFormatException { IsMissing: true }:
                return DirectLineRefusal.Missing(e.Message);
            case ActivityFormatException:
                return DirectLineRefusal.BadArgument(e.Message);
            case ConversationNotFoundException:
                return DirectLineRefusal.NoConversation(e.Message);
            case BadHttpRequestException bad:
                return DirectLineRefusal.Of(bad);
            default:
                Log.Failed(logger, context.Request.Method, context.Connection.Id, e);
                return DirectLineRefusal.Internal();
        }
    }

    private DirectLineRefusal ForeignOrigin(HttpContext context)
    {
        if (OriginPolicy.Of(context.Request) is not { } origin)
            return DirectLineRefusal.Forbidden("Only web pages may call; DirectLine:AllowClientsWithoutOrigin is off.");
        if (OriginPolicy.Normalise(origin) is { } website)
            Log.ForeignWebsite(logger, website);
        return DirectLineRefusal.Forbidden("This website may not use the chat. Its address has to be added to DirectLine:Origins.");
    }

    private static async Task RefuseAsync(HttpContext context, DirectLineRefusal refusal)
    {
        refusal.WriteTo(context.Response.Headers);
        await AnswerAsync(context, refusal.Status, new ErrorAnswer(new ErrorWords(refusal.Code, refusal.Message)), AnswerJson.Default.ErrorAnswer);
    }
}
