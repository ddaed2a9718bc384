namespace SkinAdvisorBot.Host.Conversations;

internal static partial class Log
{
    [LoggerMessage(3201, LogLevel.Error, "Conversation {Conversation}: a turn failed; the next message reads the conversation anew")]
    public static partial void TurnFailed(ILogger logger, string conversation, Exception reason);
}
