using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Storage.Notices;
using SkinAdvisorBot.Host.Storage.Outbox;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Puts what is stored into the front desk's JSON.</summary>
internal sealed class DeskAnswers(NoticeBook notices)
{
    public AppointmentAnswer[] Of(ImmutableArray<Appointment> appointments, ClinicCalendar? calendar) => [.. appointments.Select(appointment => Of(appointment, calendar))];

    public static NoticeAnswer Of(StoredNotice notice) => new(
        notice.Notice.Kind,
        notice.Notice.To ?? "conversation",
        notice.Notice.Due,
        Name(notice.State),
        notice.Attempts,
        notice.Reason,
        notice.Notice.Appointment);

    public static UndeliveredMessageAnswer Of(UndeliveredMessage message) => new(
        message.ConversationId, Name(message.Channel), message.Sequence, Name(message.State), message.Attempts, message.Reason, message.EndedAt, message.IsAddressGone);

    public static ClosureAnswer Of(Closure closure) => new(closure.Uid, closure.Source, closure.Resource, closure.From, closure.To);

    public static BusyCalendarAnswer Of(BusySource calendar)
    {
        var (feed, host) = (calendar.Feed, calendar.Feed is { } kept ? new Uri(kept.Url).Host : null);
        return new(calendar.Source, calendar.Resource, calendar.Times, host, feed?.EveryMinutes, feed?.SucceededAt, feed?.Problem, feed?.ProblemAt, feed?.NextAt);
    }

    private AppointmentAnswer Of(Appointment appointment, ClinicCalendar? calendar)
    {
        var (slot, contact) = (appointment.Slot, appointment.Contact);
        return new(
            appointment.Id,
            Name(appointment.Status),
            appointment.HeldUntil,
            slot.Start,
            slot.End,
            slot.Visit,
            calendar?.FindVisit(slot.Visit)?.Name,
            slot.Provider,
            calendar?.FindProvider(slot.Provider)?.Name,
            slot.Room,
            [.. slot.Devices],
            contact?.Name,
            contact?.Phone,
            contact?.Email,
            contact?.TextConsent is not null,
            [.. appointment.Notes],
            [.. notices.About(appointment.Id).Select(Of)]);
    }

    /// <summary>"givenUp" for GivenUp.</summary>
    private static string Name<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));
    }
}
