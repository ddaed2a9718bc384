using System.Text;
using MimeKit;
using MimeKit.Text;

namespace SkinAdvisorBot.Host.Mail;

/// <summary>Builds the mail as it goes over the wire.</summary>
internal static class MailMessage
{
    private const int MostSubject = 150;

    /// <returns>Null where <see cref="OutgoingMail.To"/> is not one plain address.</returns>
    public static MimeMessage? Build(OutgoingMail mail, MailboxAddress from, DateTimeOffset now)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to) || to.Address != mail.To || to.Domain.Length == 0)
            return null;
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id}@{from.Domain}",
            Date = now,
            Subject = OneLine(mail.Subject),
            Body = Body(mail),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(name: null, to.Address));
        // Nobody is in the office because of us (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MimeEntity Body(OutgoingMail mail)
    {
        var text = new TextPart(TextFormat.Plain) { Text = mail.Text };
        if (mail.Calendar is not { } attached)
            return text;
        var calendar = new TextPart("calendar")
        {
            Text = attached.Text,
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "visit.ics" },
        };
        calendar.ContentType.Parameters.Add("method", attached.Method);
        return new Multipart("mixed") { text, calendar };
    }

    private static string OneLine(string subject)
    {
        var line = new StringBuilder();
        foreach (var rune in subject.EnumerateRunes())
        {
            if (line.Length >= MostSubject)
                break;
            line.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }
}
