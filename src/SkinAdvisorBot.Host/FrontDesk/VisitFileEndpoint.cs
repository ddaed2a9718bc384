using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Appointments;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary><c>GET /appointments/{id}.ics</c>: a visit for the visitor's own calendar. Whoever has the id has the confirmation; the file tells no more than it.</summary>
internal sealed class VisitFileEndpoint(IAppointmentBook book, AddressLimits limits, CurrentPlaybook content, TimeProvider clock)
{
    private const int LongestId = 64;

    public Task GetAsync(HttpContext context)
    {
        limits.TakeFile(context.Connection.RemoteIpAddress);
        var id = (string)context.Request.RouteValues["id"]!;
        return id.Length <= LongestId && book.Find(id) is { Status: not AppointmentStatus.Held } visit
            ? CalendarFile.WriteAsync(context, AppointmentCalendar.Of(visit, content().Clinic, clock.GetUtcNow()), "visit.ics")
            : throw NotFound();
    }

    /// <summary>The same for an address that can be no visit's as for a visit that is not there: nobody learns by trying.</summary>
    public Task RefuseAsync(HttpContext context)
    {
        limits.TakeFile(context.Connection.RemoteIpAddress);
        throw NotFound();
    }

    private static DeskRefusal NotFound() => DeskRefusal.NotFound("There is no visit at this address. Open it from the confirmation, or ask the assistant for your visit.");
}
