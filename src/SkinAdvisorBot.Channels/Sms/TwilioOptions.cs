namespace SkinAdvisorBot.Channels.Sms;

/// <summary>The account that texts are sent by, section <c>Twilio</c>. All three are needed, or none.</summary>
public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    /// <summary>"AC" and 32 hex digits.</summary>
    public string? AccountSid { get; init; }

    public string? AuthToken { get; init; }

    /// <summary>The E.164 number texts come from, or the id of a messaging service, which begins with "MG".</summary>
    public string? From { get; init; }

    internal bool IsAnySet => !string.IsNullOrEmpty(AccountSid) || !string.IsNullOrEmpty(AuthToken) || !string.IsNullOrEmpty(From);

    internal bool IsMessagingService => From?.StartsWith("MG", StringComparison.Ordinal) == true;
}
