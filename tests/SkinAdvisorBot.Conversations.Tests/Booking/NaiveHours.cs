using NodaTime;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>Tells minute by minute, and slowly, whether a slot keeps to the calendar.</summary>
public static class NaiveHours
{
    public static bool Allow(ClinicCalendar calendar, Slot slot)
    {
        var visit = calendar.FindVisit(slot.Visit)!;
        return slot.End - slot.Start == TimeSpan.FromMinutes(visit.Minutes)
            && visit.Providers.Contains(slot.Provider)
            && visit.Rooms.Contains(slot.Room)
            && visit.Devices.SequenceEqual(slot.Devices)
            && Enumerable.Range(0, visit.Minutes).All(minute => IsOpen(calendar, slot.Provider, Local(calendar, slot.Start.AddMinutes(minute))));
    }

    public static LocalDateTime Local(ClinicCalendar calendar, DateTimeOffset moment) =>
        Instant.FromDateTimeOffset(moment).InZone(calendar.Zone).LocalDateTime;

    private static bool IsOpen(ClinicCalendar calendar, string provider, LocalDateTime local)
    {
        var minute = (local.Hour * 60) + local.Minute;
        var person = calendar.FindProvider(provider)!;
        var special = calendar.SpecialDays.Where(day => day.IsOn(local.Date)).ToList();
        var isOpen = special.Count == 0
            ? calendar.Hours.On(local.DayOfWeek).Any(span => span.Contains(minute))
            : special.TrueForAll(day => day.Hours?.Contains(minute) == true);
        return isOpen
            && !calendar.Breaks.On(local.DayOfWeek).Any(span => span.Contains(minute))
            && person.Hours?.On(local.DayOfWeek).Any(span => span.Contains(minute)) != false
            && !person.Leave.Any(leave => leave.From <= local.Date && local.Date <= leave.To);
    }
}
