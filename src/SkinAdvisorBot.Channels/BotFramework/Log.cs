using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>What the Bot Framework's endpoint logs: rules and outcomes, never tokens, names or words.</summary>
internal static partial class Log
{
    [LoggerMessage(2401, LogLevel.Warning, "The Bot Framework's endpoint serves programs on this machine only: there is no MicrosoftAppId. Set it, and MicrosoftAppPassword, to be reached by Teams and other channels")]
    public static partial void LocalOnly(ILogger logger);

    [LoggerMessage(2402, LogLevel.Information, "The Bot Framework's endpoint is closed: there is no MicrosoftAppId")]
    public static partial void Closed(ILogger logger);

    [LoggerMessage(2403, LogLevel.Information, "A call on connection {Connection} was refused with {Status}: {Reason}")]
    public static partial void Refused(ILogger logger, string connection, int status, string reason);

    [LoggerMessage(2404, LogLevel.Warning, "The keys announced at {Metadata} could not be fetched; those known serve for five days after they were fetched, and without any callers hear 503")]
    public static partial void KeysNotFetched(ILogger logger, string metadata, Exception exception);

    [LoggerMessage(2405, LogLevel.Debug, "Connection {Connection}: the caller left before the answer")]
    public static partial void CallerLeft(ILogger logger, string connection);

    [LoggerMessage(2406, LogLevel.Error, "A call on connection {Connection} failed")]
    public static partial void Failed(ILogger logger, string connection, Exception exception);

    [LoggerMessage(2407, LogLevel.Information, "An activity of a kind that is not known here was accepted and ignored")]
    public static partial void UnknownType(ILogger logger);

    [LoggerMessage(2408, LogLevel.Information, "An activity names no recipient; the answer will name no sender")]
    public static partial void NoRecipient(ILogger logger);
}
