namespace SkinAdvisorBot.Host.Outbox;

/// <summary>What the outbox logs: entries and outcomes, never an address or words.</summary>
internal static partial class Log
{
    [LoggerMessage(3601, LogLevel.Debug, "{Message} is sent")]
    public static partial void Sent(ILogger logger, string message);

    [LoggerMessage(3602, LogLevel.Information, "{Message} is tried again in {Wait}: {Reason}")]
    public static partial void Later(ILogger logger, string message, TimeSpan wait, string reason);

    [LoggerMessage(3603, LogLevel.Warning, "{Message} could not be sent: {Reason}")]
    public static partial void Failed(ILogger logger, string message, string reason);

    [LoggerMessage(3604, LogLevel.Warning, "{Message} may have been sent or not, and is not sent again: {Reason}")]
    public static partial void Unsure(ILogger logger, string message, string reason);

    [LoggerMessage(3605, LogLevel.Warning, "Conversation {Conversation} can't be reached any more: {Reason}")]
    public static partial void Gone(ILogger logger, string conversation, string reason);

    [LoggerMessage(3606, LogLevel.Error, "{Message}: the sender failed")]
    public static partial void SenderFailed(ILogger logger, string message, Exception reason);

    [LoggerMessage(3607, LogLevel.Error, "The outbox stumbled; another try follows in a moment")]
    public static partial void Stumbled(ILogger logger, Exception reason);

    [LoggerMessage(3608, LogLevel.Warning, "{Count} messages were under way when the service stopped; whether they were sent is not known")]
    public static partial void UnderWayAtStop(ILogger logger, int count);
}
