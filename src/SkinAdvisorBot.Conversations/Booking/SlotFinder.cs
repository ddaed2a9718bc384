using System.Collections.Immutable;
using NodaTime;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Finds free slots. Pure: the same calendar, query, book and time give the same slots.</summary>
/// <remarks>
/// A slot lies within the hours of the clinic and of its provider, outside breaks, holidays and leave, and overlaps nothing in the book.
/// It lasts its real minutes on the days the clock changes; a start that the clock leaves out is not offered, one that comes twice is offered once.
/// </remarks>
public static class SlotFinder
{
    /// <summary>Days read at once at first; what is wished for mostly lies there. Every next reach is twice as long.</summary>
    private const int FirstReachDays = 5;

    /// <summary>Slots to offer: later than the notice asks, within the horizon, that suit the wish.</summary>
    /// <returns>
    /// By time, or with an exact start wished for the nearest to it first; with no order wished, different days and parts of the day.
    /// Empty when nothing suits, also where content knows no such visit or provider any more.
    /// </returns>
    public static ImmutableArray<Slot> Find(ClinicCalendar calendar, SlotQuery query, IAppointmentBook book, DateTimeOffset now)
    {
        if (calendar.FindVisit(query.Visit) is not { } visit || query.Count <= 0)
            return [];
        var providers = visit.Providers.Where(provider => query.Provider is null || query.Provider == provider).ToImmutableArray();
        var fit = new WishFit(query.Wish);
        var range = SearchRange.Of(calendar, query, fit, now);
        var choice = SlotChoice.For(query, fit);
        var length = FirstReachDays;
        for (var from = range.FirstDay; from <= range.LastDay && !providers.IsEmpty; from = from.PlusDays(length), length *= 2)
        {
            var days = new CellDays(calendar.Zone, from, LocalDate.Min(from.PlusDays(length - 1), range.LastDay));
            var openings = Openings.Of(calendar, visit, providers, days, book, now, query.Own);
            if (!AddAll(openings, range, fit, choice))
                break;
        }

        return [.. choice.Chosen.Select(opening => SlotOf(visit, opening))];
    }

    /// <summary>Whether a slot that was offered can still be had: it lies ahead, keeps to the calendar in force, and overlaps nothing in the book.</summary>
    /// <remarks>Notice and horizon are not asked again, so that nobody loses a slot by thinking it over.</remarks>
    /// <param name="own">Id of the person's own hold or appointment, whose time counts as free; null for none.</param>
    public static bool IsFree(ClinicCalendar calendar, Slot slot, IAppointmentBook book, DateTimeOffset now, string? own)
    {
        if (calendar.FindVisit(slot.Visit) is not { } visit || slot.Start <= now)
            return false;
        if (slot.End - slot.Start != TimeSpan.FromMinutes(visit.Minutes) || !visit.Devices.All(slot.Devices.Contains))
            return false;
        var day = Instant.FromDateTimeOffset(slot.Start).InZone(calendar.Zone).Date;
        return Openings.Of(calendar, visit, visit.Providers, new CellDays(calendar.Zone, day, day), book, now, own).Has(slot);
    }

    /// <returns>False when the choice is made.</returns>
    private static bool AddAll(Openings openings, SearchRange range, WishFit fit, SlotChoice choice)
    {
        foreach (var opening in openings.All())
        {
            if (!range.Contains(opening.Start.ToInstant()))
                continue;
            if (fit.MinutesOff(opening.Start.LocalDateTime) is { } off && !choice.Add(opening, off))
                return false;
        }

        return true;
    }

    private static Slot SlotOf(VisitType visit, Opening opening) => new(
        visit.Id,
        opening.Start.ToDateTimeOffset(),
        opening.Start.PlusMinutes(visit.Minutes).ToDateTimeOffset(),
        opening.Provider,
        opening.Room,
        visit.Devices);

    /// <summary>From when to when a query may find, apart from hours.</summary>
    /// <param name="Earliest">Inclusive.</param>
    /// <param name="Before">Exclusive.</param>
    /// <param name="Taken">Starts not to be found again.</param>
    private sealed record SearchRange(LocalDate FirstDay, LocalDate LastDay, Instant Earliest, Instant Before, ImmutableHashSet<Instant> Taken)
    {
        public static SearchRange Of(ClinicCalendar calendar, SlotQuery query, WishFit fit, DateTimeOffset now)
        {
            var today = Instant.FromDateTimeOffset(now).InZone(calendar.Zone).Date;
            var earliest = Instant.FromDateTimeOffset(now + calendar.Rules.Notice);
            var before = Instant.MaxValue;
            var offered = query.Offered.Select(Instant.FromDateTimeOffset).ToImmutableHashSet();
            if (!offered.IsEmpty && query.Wish?.Order == WishOrder.Earlier)
                before = offered.Min();
            if (!offered.IsEmpty && query.Wish?.Order == WishOrder.Later)
                earliest = Instant.Max(earliest, offered.Max());
            var first = earliest.InZone(calendar.Zone).Date;
            var last = today.PlusDays(calendar.Rules.HorizonDays);
            if (before != Instant.MaxValue)
                last = LocalDate.Min(last, before.InZone(calendar.Zone).Date);
            return new SearchRange(
                fit.From is { } from ? LocalDate.Max(first, from) : first,
                fit.To is { } to ? LocalDate.Min(last, to) : last,
                earliest,
                before,
                offered);
        }

        public bool Contains(Instant start) => Earliest <= start && start < Before && !Taken.Contains(start);
    }
}
