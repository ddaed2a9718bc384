using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Takes files with a message. We do not look at them and do not keep them: name, type and size stay in the transcript.</summary>
internal sealed class UploadEndpoint(Callers callers, RateLimits limits, ActivityIntake intake, IOptions<DirectLineOptions> options)
{
    /// <summary>Room for the headers of the parts of a form.</summary>
    private const long FormOverhead = 256 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        var conversationId = ActivityEndpoints.ConversationOf(context);
        var caller = await callers.AdmitAsync(context, conversationId);
        limits.TakeActivity(conversationId);
        AllowLargeBody(context);
        var activity = await UploadForm.ReadAsync(context.Request, options.Value, context.RequestAborted);
        var saidUserId = context.Request.Query["userId"].ToString();
        var id = await intake.TakeAsync(caller, conversationId, activity, saidUserId);
        await Gate.AnswerAsync(context, StatusCodes.Status200OK, new IdAnswer(id), AnswerJson.Default.IdAnswer);
    }

    private void AllowLargeBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = (options.Value.MaxUploadBytes * options.Value.MaxUploadFiles) + ActivityReader.MaxBytes + FormOverhead;
    }
}
