namespace SkinAdvisorBot.Host.Mail;

/// <summary>What the sending of mail logs: never an address, never words.</summary>
internal static partial class Log
{
    [LoggerMessage(3301, LogLevel.Warning, "No e-mail is really sent: they are written to {File}. Set Mail:Host, Mail:From and, where the server asks for them, Mail:User and Mail:Password to send them")]
    public static partial void OnlyRecorded(ILogger logger, string file);

    [LoggerMessage(3302, LogLevel.Information, "E-mail is off (Mail:Gateway)")]
    public static partial void Off(ILogger logger);

    [LoggerMessage(3303, LogLevel.Error, "No safe connection to the mail server ({Reason}); no mail goes out until Mail:Host, Mail:Port, Mail:User and Mail:Password are right")]
    public static partial void ServerRefuses(ILogger logger, string reason);

    [LoggerMessage(3304, LogLevel.Debug, "The mail server took the mail and then did not say good-bye ({Reason})")]
    public static partial void NoGoodbye(ILogger logger, string reason);
}
