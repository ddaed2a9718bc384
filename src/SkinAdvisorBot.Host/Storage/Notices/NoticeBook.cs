using System.Collections.Immutable;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Storage.Notices;

/// <summary>What is to be sent, and what became of it. Safe for many threads.</summary>
public sealed class NoticeBook(TurnWriter writer, ReadPool pool)
{
    /// <summary>Notices that may be tried now, the longest due first. Those under way count once their claim has lapsed.</summary>
    public ImmutableArray<StoredNotice> Due(DateTimeOffset now, int most) => pool.Read(commands => commands.Notices.Due(now, most));

    /// <summary>When there is something to do again; null for never.</summary>
    public DateTimeOffset? NextDue() => pool.Read(commands => commands.Notices.NextDue());

    public StoredNotice? Find(long key) => pool.Read(commands => commands.Notices.Find(key));

    /// <summary>All notices about an appointment, ended ones too, by due time.</summary>
    public ImmutableArray<StoredNotice> About(string appointment) => pool.Read(commands => commands.Notices.About(appointment));

    /// <summary>Notices that nobody knows to have been sent: given up, or unsure. The latest first.</summary>
    public ImmutableArray<StoredNotice> Unsent(DateTimeOffset from, int most) => pool.Read(commands => commands.Notices.Unsent(from, most));

    /// <summary>Takes a notice for one attempt; nobody else gets it before <paramref name="until"/>.</summary>
    /// <returns>The notice with this attempt counted; null where it is no longer to be sent, or another has it.</returns>
    public async Task<StoredNotice?> ClaimAsync(StoredNotice notice, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await writer.WriteAsync(commands => commands.Notices.Claim(notice.Key, notice.Attempts, now, until), cancellationToken)
            ? notice with { State = NoticeState.Sending, Attempts = notice.Attempts + 1 }
            : null;

    /// <summary>Writes down how an attempt ended, or that none is made. A notice that was tried anew meanwhile is left alone.</summary>
    public Task EndAsync(StoredNotice notice, NoticeState state, string? reason, string? providerId, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(commands => commands.Notices.End(notice.Key, notice.Attempts, state, reason, providerId, now), cancellationToken);

    /// <summary>Plans another attempt, unless the notice was dropped meanwhile.</summary>
    public Task PostponeAsync(StoredNotice notice, DateTimeOffset until, string? reason, CancellationToken cancellationToken) =>
        writer.WriteAsync(commands => commands.Notices.Postpone(notice.Key, notice.Attempts, until, reason), cancellationToken);
}
