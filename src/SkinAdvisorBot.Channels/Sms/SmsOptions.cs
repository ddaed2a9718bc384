namespace SkinAdvisorBot.Channels.Sms;

/// <summary>How texts leave us, section <c>Sms</c>.</summary>
public sealed class SmsOptions
{
    public const string Section = "Sms";

    /// <summary>
    /// <c>twilio</c>, <c>record</c> (write down what would be sent, send nothing) or <c>off</c> (refuse).
    /// Default: <c>twilio</c> once an account is set, otherwise <c>record</c>.
    /// </summary>
    public string? Gateway { get; init; }
}

/// <summary>The values of <see cref="SmsOptions.Gateway"/>.</summary>
public static class SmsGateways
{
    public const string Twilio = "twilio";

    public const string Record = "record";

    public const string Off = "off";

    /// <summary>The gateway in use.</summary>
    public static string Choose(SmsOptions options, TwilioOptions account) =>
        string.IsNullOrEmpty(options.Gateway) ? account.IsAnySet ? Twilio : Record : options.Gateway.ToLowerInvariant();
}
