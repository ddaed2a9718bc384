using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>A small clinic that takes appointments, read from content as the bot reads it.</summary>
/// <remarks>
/// Open Monday to Thursday 9:00 to 18:00 and Friday 9:00 to 13:30, New York; a break at 12:00 to 13:00 but for Friday. Ana works always,
/// Ben on Tuesday and Thursday from 11:00; one room is for "laser", which needs a device, and two for "talk". Starts every 30 minutes.
/// </remarks>
public static class AClinic
{
    public const string Booking = """

        booking:
          rules:
            grid_minutes: 30
            notice_minutes: 60
            horizon_days: 60
            hold_minutes: 10
          breaks:
            - days: [Monday, Tuesday, Wednesday, Thursday]
              from: "12:00"
              to: "13:00"
          closed:
            - date: 12-25
              name: Christmas
            - date: 2027-03-10
              name: Painting
            - from: 2027-05-03
              to: 2027-05-07
          short_days:
            - date: 2027-03-11
              open: "15:00"
              close: "17:00"
          providers:
            - id: ana
              name: Ana
              leave:
                - from: 2027-03-22
                  to: 2027-03-26
            - id: ben
              name: Ben
              title: nurse
              hours:
                - days: [Tuesday, Thursday]
                  open: "11:00"
                  close: "20:00"
          rooms:
            - id: room-1
              name: Room 1
            - id: room-2
              name: Room 2
          devices:
            - id: laser-1
              name: Laser
          visits:
            - id: talk
              name: talk
              minutes: 45
            - id: laser
              name: laser
              minutes: 60
              providers: [ana]
              rooms: [room-2]
              devices: [laser-1]
        """;

    /// <summary>Monday, 8 March 2027, 8:00: the clinic opens in an hour.</summary>
    public static DateTimeOffset Monday { get; } = At("2027-03-08T08:00");

    public static ClinicCalendar Calendar { get; } = With();

    /// <summary>The calendar with some words of its content replaced, each of which must be there.</summary>
    public static ClinicCalendar With(params ReadOnlySpan<(string Old, string New)> changes)
    {
        var content = APlaybook.Small.Appending(APlaybook.Clinic, Booking);
        foreach (var (old, replacement) in changes)
            content = content.Replacing(APlaybook.Clinic, old, replacement);
        return content.Get().Clinic.Calendar!;
    }

    /// <summary>A moment by the clock on a wall, New York unless another zone is named.</summary>
    public static DateTimeOffset At(string local, string zone = "America/New_York") =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value
            .InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeOffset();

    /// <summary>The starts of slots as on the clinic's wall: "2027-03-08T09:00".</summary>
    public static IEnumerable<string> Starts(this IEnumerable<Slot> slots) =>
        slots.Select(slot => slot.Start.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

    /// <summary>All of a slot as one text; two slots with the same are the same.</summary>
    public static string Key(this Slot slot) =>
        $"{slot.Visit} {slot.Start.UtcDateTime:O} {slot.End.UtcDateTime:O} {string.Join(' ', slot.Resources)}";

    public static TimeWish Wish(params ReadOnlySpan<TimeWindow> windows) => new() { Windows = [.. windows] };

    public static TimeWindow On(string date) => TimeWindow.Any with { From = Day(date), To = Day(date) };

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Slot Talk(string local, string provider = "ana", string room = "room-1") =>
        new("talk", At(local), At(local).AddMinutes(45), provider, room, []);

    public static Appointment Booked(string id, Slot slot) =>
        new(id, slot, AppointmentStatus.Booked, HeldUntil: null, Sequence: 0, new Contact("Kim", "+12125550142", "kim@example.com", null), Notes: []);

    public static Appointment Held(string id, Slot slot, DateTimeOffset until) =>
        new(id, slot, AppointmentStatus.Held, until, Sequence: 0, Contact: null, Notes: []);

    public static MemoryBook ABook(params ReadOnlySpan<Appointment> appointments)
    {
        var book = new MemoryBook();
        foreach (var appointment in appointments)
            book.Apply([new BookingChange.Book(appointment, [])], DateTimeOffset.UnixEpoch);
        return book;
    }
}
