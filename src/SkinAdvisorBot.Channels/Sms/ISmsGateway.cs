namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Sends text messages to phones.</summary>
public interface ISmsGateway
{
    /// <summary>Hands over one message. It is sent once: whether a failure may be repeated is what the outcome says.</summary>
    /// <param name="to">E.164 number.</param>
    /// <param name="text">Plain text, 1 to 1,600 UTF-16 units.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked to stop; the message may have been taken.</exception>
    Task<SendOutcome> SendAsync(string to, string text, CancellationToken cancellationToken);
}
