using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>What outgoing calls log: operations, hosts and outcomes, never words, tokens or whom it went to.</summary>
internal static partial class Log
{
    [LoggerMessage(2501, LogLevel.Debug, "{Operation} at {Host}: {Status}, {Correlation}")]
    public static partial void Answered(ILogger logger, string operation, string host, int status, string correlation);

    [LoggerMessage(2502, LogLevel.Warning, "{Operation} at {Host} was declined with {Status}, code {Code}, {Correlation}")]
    public static partial void Declined(ILogger logger, string operation, string host, int status, string? code, string correlation);

    [LoggerMessage(2503, LogLevel.Warning, "{Operation} at {Host}: {Reason}")]
    public static partial void NotDone(ILogger logger, string operation, string host, string reason);

    [LoggerMessage(2504, LogLevel.Error, "{Reason} Nothing goes out through the Bot Framework until there is a token")]
    public static partial void NoToken(ILogger logger, string reason);

    [LoggerMessage(2505, LogLevel.Error, "{Host} refuses our token even after it was renewed; check that MicrosoftAppId is the bot's, and MicrosoftAppType and MicrosoftAppTenantId those of its registration")]
    public static partial void TokenRefused(ILogger logger, string host);

    [LoggerMessage(2506, LogLevel.Warning, "A message is not sent to {Host}, because it is not one of the services we trust. Add it to BotFramework:ServiceHosts, or to CallerHosts for a bot, if it is yours")]
    public static partial void NotTrusted(ILogger logger, string host);

    [LoggerMessage(2507, LogLevel.Debug, "The body of the answer from {Host} broke off or was too large; its status alone counts")]
    public static partial void BodyLost(ILogger logger, string host);

    [LoggerMessage(2508, LogLevel.Warning, "Conversation {Conversation}: entry {Sequence} was too large for the channel and goes out as words alone")]
    public static partial void TooLarge(ILogger logger, string conversation, long sequence);

    [LoggerMessage(2509, LogLevel.Information, "The person can't be shown that we are typing: {Reason}")]
    public static partial void TypingNotShown(ILogger logger, string reason);
}
