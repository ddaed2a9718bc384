using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Mail;

/// <summary>Sends e-mail.</summary>
public interface IMailGateway
{
    /// <summary>Hands over one mail. It is sent once: whether a failure may be repeated is what the outcome says.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked to stop; the mail may have been taken.</exception>
    Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <param name="Id">The same for every try of one mail, so that mail servers can tell a double: letters, digits, hyphens and dots.</param>
/// <param name="To">One e-mail address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Calendar">A calendar that goes with it; null for none.</param>
public sealed record OutgoingMail(string Id, string To, string Subject, string Text, MailCalendar? Calendar)
{
    /// <summary>Never an address or words in a log.</summary>
    public override string ToString() => $"mail {Id}";
}

/// <param name="Method">The method that <paramref name="Text"/> has: <c>REQUEST</c> or <c>CANCEL</c>.</param>
/// <param name="Text">An iCalendar object.</param>
public sealed record MailCalendar(string Method, string Text)
{
    /// <summary>Never a visit in a log.</summary>
    public override string ToString() => $"calendar {Method}";
}
