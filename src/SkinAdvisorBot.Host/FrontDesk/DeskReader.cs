using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.FrontDesk;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>What the front desk looks at. Seldom asked, so EF Core reads it.</summary>
public sealed class DeskReader(IDbContextFactory<AdvisorDbContext> contexts)
{
    /// <summary>No visit is longer: what starts earlier than this before a range has ended by then.</summary>
    private static readonly TimeSpan LongestVisit = TimeSpan.FromDays(1);

    /// <summary>Appointments and holds that overlap a range, by start; cancelled ones too, lapsed holds not.</summary>
    public async Task<ImmutableArray<Appointment>> AppointmentsAsync(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var earliest = from - LongestVisit;
        var rows = await context.Appointments.AsNoTracking()
            .Where(row => row.Start > earliest && row.Start < to && row.End > from)
            .Where(row => row.Status != AppointmentStatus.Held || row.HeldUntil > now)
            .OrderBy(row => row.Start).ThenBy(row => row.Key)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(AppointmentOf)];
    }

    /// <summary>Closures that overlap a range, by begin.</summary>
    public async Task<ImmutableArray<Closure>> ClosuresAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Closures.AsNoTracking().Where(row => row.To > from && row.From < to).OrderBy(row => row.From).ThenBy(row => row.Key).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Closure(row.Source, row.Uid, row.Resource, row.From, row.To))];
    }

    public async Task<ImmutableArray<FeedRow>> FeedsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. await context.Feeds.AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken)];
    }

    /// <returns>Null when no feed has this secret.</returns>
    public async Task<FeedRow?> FindFeedAsync(byte[] secretHash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Feeds.AsNoTracking().FirstOrDefaultAsync(row => row.SecretHash == secretHash, cancellationToken);
    }

    /// <summary>Kept calendars that are to be read again now, the longest due first.</summary>
    public async Task<ImmutableArray<BusyFeedRow>> DueBusyFeedsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. await context.BusyFeeds.AsNoTracking().Where(row => row.NextAt <= now).OrderBy(row => row.NextAt).ToListAsync(cancellationToken)];
    }

    /// <summary>Kept calendars, and every imported calendar that blocks something, by name.</summary>
    /// <param name="except">A source that is no calendar.</param>
    public async Task<ImmutableArray<BusySource>> BusySourcesAsync(string except, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var feeds = await context.BusyFeeds.AsNoTracking().ToDictionaryAsync(row => row.Source, cancellationToken);
        var blocking = await context.Closures.AsNoTracking().Where(row => row.Source != except)
            .GroupBy(row => row.Source).Select(rows => new { Source = rows.Key, Resource = rows.Max(row => row.Resource), Times = rows.Count() })
            .ToDictionaryAsync(entry => entry.Source, cancellationToken);
        return
        [
            .. feeds.Keys.Union(blocking.Keys).Order(StringComparer.Ordinal).Select(source => new BusySource(
                source,
                feeds.TryGetValue(source, out var feed) ? feed.Resource : blocking[source].Resource,
                blocking.TryGetValue(source, out var entry) ? entry.Times : 0,
                feed)),
        ];
    }

    private static Appointment AppointmentOf(AppointmentRow row) => new(
        row.PublicId,
        new Slot(
            row.Visit,
            row.Start.ToOffset(TimeSpan.FromMinutes(row.StartOffset)),
            row.End.ToOffset(TimeSpan.FromMinutes(row.EndOffset)),
            row.Provider,
            row.Room,
            row.Devices.Length == 0 ? [] : [.. row.Devices.Split(' ')]),
        row.Status,
        row.HeldUntil,
        row.Sequence,
        row.Name is null ? null : new Contact(row.Name, row.Phone, row.Email, row.ConsentAt is { } at ? new TextConsent(at, row.ConsentQuestion ?? "", row.ConsentAnswer ?? "") : null),
        StoredJson.ReadTexts(row.Notes));
}

/// <summary>An imported calendar.</summary>
/// <param name="Resource">Null for the whole clinic.</param>
/// <param name="Times">How many times it blocks.</param>
/// <param name="Feed">Where it is read again; null for one that is not.</param>
public sealed record BusySource(string Source, string? Resource, int Times, BusyFeedRow? Feed);
