using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Appointments;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Mail;
using SkinAdvisorBot.Host.Storage.Notices;

namespace SkinAdvisorBot.Host.Notices;

/// <summary>Puts a notice into words for where it goes, and hands it over once.</summary>
public sealed class NoticeDelivery(ITurnMaker turns, IGrainFactory grains, ISmsGateway sms, IMailGateway mail, IOptions<MailOptions> mailOptions)
{
    /// <summary>Longest wait for a conversation to say it.</summary>
    private static readonly TimeSpan TellsWithin = TimeSpan.FromSeconds(30);

    /// <summary>Has the conversation, which must be there, say it. The turn and the end of the notice are one transaction, so trying again says nothing twice.</summary>
    public Task<bool> TellAsync(StoredNotice notice, DateTimeOffset now, CancellationToken cancellationToken) =>
        grains.GetGrain<IConversationGrain>(notice.ConversationId!).TellAsync(notice.Key, now).WaitAsync(TellsWithin, cancellationToken);

    /// <summary>Sends it to the phone or the e-mail address it names.</summary>
    public Task<SendOutcome> SendAsync(StoredNotice notice, Appointment? appointment, Playbook playbook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Mail takes the plain words of texts too: it knows no buttons, and its readers no Markdown.
        var turn = turns.Notify(Conversation.Empty, notice.Notice, appointment, ChannelKind.Sms, now).Turn;
        var text = string.Join("\n\n", turn.Replies.Select(reply => reply.Text));
        return notice.IsToPhone ? sms.SendAsync(new OutgoingSms(notice.Notice.To!, text), cancellationToken) : mail.SendAsync(MailOf(notice, appointment, playbook, text, now), cancellationToken);
    }

    private OutgoingMail MailOf(StoredNotice notice, Appointment? appointment, Playbook playbook, string text, DateTimeOffset now) => new(
        // The due time keeps two databases apart that both count from 1.
        $"notice-{notice.Key}-{notice.Notice.Due.ToUnixTimeSeconds()}",
        notice.Notice.To!,
        Advisor.Subject(notice.Notice, playbook),
        text,
        CalendarOf(notice.Notice, appointment, playbook, now));

    private MailCalendar? CalendarOf(Notice notice, Appointment? appointment, Playbook playbook, DateTimeOffset now) => (notice.Kind, appointment) switch
    {
        // One method family from the first mail on: a calendar program that filed a published entry would not let a later request change it.
        (NoticeKinds.Booked or NoticeKinds.Moved, { Status: AppointmentStatus.Booked }) or (NoticeKinds.Cancelled, { Status: AppointmentStatus.Cancelled }) => new(
            AppointmentCalendar.MethodOf(appointment),
            AppointmentCalendar.Change(appointment, playbook.Clinic, mailOptions.Value.FromAddress, notice.To!, now)),
        _ => null,
    };
}
