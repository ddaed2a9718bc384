using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.WaitList;

/// <summary>Looks through the wait list whenever the appointment book has changed or an offer lapses.</summary>
public sealed class WaitListService(WaitListDesk desk, CommitBell bell, TimeProvider clock, ILogger<WaitListService> logger) : BackgroundService
{
    /// <summary>Longest time between two looks: days pass, and more of the calendar can be booked.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                await RoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whatever was begun is on the disk; the next start goes on from there.
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        // Joined before the look: a time that comes free after it rings.
        using var news = bell.JoinBook();
        var sleep = LongestSleep;
        try
        {
            if (await desk.LookAsync(stoppingToken) is { } next && next - clock.GetUtcNow() < sleep)
                sleep = next - clock.GetUtcNow();
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.LookFailed(logger, e);
            await Task.Delay(AfterFailure, clock, stoppingToken);
            return;
        }

        if (sleep <= TimeSpan.Zero)
            return;
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(news.Rung, Task.Delay(sleep, clock, awake.Token));
        await awake.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }
}
