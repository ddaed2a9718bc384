using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Notices;

namespace SkinAdvisorBot.Host.Notices;

/// <summary>Keeps sending what is due while the service runs.</summary>
public sealed class NoticeService(NoticeSender sender, NoticeBook notices, CommitBell bell, TimeProvider clock, ILogger<NoticeService> logger) : BackgroundService
{
    /// <summary>Notices under way at once: one slow provider holds up no others.</summary>
    private const int MaxAtOnce = 16;

    /// <summary>Longest time between two looks, should the clock have been set.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        try
        {
            while (true)
                await RoundAsync(running, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way is finished below.
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    private async Task RoundAsync(List<Task> running, CancellationToken stoppingToken)
    {
        // Joined before the look: what is planned after it rings.
        using var news = bell.JoinBook();
        running.RemoveAll(task => task.IsCompleted);
        try
        {
            var claimed = await sender.ClaimDueAsync(MaxAtOnce - running.Count, stoppingToken);
            running.AddRange(claimed.Select(sender.DeliverAsync));
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.RoundFailed(logger, e);
            await Task.Delay(AfterFailure, clock, stoppingToken);
            return;
        }

        await SleepAsync(running, news.Rung, stoppingToken);
    }

    private async Task SleepAsync(List<Task> running, Task news, CancellationToken stoppingToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        if (running.Count >= MaxAtOnce)
        {
            await Task.WhenAny(running).WaitAsync(stoppingToken);
            return;
        }

        var sleep = notices.NextDue() is { } next ? next - clock.GetUtcNow() : LongestSleep;
        if (sleep <= TimeSpan.Zero)
            return;
        await Task.WhenAny(news, Task.Delay(sleep < LongestSleep ? sleep : LongestSleep, clock, awake.Token));
        await awake.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }
}
