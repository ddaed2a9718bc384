namespace SkinAdvisorBot.Host.WaitList;

/// <summary>What the wait list logs: ids of entries and holds, never a person.</summary>
internal static partial class Log
{
    [LoggerMessage(3601, LogLevel.Information, "Wait entry {Entry}: a free time is offered, hold {Hold}")]
    public static partial void Offered(ILogger logger, string entry, string hold);

    [LoggerMessage(3602, LogLevel.Information, "Wait entry {Entry}: the offer was not taken and goes to the next")]
    public static partial void NotTaken(ILogger logger, string entry);

    [LoggerMessage(3603, LogLevel.Information, "Wait entry {Entry}: the offer was taken, appointment {Appointment}")]
    public static partial void Taken(ILogger logger, string entry, string appointment);

    [LoggerMessage(3604, LogLevel.Information, "Wait entry {Entry} is over: its days have passed, or nobody can be told")]
    public static partial void Over(ILogger logger, string entry);

    [LoggerMessage(3605, LogLevel.Error, "The wait list could not be looked through; another try follows in a moment")]
    public static partial void LookFailed(ILogger logger, Exception reason);
}
