using Jint;

namespace SkinAdvisorBot.Language.Times.Chrono;

/// <summary>Stops a script that runs longer than it may; one limit for loading, another for each text.</summary>
internal sealed class Deadline(TimeSpan limit) : Constraint
{
    private long started = TimeProvider.System.GetTimestamp();

    public TimeSpan Limit { get; set; } = limit;

    public override void Reset() => started = TimeProvider.System.GetTimestamp();

    public override void Check()
    {
        if (TimeProvider.System.GetElapsedTime(started) > Limit)
            throw new TimeoutException($"It took more than {Limit.TotalSeconds} s.");
    }
}
