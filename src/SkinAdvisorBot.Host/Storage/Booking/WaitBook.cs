using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>Who waits for a time, and what is offered to them. Safe for many threads.</summary>
public sealed class WaitBook(TurnWriter writer, ReadPool pool)
{
    /// <summary>Everybody on the list, in the order they came.</summary>
    public ImmutableArray<StoredWait> All() => pool.Read(commands => commands.Waits.All());

    /// <summary>Keeps a time for somebody and plans what they are told, all or nothing.</summary>
    /// <param name="changes">The hold and what is sent.</param>
    /// <returns>False where they have left the list or have an offer already; nothing was kept.</returns>
    /// <exception cref="BookingConflictException">The time is taken; nothing was kept.</exception>
    public Task<bool> OfferAsync(StoredWait waiting, StoredOffer offer, ImmutableArray<BookingChange> changes, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            commands =>
            {
                if (!commands.Booking.Waits.Offer(waiting.Key, offer.Hold, offer.Start))
                    return false;
                commands.Booking.Apply(changes, waiting.ConversationKey, now);
                return true;
            },
            cancellationToken);

    /// <summary>Ends an offer that was not taken; the person stays on the list.</summary>
    /// <param name="entry">What it is from now on.</param>
    public Task CloseAsync(StoredWait waiting, StoredOffer offer, WaitEntry entry, CancellationToken cancellationToken) =>
        writer.WriteAsync(commands => commands.Booking.Waits.Close(waiting.Key, offer.Hold, entry), cancellationToken);

    public Task RemoveAsync(StoredWait waiting, CancellationToken cancellationToken) => writer.WriteAsync(
        commands =>
        {
            commands.Booking.Waits.Remove(waiting.Entry.Id);
            return true;
        },
        cancellationToken);
}
