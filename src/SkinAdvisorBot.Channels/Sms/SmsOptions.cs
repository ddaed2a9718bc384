namespace SkinAdvisorBot.Channels.Sms;

/// <summary>How texts are sent and answered, section <c>Sms</c>.</summary>
public sealed class SmsOptions
{
    public const string Section = "Sms";

    /// <summary>
    /// <c>twilio</c>, <c>record</c> (write down what would be sent, send nothing) or <c>off</c> (refuse).
    /// Default: <c>twilio</c> once an account is set, otherwise <c>record</c>.
    /// </summary>
    public string? Gateway { get; init; }

    /// <summary>
    /// <c>twiml</c>: replies stand in the answer to Twilio's request. <c>rest</c>: the answer is empty and the replies are sent as messages of their own,
    /// with news of their delivery. Default <c>twiml</c>.
    /// </summary>
    public string Answer { get; init; } = SmsAnswers.Twiml;

    /// <summary>Longest wait for a reply to be saved, 1 to 14 seconds: Twilio itself gives up after 15. Default 10 seconds.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>The values of <see cref="SmsOptions.Answer"/>.</summary>
public static class SmsAnswers
{
    public const string Twiml = "twiml";

    public const string Rest = "rest";

    internal static ReplyDelivery DeliveryOf(SmsOptions options) =>
        options.Answer.Equals(Rest, StringComparison.OrdinalIgnoreCase) ? ReplyDelivery.Pushed : ReplyDelivery.Inline;
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
