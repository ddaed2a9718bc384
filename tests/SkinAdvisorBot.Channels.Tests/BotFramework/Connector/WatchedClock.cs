using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>A clock of the test that tells when somebody begins to wait: moving it before that would move nobody.</summary>
internal sealed class WatchedClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Returns once somebody waits that long, and each such wait once; a minute at most.</summary>
    public async Task WaitForWaitAsync(TimeSpan length)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (await _waits.Reader.ReadAsync(limit.Token) != length)
        {
            // A wait of something else.
        }
    }
}
