namespace SkinAdvisorBot.Host.Storage;

internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Information, "Data in {Location}")]
    public static partial void Opened(ILogger logger, StorageLocation location);

    [LoggerMessage(3102, LogLevel.Information, "Every accepted turn is saved; storage closed")]
    public static partial void Closed(ILogger logger);

    [LoggerMessage(3103, LogLevel.Error, "{Count} turns could not be saved; their senders were told")]
    public static partial void BatchNotSaved(ILogger logger, int count, Exception reason);
}
