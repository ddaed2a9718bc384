using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Making and renewing tokens.</summary>
internal sealed class TokenEndpoints(Callers callers, DirectLineTokens tokens)
{
    private const int MostOrigins = 20;

    public async Task GenerateAsync(HttpContext context)
    {
        await callers.RequireSecretAsync(context);
        var request = await RequestBody.FindAsync(context.Request, RequestJson.Default.StartRequest, context.RequestAborted) ?? new StartRequest();
        if (request.User?.Id is { Length: > 0 } id && !People.IsGivenOut(id))
            throw DirectLineRefusal.BadArgument($"user.id must start with '{RandomIds.UserPrefix}', so that no visitor can choose the same.");
        await AnswerAsync(context, ClaimsFor(RandomIds.New(), request));
    }

    public async Task RefreshAsync(HttpContext context)
    {
        var caller = await callers.IdentifyAsync(context);
        var claims = caller.Token ?? throw DirectLineRefusal.BadArgument("A secret does not expire. Send the token that is to be renewed.");
        await AnswerAsync(context, claims);
    }

    public async Task SessionAsync(HttpContext context)
    {
        await callers.IdentifyAsync(context);
        await Gate.AnswerAsync(context, StatusCodes.Status200OK, new SessionAnswer(RandomIds.New()), AnswerJson.Default.SessionAnswer);
    }

    /// <summary>What a token says when the holder of a secret asks for it.</summary>
    /// <exception cref="DirectLineRefusal">400 for an unusable user or website.</exception>
    public static TokenClaims ClaimsFor(string conversationId, StartRequest request)
    {
        var id = request.User?.Id;
        People.RequireClaimable(id, mayBeGivenOut: true);
        var origins = request.TrustedOrigins ?? [];
        if (origins.Length > MostOrigins)
            throw DirectLineRefusal.BadArgument($"trustedOrigins has at most {MostOrigins} entries.");
        return new TokenClaims(
            conversationId,
            id is not null && People.IsGivenOut(id) ? id : null,
            [.. origins.Select(origin => OriginPolicy.Normalise(origin)
                ?? throw DirectLineRefusal.BadArgument("trustedOrigins holds something else than a website. Write scheme and host without a path, like https://clinic.example."))]);
    }

    private Task AnswerAsync(HttpContext context, TokenClaims claims) =>
        Gate.AnswerAsync(
            context,
            StatusCodes.Status200OK,
            new TokenAnswer(claims.ConversationId, tokens.Issue(claims), (int)tokens.Lifetime.TotalSeconds),
            AnswerJson.Default.TokenAnswer);
}
