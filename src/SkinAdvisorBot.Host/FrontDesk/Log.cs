namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>What the front desk logs: identities and outcomes, never a name, a contact or a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(3501, LogLevel.Warning, "The front desk (/desk) has no key and lets in every program on this machine, and nobody else. Set Desk:ApiKeys:0 before others share the machine or a proxy stands in front of it")]
    public static partial void DeskLocalOnly(ILogger logger);

    [LoggerMessage(3502, LogLevel.Warning, "The front desk (/desk) lets nobody in: DirectLine:PublicUrl says that a proxy stands in front, and there is no key. Set Desk:ApiKeys:0")]
    public static partial void DeskClosed(ILogger logger);

    [LoggerMessage(3503, LogLevel.Debug, "{Method} on connection {Connection}: the caller left before the answer")]
    public static partial void CallerLeft(ILogger logger, string method, string connection);

    [LoggerMessage(3504, LogLevel.Error, "{Method} on connection {Connection} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string connection, Exception exception);

    [LoggerMessage(3505, LogLevel.Information, "Busy calendar {Source}: {Count} times block {Resource}; {Overlaps} visits are booked within them")]
    public static partial void Imported(ILogger logger, string source, int count, string resource, int overlaps);

    [LoggerMessage(3506, LogLevel.Information, "Feed {Feed} is {Change}")]
    public static partial void FeedChanged(ILogger logger, string feed, string change);

    [LoggerMessage(3507, LogLevel.Warning, "Busy calendar {Source} could not be read again, and blocks what it blocked before: {Problem}")]
    public static partial void RefreshFailed(ILogger logger, string source, string problem);

    [LoggerMessage(3508, LogLevel.Error, "Busy calendar {Source}: reading it again failed")]
    public static partial void RefreshBroke(ILogger logger, string source, Exception reason);

    [LoggerMessage(3509, LogLevel.Error, "Busy calendars could not be looked through; another try follows in a minute")]
    public static partial void RefreshRoundFailed(ILogger logger, Exception reason);
}
