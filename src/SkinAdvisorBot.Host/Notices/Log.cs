namespace SkinAdvisorBot.Host.Notices;

/// <summary>What the sending of notices logs: keys, kinds and outcomes, never an address or words.</summary>
internal static partial class Log
{
    [LoggerMessage(3401, LogLevel.Information, "Notice {Notice} ({Kind}) is sent")]
    public static partial void Sent(ILogger logger, long notice, string kind);

    [LoggerMessage(3402, LogLevel.Information, "Notice {Notice} ({Kind}) is dropped: {Reason}")]
    public static partial void Dropped(ILogger logger, long notice, string kind, string reason);

    [LoggerMessage(3403, LogLevel.Information, "Notice {Notice} ({Kind}) is tried again later: {Reason}")]
    public static partial void Later(ILogger logger, long notice, string kind, string reason);

    [LoggerMessage(3404, LogLevel.Warning, "Notice {Notice} ({Kind}) is given up: {Reason}")]
    public static partial void GivenUp(ILogger logger, long notice, string kind, string reason);

    [LoggerMessage(3405, LogLevel.Warning, "Notice {Notice} ({Kind}) may have been sent or not, and is not sent again: {Reason}")]
    public static partial void Unsure(ILogger logger, long notice, string kind, string reason);

    [LoggerMessage(3406, LogLevel.Error, "Notice {Notice} failed")]
    public static partial void Failed(ILogger logger, long notice, Exception reason);

    [LoggerMessage(3407, LogLevel.Error, "Notice {Notice} waits: dialogs/booking.yaml has no words '{Kind}', or the clinic takes no appointments any more")]
    public static partial void NoWords(ILogger logger, long notice, string kind);

    [LoggerMessage(3408, LogLevel.Error, "Notices could not be looked through; another try follows in a moment")]
    public static partial void RoundFailed(ILogger logger, Exception reason);
}
