namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Keeps reading kept calendars again while the service runs.</summary>
internal sealed class BusyFeedService(BusyFeedRefresher refresher, TimeProvider clock, ILogger<BusyFeedService> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A calendar under way is read again at the next start.
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await refresher.RefreshDueAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.RefreshRoundFailed(logger, e);
        }
    }
}
