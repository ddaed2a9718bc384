using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Conversations;

internal static partial class Log
{
    [LoggerMessage(3201, LogLevel.Error, "Conversation {Conversation}: a turn failed; the next message reads the conversation anew")]
    public static partial void TurnFailed(ILogger logger, string conversation, Exception reason);

    [LoggerMessage(3202, LogLevel.Information, "Conversation {Conversation}: the appointment book changed meanwhile ({Conflict}); the message is answered again")]
    public static partial void AnsweredAgain(ILogger logger, string conversation, BookingConflict conflict);
}
