using System.Net;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>What an answer of the Connector means for a message.</summary>
internal static class ConnectorOutcome
{
    /// <summary>A person has to act when a token is refused, and messages should go out soon after.</summary>
    private static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(10);

    public static SendOutcome Of(ConnectorAnswer answer) => answer switch
    {
        ConnectorAnswer.Taken taken => new SendOutcome.Accepted(taken.Id),
        ConnectorAnswer.Declined declined => Of(declined),
        ConnectorAnswer.NotSent { IsFinal: true } never => new SendOutcome.Refused(never.Reason),
        ConnectorAnswer.NotSent later => new SendOutcome.Later(later.Reason, later.After),
        ConnectorAnswer.Lost lost => new SendOutcome.Unsure(lost.Reason),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} has no outcome."),
    };

    private static SendOutcome Of(ConnectorAnswer.Declined declined) => (HttpStatusCode)declined.Status switch
    {
        // Teams asks to try again after these, 500, 502 and 504 among them: there they mean that the message was not added.
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new SendOutcome.Later(declined.Reason, declined.RetryAfter),
        HttpStatusCode.Unauthorized => new SendOutcome.Later($"{declined.Reason} It refuses our token: check MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId.", UntilRepaired),
        HttpStatusCode.Forbidden => new SendOutcome.Refused(declined.Reason, IsGone: declined.Error.Problem is ConnectorProblem.MessageWritesBlocked or ConnectorProblem.BotNotInConversationRoster),
        HttpStatusCode.NotFound => new SendOutcome.Refused(declined.Reason, IsGone: declined.Error.Problem == ConnectorProblem.ConversationNotFound),
        HttpStatusCode.NotImplemented => new SendOutcome.Refused(declined.Reason),
        // What else a server says about itself leaves open what it had done by then.
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new SendOutcome.Unsure(declined.Reason),
        _ => new SendOutcome.Refused(declined.Reason),
    };
}
