namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Decides what is offered to a person on the wait list. Pure.</summary>
public static class WaitRules
{
    /// <summary>Shorter than this nobody can be expected to answer.</summary>
    private static readonly TimeSpan ShortestOffer = TimeSpan.FromMinutes(30);

    /// <summary>Free times that are looked at; most wishes fit the first.</summary>
    private const int Looked = 20;

    /// <summary>Offers not taken after which somebody is off the list: they no longer look, and each kept a time from others.</summary>
    public const int MostPassed = 5;

    /// <summary>Whether all the days they wished for are over.</summary>
    /// <param name="now">Any offset.</param>
    public static bool IsOver(WaitEntry entry, ClinicCalendar calendar, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(calendar.LocalTime(now).DateTime);
        return entry.Wish is { Windows: { IsEmpty: false } windows } && windows.All(window => window.To < today);
    }

    /// <summary>The entry after an offer that was declined or lapsed; null where it was the last they get.</summary>
    /// <param name="start">Of the time that was offered.</param>
    public static WaitEntry? Pass(WaitEntry entry, DateTimeOffset start) =>
        entry.Passed + 1 >= MostPassed ? null : entry with { NotWanted = [.. entry.NotWanted, start], Passed = entry.Passed + 1 };

    /// <summary>The first time that is free and that they wished for, with how long it can be kept; null for none.</summary>
    public static WaitOffer? Find(WaitEntry entry, ClinicCalendar calendar, BookingPlan plan, IAppointmentBook book, DateTimeOffset now)
    {
        if (calendar.FindVisit(entry.Visit) is null)
            return null;
        var query = new SlotQuery(entry.Visit) { Wish = (entry.Wish ?? new TimeWish()) with { Order = WishOrder.Soonest }, Count = Looked, Offered = entry.NotWanted };
        foreach (var slot in SlotFinder.Find(calendar, query, book, now))
        {
            if ((entry.Wish is not { } wish || WishMerge.Fits(wish, slot.Start)) && Until(slot, calendar, plan, now) is { } until)
                return new WaitOffer(slot, until);
        }

        return null;
    }

    /// <summary>The deadline: so many hours, counted from when their phone may ring, and no later than anybody could book the time.</summary>
    private static DateTimeOffset? Until(Slot slot, ClinicCalendar calendar, BookingPlan plan, DateTimeOffset now)
    {
        var begins = plan.Reminders.AfterQuiet(calendar.LocalTime(now));
        var (agreed, last) = (begins + plan.OfferFor, slot.Start - calendar.Rules.Notice);
        var until = agreed < last ? agreed : last;
        return until - begins >= ShortestOffer ? until : null;
    }
}

/// <param name="Until">When it goes to the next.</param>
public sealed record WaitOffer(Slot Slot, DateTimeOffset Until);
