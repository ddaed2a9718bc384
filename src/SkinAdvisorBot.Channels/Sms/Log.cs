using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>What the sending of texts logs: never a number, never words.</summary>
internal static partial class Log
{
    [LoggerMessage(2301, LogLevel.Warning, "No text message is really sent: they are written to {File}. Set Twilio:AccountSid, Twilio:AuthToken and Twilio:From to send them")]
    public static partial void OnlyRecorded(ILogger logger, string file);

    [LoggerMessage(2302, LogLevel.Information, "Text messages are off (Sms:Gateway)")]
    public static partial void Off(ILogger logger);

    [LoggerMessage(2303, LogLevel.Error, "Twilio refuses the account with {Status}; no text goes out until Twilio:AccountSid and Twilio:AuthToken are right")]
    public static partial void AccountRefused(ILogger logger, int status);
}
