using Microsoft.AspNetCore.Http;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Starting a conversation and coming back to it.</summary>
internal sealed class ConversationEndpoints(
    Callers callers,
    RateLimits limits,
    DirectLineTokens tokens,
    StreamTickets tickets,
    PublicAddress address,
    IInbox inbox,
    ITranscript transcript,
    TimeProvider clock)
{
    /// <summary>Longest language tag worth keeping; BCP-47 asks for room for 35.</summary>
    private const int LongestLocale = 35;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public async Task StartAsync(HttpContext context)
    {
        var caller = await callers.IdentifyAsync(context);
        var request = await RequestBody.FindAsync(context.Request, RequestJson.Default.StartRequest, context.RequestAborted) ?? new StartRequest();
        var saidId = request.User?.Id;
        if (caller.Token?.UserId is null)
            People.RequireClaimable(saidId, mayBeGivenOut: caller.HasSecret);
        var claims = caller.Token ?? TokenEndpoints.ClaimsFor(RandomIds.New(), request);
        limits.TakeActivity(claims.ConversationId);
        var isNew = await OpenAsync(claims, saidId, request.Locale);
        await AnswerAsync(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, claims, after: 0);
    }

    public async Task ReconnectAsync(HttpContext context)
    {
        var conversationId = ActivityEndpoints.ConversationOf(context);
        var caller = await callers.AdmitAsync(context, conversationId);
        limits.TakeActivity(conversationId);
        var watermark = Watermark.Of(context.Request);
        var head = await FindAsync(conversationId);
        var after = Math.Min(watermark, head.LastSequence);
        var claims = caller.Token ?? new TokenClaims(conversationId, People.CheckedIdOf(head.PersonId), []);
        await AnswerAsync(context, StatusCodes.Status200OK, claims, after);
    }

    private async Task<bool> OpenAsync(TokenClaims claims, string? saidId, string? locale)
    {
        var person = People.IdOf(claims.ConversationId, claims.UserId, saidId);
        var kept = locale is { Length: > 0 and <= LongestLocale } ? locale : null;
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            return await inbox.OpenAsync(new NewConversation(claims.ConversationId, ChannelKind.Web, person, kept, clock.GetUtcNow()), limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw DirectLineRefusal.Busy("Opening the conversation took too long. Try again.");
        }
    }

    private async Task<ConversationHead> FindAsync(string conversationId)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            var head = await transcript.FindAsync(conversationId, limit.Token);
            return head is { Channel: ChannelKind.Web } ? head : throw ConversationNotFoundException.For(conversationId);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw DirectLineRefusal.Busy("Finding the conversation took too long. Try again.");
        }
    }

    private Task AnswerAsync(HttpContext context, int status, TokenClaims claims, long after)
    {
        var ticket = tickets.Issue(new StreamTicket(claims.ConversationId, after, claims.Origins));
        var answer = new ConversationAnswer(
            claims.ConversationId,
            tokens.Issue(claims),
            (int)tokens.Lifetime.TotalSeconds,
            address.Stream(context.Request, claims.ConversationId, ticket));
        return Gate.AnswerAsync(context, status, answer, AnswerJson.Default.ConversationAnswer);
    }
}
