using Ical.Net;
using Ical.Net.CalendarComponents;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.Appointments;

/// <summary>Appointments and holds as a calendar that staff subscribe to.</summary>
public static class DeskFeed
{
    /// <summary>How often a subscriber should look again (RFC 7986, 5.7).</summary>
    private const string LookAgain = "PT15M";

    /// <param name="appointments">Cancelled ones are left out: a subscriber drops what is no longer in the feed.</param>
    /// <param name="calendarName">What the subscriber sees it called.</param>
    public static string Of(IEnumerable<Appointment> appointments, string calendarName, Clinic clinic, DateTimeOffset now)
    {
        var feed = new Calendar { Method = "PUBLISH", ProductId = AppointmentCalendar.ProductId };
        feed.AddProperty("X-WR-CALNAME", CalendarText.OneLine(calendarName));
        feed.AddProperty("X-PUBLISHED-TTL", LookAgain);
        var interval = new CalendarProperty("REFRESH-INTERVAL", LookAgain);
        interval.Parameters.Add(new CalendarParameter("VALUE", "DURATION"));
        feed.Properties.Add(interval);
        foreach (var appointment in appointments.Where(appointment => appointment.Status != AppointmentStatus.Cancelled))
            feed.Events.Add(Entry(appointment, clinic, now));
        return CalendarText.Write(feed);
    }

    private static CalendarEvent Entry(Appointment appointment, Clinic clinic, DateTimeOffset now)
    {
        var (slot, calendar) = (appointment.Slot, clinic.Calendar);
        var isHeld = appointment.Status == AppointmentStatus.Held;
        var entry = AppointmentCalendar.Event(appointment, clinic, now);
        var visit = calendar?.FindVisit(slot.Visit)?.Name ?? slot.Visit;
        entry.Summary = CalendarText.OneLine(isHeld ? $"Held: {visit}" : $"{appointment.Contact?.Name}, {visit}");
        entry.Location = CalendarText.OneLine(calendar?.FindRoom(slot.Room)?.Name ?? slot.Room);
        entry.Description = CalendarText.OneLine($"With {calendar?.FindProvider(slot.Provider)?.Name ?? slot.Provider}");
        entry.Status = isHeld ? EventStatus.Tentative : EventStatus.Confirmed;
        return entry;
    }
}
