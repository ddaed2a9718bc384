using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Appointments;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Reads the times that a calendar blocks, for as far as anybody can book.</summary>
internal static class BusyImport
{
    /// <summary>How far back times are read, so that one that is under way counts.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>How far ahead, beyond the longest horizon that a clinic may have.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(400);

    /// <param name="text">iCalendar.</param>
    /// <exception cref="DeskRefusal">422: it can't be read, and nothing may be taken from it.</exception>
    public static ImmutableArray<Closure> Read(string text, string source, string? resource, ClinicCalendar calendar, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return [.. BusyCalendar.Read(text, calendar.Zone, now - Back, now + Ahead, cancellationToken).Select(range => new Closure(source, range.Uid, resource, range.From, range.To))];
        }
        catch (CalendarUnreadableException e)
        {
            throw DeskRefusal.Unreadable(e.Message);
        }
    }
}
