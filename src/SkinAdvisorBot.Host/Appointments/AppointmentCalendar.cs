using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.Appointments;

/// <summary>A visit as a file for the visitor's own calendar.</summary>
public static class AppointmentCalendar
{
    internal const string ProductId = "-//SkinAdvisorBot//Appointments//EN";

    /// <summary>Media type of iCalendar.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Calendars are shared with families and colleagues, so the file names the clinic and no treatment.</summary>
    /// <param name="appointment">Booked or cancelled.</param>
    /// <param name="now">When the file is made.</param>
    /// <returns>iCalendar (RFC 5545) with CRLF; times in UTC, which every calendar shows in its owner's zone.</returns>
    /// <exception cref="ArgumentException">It is only held.</exception>
    public static string Of(Appointment appointment, Clinic clinic, DateTimeOffset now)
    {
        if (appointment.Status == AppointmentStatus.Held)
            throw new ArgumentException("A hold is nobody's appointment yet.", nameof(appointment));
        var visit = Event(appointment, clinic, now);
        visit.Summary = CalendarText.OneLine($"{clinic.Name}: visit");
        visit.Location = clinic.Facts.GetValueOrDefault("address") is string address ? CalendarText.OneLine(address) : null;
        visit.Status = appointment.Status == AppointmentStatus.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed;
        var calendar = new Calendar { Method = "PUBLISH", ProductId = ProductId };
        calendar.Events.Add(visit);
        return CalendarText.Write(calendar);
    }

    /// <summary>What is the same for visitor and desk; an appointment keeps its UID through every change.</summary>
    internal static CalendarEvent Event(Appointment appointment, Clinic clinic, DateTimeOffset now) => new()
    {
        Uid = CalendarText.OneLine($"{appointment.Id}@{DomainOf(clinic)}"),
        Sequence = appointment.Sequence,
        DtStamp = Utc(now),
        Start = Utc(appointment.Slot.Start),
        End = Utc(appointment.Slot.End),
    };

    private static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime, hasTime: true);

    private static string DomainOf(Clinic clinic) =>
        clinic.Facts.GetValueOrDefault("website") is string website && Uri.TryCreate(website, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.IdnHost
            : "skin-advisor";
}
