namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Sends text messages to phones.</summary>
public interface ISmsGateway
{
    /// <summary>Hands over one message. It is sent once: whether a failure may be repeated is what the outcome says.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked to stop; the message may have been taken.</exception>
    Task<SendOutcome> SendAsync(OutgoingSms sms, CancellationToken cancellationToken);
}

/// <summary>A text on its way to a phone.</summary>
/// <param name="To">E.164 number, after <c>whatsapp:</c> where WhatsApp brings it.</param>
/// <param name="Text">Plain text, 1 to 1,600 UTF-16 units.</param>
public sealed record OutgoingSms(string To, string Text)
{
    /// <summary>Our number, written like <see cref="To"/>; null for the one that is configured.</summary>
    public string? From { get; init; }

    /// <summary>Never a number or words in a log.</summary>
    public override string ToString() => "text on its way";
}
