using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>What texting logs: never a number, never words.</summary>
internal static partial class Log
{
    [LoggerMessage(2301, LogLevel.Warning, "No text message is really sent: they are written to {File}. Set Twilio:AccountSid, Twilio:AuthToken and Twilio:From to send them")]
    public static partial void OnlyRecorded(ILogger logger, string file);

    [LoggerMessage(2302, LogLevel.Information, "Text messages are off (Sms:Gateway)")]
    public static partial void Off(ILogger logger);

    [LoggerMessage(2303, LogLevel.Error, "Twilio refuses the account with {Status}; no text goes out until Twilio:AccountSid and Twilio:AuthToken are right")]
    public static partial void AccountRefused(ILogger logger, int status);

    [LoggerMessage(2304, LogLevel.Information, "No account of Twilio is set: texts at /api/sms are taken unsigned, from programs on this machine alone. Set Twilio:AccountSid, Twilio:AuthToken, Twilio:From and Twilio:PublicUrl to serve Twilio")]
    public static partial void LocalOnly(ILogger logger);

    [LoggerMessage(2305, LogLevel.Warning, "A request for texts was refused with {Status}: {Reason}")]
    public static partial void Refused(ILogger logger, int status, string reason);

    [LoggerMessage(2306, LogLevel.Error, "A request for texts on connection {Connection} failed")]
    public static partial void Failed(ILogger logger, string connection, Exception exception);

    [LoggerMessage(2307, LogLevel.Debug, "A request for texts on connection {Connection}: the caller left before the answer")]
    public static partial void CallerLeft(ILogger logger, string connection);

    [LoggerMessage(2308, LogLevel.Information, "Message {Message} was about wanting texts; something else in it: {HoldsMore}")]
    public static partial void ConsentHeard(ILogger logger, string message, bool holdsMore);

    [LoggerMessage(2309, LogLevel.Error, "The answer to message {Message} is larger than Twilio reads: its last {Count} texts were not said. Shorten the words of the content")]
    public static partial void TooMuchToSay(ILogger logger, string message, int count);

    [LoggerMessage(2310, LogLevel.Debug, "Twilio told a stage of message {Message} that is of no interest")]
    public static partial void StatusPassedOver(ILogger logger, string message);
}
