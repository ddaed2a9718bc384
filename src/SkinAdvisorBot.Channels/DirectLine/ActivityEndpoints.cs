using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Posting and polling.</summary>
internal sealed class ActivityEndpoints(
    Callers callers,
    RateLimits limits,
    ActivityIntake intake,
    ITranscript transcript,
    ActivitySets sets,
    PublicAddress address,
    TimeProvider clock,
    ILogger<ActivityEndpoints> logger)
{
    /// <summary>Most entries read from the transcript at once. An entry may be as large as an activity, so this bounds memory too.</summary>
    public const int PageSize = 50;

    /// <summary>Most entries in the answer to a poll; the client asks on with the watermark it got.</summary>
    private const int MostInPoll = 5 * PageSize;

    /// <summary>No further page is added to an answer that has so many bytes of activities.</summary>
    private const int EnoughBytes = 1024 * 1024;

    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(10);

    public async Task PostAsync(HttpContext context)
    {
        var conversationId = ConversationOf(context);
        var caller = await callers.AdmitAsync(context, conversationId);
        limits.TakeActivity(conversationId);
        var activity = await RequestBody.GetActivityAsync(context.Request, context.RequestAborted);
        var id = await intake.TakeAsync(caller, conversationId, activity);
        // Always with a body: without an id the client takes a delivered message for a lost one.
        await Gate.AnswerAsync(context, StatusCodes.Status200OK, new IdAnswer(id), AnswerJson.Default.IdAnswer);
    }

    public async Task PollAsync(HttpContext context)
    {
        var conversationId = ConversationOf(context);
        await callers.AdmitAsync(context, conversationId);
        var after = Watermark.Of(context.Request);
        var (entries, watermark) = await ReadAsync(conversationId, after, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        sets.Write(context.Response.BodyWriter, conversationId, entries.AsSpan(), watermark, address.Base(context.Request));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public static string ConversationOf(HttpContext context) => (string)context.GetRouteValue("conversationId")!;

    // To a server error Microsoft's client answers by never polling again, while it looks connected. So trouble is logged
    // here, and the client hears that there is nothing new: in a second it asks again.
    private async Task<(ImmutableArray<TranscriptEntry> Entries, long Watermark)> ReadAsync(string conversationId, long after, CancellationToken aborted)
    {
        using var limit = new CancellationTokenSource(ReadLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, limit.Token);
        try
        {
            var head = await transcript.FindAsync(conversationId, either.Token);
            if (head is not { Channel: ChannelKind.Web })
                throw ConversationNotFoundException.For(conversationId);
            var from = Math.Min(after, head.LastSequence);
            var entries = await ReadPagesAsync(conversationId, from, head.LastSequence, either.Token);
            return (entries, entries.IsEmpty ? from : entries[^1].Sequence);
        }
        catch (Exception e) when (e is not ConversationNotFoundException && !aborted.IsCancellationRequested)
        {
            Log.PollFailed(logger, conversationId, e);
            return ([], after);
        }
    }

    private async Task<ImmutableArray<TranscriptEntry>> ReadPagesAsync(string conversationId, long after, long last, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<TranscriptEntry>();
        var bytes = 0;
        while (after < last && entries.Count < MostInPoll && bytes < EnoughBytes)
        {
            var page = await transcript.ReadAsync(conversationId, after, PageSize, cancellationToken);
            if (page.IsEmpty)
                break;
            entries.AddRange(page);
            bytes += page.Sum(entry => entry.Activity?.Length ?? entry.Reply!.Text.Length);
            after = page[^1].Sequence;
        }

        return entries.DrainToImmutable();
    }
}
