namespace SkinAdvisorBot.Channels.Sms;

/// <summary>The account that texts are sent and received by, section <c>Twilio</c>. All but <see cref="SecondaryAuthToken"/> are needed, or none.</summary>
public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    /// <summary>"AC" and 32 hex digits.</summary>
    public string? AccountSid { get; init; }

    /// <summary>Sends, and checks what Twilio sends us.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Checks as well, while the account's token is being changed. Default none.</summary>
    public string? SecondaryAuthToken { get; init; }

    /// <summary>The E.164 number texts come from, or the id of a messaging service, which begins with "MG".</summary>
    public string? From { get; init; }

    /// <summary>
    /// Our address as it is set at Twilio, without <c>/api/sms</c>: <c>https://chat.clinic.example</c>. Twilio signs it letter by letter,
    /// so no header of a proxy can stand in for it.
    /// </summary>
    public string? PublicUrl { get; init; }

    internal bool IsAnySet => !string.IsNullOrEmpty(AccountSid) || !string.IsNullOrEmpty(AuthToken) || !string.IsNullOrEmpty(From);

    internal bool IsMessagingService => From?.StartsWith("MG", StringComparison.Ordinal) == true;
}
