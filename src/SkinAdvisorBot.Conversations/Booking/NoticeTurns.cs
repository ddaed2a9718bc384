using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>What the bot says without being asked: reminders, codes, offers from the wait list.</summary>
internal static class NoticeTurns
{
    public static Turn Tell(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, Playbook playbook, DateTimeOffset now)
    {
        var writer = new ReplyWriter(playbook, before, channel);
        writer.Say(playbook.Act(notice.Kind), Values(notice, appointment, playbook, now));
        return new Turn(After(before, notice, playbook) with { Said = writer.Said, LastKeys = writer.Keys }, writer.Replies, Meaning: null, ActedOn: []);
    }

    /// <summary>The subject of the mail that tells it; the same for every mail but a code's, as subjects are seen on locked screens.</summary>
    public static string Subject(Notice notice, Playbook playbook) =>
        playbook.Act(notice.Kind == BookingActs.NoticeCode ? BookingActs.MailSubjectCode : BookingActs.MailSubject).Wordings[0].Short.Say(playbook.Clinic.Facts);

    private static Conversation After(Conversation before, Notice notice, Playbook playbook)
    {
        if (notice.Appointment is not { } id)
            return before;
        if (notice.Kind == BookingActs.WaitOffer)
            return before with { Offered = id };
        return playbook.Booking?.Reminders.Has(notice.Kind) == true ? before with { Reminded = id } : before;
    }

    private static (string, object?)[] Values(Notice notice, Appointment? appointment, Playbook playbook, DateTimeOffset now)
    {
        if (appointment is null || playbook.Clinic.Calendar is not { } calendar)
            return [("id", notice.Code)];
        var slot = appointment.Slot;
        var visit = calendar.FindVisit(slot.Visit)?.Name ?? "visit";
        var when = SlotWords.When(calendar.LocalTime(slot.Start), calendar.LocalTime(now));
        return
        [
            ("visit", visit), ("minutes", (int)(slot.End - slot.Start).TotalMinutes), ("when", when), ("zone", SlotWords.Zone(calendar.Zone.Id)),
            ("clinician", calendar.FindProvider(slot.Provider)?.Name), ("name", appointment.Contact?.Name), ("id", notice.Code ?? appointment.Id),
            ("list", $"{visit} on {when}"), ("until", appointment.HeldUntil is { } until ? Until(calendar.LocalTime(until), calendar.LocalTime(now)) : null),
        ];
    }

    /// <summary>"6 pm" today, "Tuesday, December 8, at 9 am" later.</summary>
    private static string Until(DateTimeOffset until, DateTimeOffset now) => until.Date == now.Date ? SlotWords.Clock(until) : SlotWords.When(until, now);
}
