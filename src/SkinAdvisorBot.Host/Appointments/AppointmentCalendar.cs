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

    private const string PublishMethod = "PUBLISH";

    private const string RequestMethod = "REQUEST";

    private const string CancelMethod = "CANCEL";

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
        return CalendarText.Write(With(PublishMethod, Visit(appointment, clinic, now)));
    }

    /// <summary>What tells a calendar program by mail that a visit was booked, moved or cancelled, and keeps it one entry (RFC 5546, 3.2.2 and 3.2.5).</summary>
    /// <param name="appointment">Booked for its present time, or cancelled.</param>
    /// <param name="organizer">Address that the mail comes from; null for one of the clinic's own domain.</param>
    /// <param name="attendee">Address that the mail goes to.</param>
    /// <param name="now">When the file is made.</param>
    /// <returns>iCalendar as of <see cref="Of"/>, with the method REQUEST for a visit that is booked and CANCEL for one that is cancelled.</returns>
    /// <exception cref="ArgumentException">It is only held.</exception>
    public static string Change(Appointment appointment, Clinic clinic, string? organizer, string attendee, DateTimeOffset now)
    {
        if (appointment.Status == AppointmentStatus.Held)
            throw new ArgumentException("A hold is nobody's appointment yet.", nameof(appointment));
        var visit = Visit(appointment, clinic, now);
        if (MailUri(organizer ?? $"desk@{DomainOf(clinic)}") is { } clinicAddress)
            visit.Organizer = new Organizer { Value = clinicAddress, CommonName = CalendarText.OneLine(clinic.Name) };
        if (MailUri(attendee) is { } visitor)
            visit.Attendees.Add(new Attendee { Value = visitor, Rsvp = false, ParticipationStatus = "ACCEPTED" });
        return CalendarText.Write(With(MethodOf(appointment), visit));
    }

    /// <summary>The method of <see cref="Change"/>, which the mail's part has to name as well (RFC 6047, 2.4).</summary>
    public static string MethodOf(Appointment appointment) => appointment.Status == AppointmentStatus.Cancelled ? CancelMethod : RequestMethod;

    /// <summary>What is the same for visitor and desk; an appointment keeps its UID through every change.</summary>
    internal static CalendarEvent Event(Appointment appointment, Clinic clinic, DateTimeOffset now) => new()
    {
        Uid = CalendarText.OneLine($"{appointment.Id}@{DomainOf(clinic)}"),
        Sequence = appointment.Sequence,
        DtStamp = Utc(now),
        Start = Utc(appointment.Slot.Start),
        End = Utc(appointment.Slot.End),
    };

    private static CalendarEvent Visit(Appointment appointment, Clinic clinic, DateTimeOffset now)
    {
        var visit = Event(appointment, clinic, now);
        visit.Summary = CalendarText.OneLine($"{clinic.Name}: visit");
        visit.Location = clinic.Facts.GetValueOrDefault("address") is string address ? CalendarText.OneLine(address) : null;
        visit.Status = appointment.Status == AppointmentStatus.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed;
        return visit;
    }

    private static Calendar With(string method, CalendarEvent visit)
    {
        var calendar = new Calendar { Method = method, ProductId = ProductId };
        calendar.Events.Add(visit);
        return calendar;
    }

    /// <returns>Null where it is no address; no mail goes out to such a one.</returns>
    private static Uri? MailUri(string address) => Uri.TryCreate($"mailto:{address}", UriKind.Absolute, out var uri) ? uri : null;

    private static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime, hasTime: true);

    private static string DomainOf(Clinic clinic) =>
        clinic.Facts.GetValueOrDefault("website") is string website && Uri.TryCreate(website, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.IdnHost
            : "skin-advisor";
}
