using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.FrontDesk;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Reads kept calendars again, each whole or not at all.</summary>
internal sealed class BusyFeedRefresher(
    DeskReader reader, TurnWriter writer, ClosureEndpoints closures, CalendarFetcher fetcher, CurrentPlaybook content, TimeProvider clock, ILogger<BusyFeedRefresher> logger)
{
    /// <summary>Reads every feed that is due, one after the other; what goes wrong with one is written down beside it and holds up no other.</summary>
    public async Task RefreshDueAsync(CancellationToken cancellationToken)
    {
        foreach (var feed in await reader.DueBusyFeedsAsync(clock.GetUtcNow(), cancellationToken))
        {
            try
            {
                await RefreshAsync(feed, cancellationToken);
            }
            catch (DeskRefusal refusal)
            {
                await FailAsync(feed, refusal.Message, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.RefreshBroke(logger, feed.Source, e);
                await FailAsync(feed, "Something went wrong on our side, and the log says what.", cancellationToken);
            }
        }
    }

    private async Task RefreshAsync(BusyFeedRow feed, CancellationToken cancellationToken)
    {
        var calendar = content().Clinic.Calendar ?? throw DeskRefusal.NoCalendar();
        ClosureEndpoints.RequireResource(calendar, feed.Resource);
        var text = await fetcher.FetchAsync(new Uri(feed.Url), cancellationToken);
        var now = clock.GetUtcNow();
        var taken = BusyImport.Read(text, feed.Source, feed.Resource, calendar, now, cancellationToken);
        if (!await writer.WriteAsync(commands => Replace(commands, feed, taken, now), cancellationToken))
            return; // removed or replaced while it was fetched
        Log.Imported(logger, feed.Source, taken.Length, feed.Resource ?? "the whole clinic", (await closures.OverlapsAsync(taken, cancellationToken)).Length);
    }

    private static bool Replace(WriteCommands commands, BusyFeedRow feed, ImmutableArray<Closure> taken, DateTimeOffset now)
    {
        if (!commands.BusyFeeds.Succeed(feed.Key, now, NextAfter(feed, now)))
            return false;
        commands.Closures.Replace(feed.Source, taken);
        return true;
    }

    private async Task FailAsync(BusyFeedRow feed, string problem, CancellationToken cancellationToken)
    {
        Log.RefreshFailed(logger, feed.Source, problem);
        var now = clock.GetUtcNow();
        await writer.NoteAsync(commands => commands.BusyFeeds.Fail(feed.Key, problem, now, NextAfter(feed, now)), cancellationToken);
    }

    private static DateTimeOffset NextAfter(BusyFeedRow feed, DateTimeOffset now) => now + TimeSpan.FromMinutes(feed.EveryMinutes);
}
