namespace SkinAdvisorBot.Host.Staff;

internal static partial class Log
{
    // The link is the secret itself: whoever reads the first start's log is meant to be the owner.
    [LoggerMessage(5001, LogLevel.Warning, "The staff console has no owner yet. Whoever opens this link first becomes the owner; it works once, until the next start: {Link}")]
    public static partial void NoOwner(ILogger logger, string link);

    [LoggerMessage(5003, LogLevel.Warning, "The staff's inbox could not be kept up; it is tried again in a few seconds")]
    public static partial void InboxBehind(ILogger logger, Exception exception);
}
