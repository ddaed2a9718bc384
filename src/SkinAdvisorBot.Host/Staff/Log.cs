namespace SkinAdvisorBot.Host.Staff;

internal static partial class Log
{
    // The link is the secret itself: whoever reads the first start's log is meant to be the owner.
    [LoggerMessage(5001, LogLevel.Warning, "The staff console has no owner yet. Whoever opens this link first becomes the owner; it works once, until the next start: {Link}")]
    public static partial void NoOwner(ILogger logger, string link);

    [LoggerMessage(5002, LogLevel.Error, "Roles or name of a member of staff could not be saved: {Errors}")]
    public static partial void MemberNotSaved(ILogger logger, string errors);
}
