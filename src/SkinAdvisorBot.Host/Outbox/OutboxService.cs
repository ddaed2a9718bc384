using System.Collections.Concurrent;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Outbox;

namespace SkinAdvisorBot.Host.Outbox;

/// <summary>Keeps sending what is saved for sending while the service runs: many conversations at once, each in order.</summary>
public sealed class OutboxService(OutboxSender sender, OutboxBook outbox, CommitBell bell, TimeProvider clock, ILogger<OutboxService> logger) : BackgroundService
{
    /// <summary>Conversations that send at once. Senders bound what one provider gets.</summary>
    private const int MaxAtOnce = 256;

    /// <summary>Longest time between two looks, should the clock have been set.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, byte> _sending = [];
    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await BeginAsync(stoppingToken);
            while (true)
                await RoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way is finished below.
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task BeginAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (await outbox.DoubtSendingAsync(clock.GetUtcNow(), stoppingToken) is > 0 and var count)
                    Log.UnderWayAtStop(logger, count);
                return;
            }
            catch (TurnNotSavedException e)
            {
                Log.Stumbled(logger, e);
                await Task.Delay(AfterFailure, clock, stoppingToken);
            }
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        // Joined before the look: what is saved after it rings.
        using var news = bell.JoinOutbox();
        _running.RemoveAll(task => task.IsCompleted);
        var wait = LongestSleep;
        try
        {
            var now = clock.GetUtcNow();
            foreach (var (conversation, tryAt) in outbox.Heads())
            {
                if (tryAt > now)
                    wait = tryAt - now < wait ? tryAt - now : wait;
                else if (_sending.Count < MaxAtOnce && _sending.TryAdd(conversation, 0))
                    _running.Add(RunAsync(conversation, stoppingToken));
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Stumbled(logger, e);
            wait = AfterFailure;
        }

        await SleepAsync(wait, news.Rung, stoppingToken);
    }

    private async Task RunAsync(long conversation, CancellationToken stoppingToken)
    {
        await Task.Yield(); // the round goes on with the other conversations
        try
        {
            await sender.SendAsync(conversation, stoppingToken);
        }
        catch (Exception e)
        {
            Log.Stumbled(logger, e);
            await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            // In this order: what came or was put off meanwhile is found by another round.
            _sending.TryRemove(conversation, out _);
            bell.RingOutbox();
        }
    }

    private async Task SleepAsync(TimeSpan wait, Task news, CancellationToken stoppingToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(news, Task.Delay(wait, clock, awake.Token));
        await awake.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }
}
