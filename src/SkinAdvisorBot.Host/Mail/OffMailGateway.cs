using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Mail;

/// <summary>For a clinic that sends no mail: each is refused, and shown as refused.</summary>
public sealed class OffMailGateway : IMailGateway
{
    public Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Refused("Mail is off (Mail:Gateway)."));
}
