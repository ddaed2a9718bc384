using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>What the endpoint has around it: an answer for whatever goes wrong.</summary>
internal sealed class BotGate(ILogger<BotGate> logger)
{
    public RequestDelegate Guard(RequestDelegate endpoint) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await endpoint(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(logger, context.Connection.Id);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, RefusalFor(context, e));
        }
    };

    private HttpRefusalException RefusalFor(HttpContext context, Exception e)
    {
        switch (e)
        {
            case HttpRefusalException refusal:
                return refusal;
            case ActivityFormatException { IsMissing: true }:
                return BotRefusal.Missing(e.Message);
            case ActivityFormatException:
                return BotRefusal.BadArgument(e.Message);
            case BadHttpRequestException bad:
                return DirectLineRefusal.Of(bad);
            default:
                Log.Failed(logger, context.Connection.Id, e);
                return BotRefusal.Internal();
        }
    }

    private Task RefuseAsync(HttpContext context, HttpRefusalException refusal)
    {
        refusal.WriteTo(context.Response.Headers);
        if (refusal.Status < StatusCodes.Status500InternalServerError)
            Log.Refused(logger, context.Connection.Id, refusal.Status, refusal.Message);
        if (refusal.Status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden))
            return Gate.AnswerAsync(context, refusal.Status, new ErrorAnswer(new ErrorWords(refusal.Code, refusal.Message)), AnswerJson.Default.ErrorAnswer);
        // Which rule was broken is for our log: an attacker must not learn how near they came.
        context.Response.StatusCode = refusal.Status;
        return Task.CompletedTask;
    }
}
