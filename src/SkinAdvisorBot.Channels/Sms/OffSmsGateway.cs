namespace SkinAdvisorBot.Channels.Sms;

/// <summary>For a clinic that sends no texts: each is refused, and shown as refused.</summary>
public sealed class OffSmsGateway : ISmsGateway
{
    public Task<SendOutcome> SendAsync(OutgoingSms sms, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Refused("Texts are off (Sms:Gateway)."));
}
