using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Gives the chat on the website its token, without any secret in a browser, and lets a reloaded page go on where it was.</summary>
internal sealed class ChatTokenEndpoint(RateLimits limits, DirectLineTokens tokens, PublicAddress address, ITranscript transcript, TimeProvider clock)
{
    /// <summary>How long an expired token may still resume its conversation: a laptop that slept over night.</summary>
    private static readonly TimeSpan ResumeWithin = TimeSpan.FromHours(24);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public async Task HandleAsync(HttpContext context)
    {
        limits.TakeToken(context.Connection.RemoteIpAddress);
        var request = await RequestBody.FindAsync(context.Request, RequestJson.Default.ChatTokenRequest, context.RequestAborted);
        var resumed = await ResumedAsync(context.Request, request);
        var claims = resumed ?? NewVisitor(context.Request);
        var answer = new ChatTokenAnswer(
            tokens.Issue(claims),
            claims.ConversationId,
            (int)tokens.Lifetime.TotalSeconds,
            claims.UserId!,
            resumed is not null,
            address.Domain(context.Request));
        await Gate.AnswerAsync(context, StatusCodes.Status200OK, answer, AnswerJson.Default.ChatTokenAnswer);
    }

    // A token that a website got works on that website alone.
    private static TokenClaims NewVisitor(HttpRequest request) =>
        new(RandomIds.New(), RandomIds.NewUser(), OriginPolicy.Of(request) is { } origin ? [origin] : []);

    // Whatever does not fit gives a new conversation, never an error: the visitor wants to talk.
    private async Task<TokenClaims?> ResumedAsync(HttpRequest request, ChatTokenRequest? asked)
    {
        if (asked is not { Token: { Length: > 0 } token, ConversationId: { } conversationId }
            || await tokens.ReadAsync(token) is not { } reading
            || reading.Claims.ConversationId != conversationId
            || reading.Claims.UserId is null
            || !Callers.MayUse(request, reading.Claims.Origins)
            || clock.GetUtcNow() - reading.ExpiresAt > ResumeWithin)
            return null;
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            return await transcript.FindAsync(conversationId, limit.Token) is null ? null : reading.Claims;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw DirectLineRefusal.Busy("Finding the conversation took too long. Try again.");
        }
    }
}
