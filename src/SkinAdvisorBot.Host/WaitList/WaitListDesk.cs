using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.WaitList;

/// <summary>Offers times that have come free to those who wait for them: each to one person at a time, in the order they came.</summary>
/// <remarks>It asks what is free now, and not what was freed, so that nothing is lost whatever happened while the service was down.</remarks>
public sealed class WaitListDesk(WaitBook waiting, IAppointmentBook book, DeskMaker desks, CurrentPlaybook content, TimeProvider clock, ILogger<WaitListDesk> logger)
{
    /// <summary>Ends offers that were answered or have lapsed, and makes those that can be made.</summary>
    /// <returns>When the next offer lapses; null for none.</returns>
    public async Task<DateTimeOffset?> LookAsync(CancellationToken cancellationToken)
    {
        if (content() is not { Booking: { } plan, Clinic.Calendar: { } calendar })
            return null;
        DateTimeOffset? next = null;
        foreach (var person in waiting.All())
        {
            var until = person.Offer is { } offer ? await SettleAsync(person, offer, cancellationToken) : null;
            if (until is { } open && (next is null || open < next))
                next = open;
        }

        // Read anew: an offer that has just lapsed goes to the next, and the person whose it was is still on the list.
        foreach (var person in waiting.All().Where(person => person.Offer is null))
        {
            var until = await OfferAsync(person, calendar, plan, cancellationToken);
            if (until is { } open && (next is null || open < next))
                next = open;
        }

        return next;
    }

    /// <returns>When the offer lapses; null where it is over.</returns>
    private async Task<DateTimeOffset?> SettleAsync(StoredWait person, StoredOffer offer, CancellationToken cancellationToken)
    {
        switch (book.Find(offer.Hold))
        {
            case { Status: AppointmentStatus.Held, HeldUntil: { } until } when until > clock.GetUtcNow():
                return until;
            case null or { Status: AppointmentStatus.Held }:
                await PassAsync(person, offer, cancellationToken);
                return null;
            default:
                await waiting.RemoveAsync(person, cancellationToken);
                Log.Taken(logger, person.Entry.Id, offer.Hold);
                return null;
        }
    }

    private async Task PassAsync(StoredWait person, StoredOffer offer, CancellationToken cancellationToken)
    {
        if (WaitRules.Pass(person.Entry, offer.Start) is { } entry)
            await waiting.CloseAsync(person, offer, entry, cancellationToken);
        else
            await waiting.RemoveAsync(person, cancellationToken);
        Log.NotTaken(logger, person.Entry.Id);
    }

    /// <returns>When the offer lapses; null where none was made.</returns>
    private async Task<DateTimeOffset?> OfferAsync(StoredWait person, ClinicCalendar calendar, BookingPlan plan, CancellationToken cancellationToken)
    {
        var (entry, now) = (person.Entry, clock.GetUtcNow());
        if (WaitRules.IsOver(entry, calendar, now) || (person.ConversationKey is null && entry.To is null))
        {
            await waiting.RemoveAsync(person, cancellationToken);
            Log.Over(logger, entry.Id);
            return null;
        }

        if (WaitRules.Find(entry, calendar, plan, book, now) is not { } found)
            return null;
        var id = desks.For("wait list", string.Create(CultureInfo.InvariantCulture, $"{entry.Id} {found.Slot.Start.UtcTicks} {now.UtcTicks}")).NewId;
        var hold = new Appointment(id, found.Slot, AppointmentStatus.Held, found.Until, Sequence: 0, Contact: null, Notes: []);
        try
        {
            if (!await waiting.OfferAsync(person, new StoredOffer(id, found.Slot.Start), Changes(person, hold, now), now, cancellationToken))
                return null;
        }
        catch (BookingConflictException)
        {
            // Somebody was faster; the change of theirs rings, and the list is looked through again.
            return null;
        }

        Log.Offered(logger, entry.Id, id);
        return found.Until;
    }

    private static ImmutableArray<BookingChange> Changes(StoredWait person, Appointment hold, DateTimeOffset now)
    {
        var changes = ImmutableArray.Create<BookingChange>(new BookingChange.Hold(hold));
        if (person.ConversationKey is not null)
            changes = changes.Add(new BookingChange.Send(new Notice(NoticeKinds.WaitOffer, now, hold.Id, To: null, Code: null)));
        return person.Entry.To is { } to ? changes.Add(new BookingChange.Send(new Notice(NoticeKinds.WaitNotice, now, hold.Id, to, Code: null))) : changes;
    }
}
