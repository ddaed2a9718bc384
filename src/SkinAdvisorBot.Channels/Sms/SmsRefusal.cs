using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>A request that is not done. The caller gets the status alone, as Twilio would send the words of a body to the person; the log gets the reason.</summary>
internal sealed class SmsRefusal : HttpRefusalException
{
    private SmsRefusal(int status, string code, string message, TimeSpan? retryAfter = null)
        : base(status, code, message, retryAfter)
    {
    }

    public static SmsRefusal Malformed() => new(StatusCodes.Status400BadRequest, "BadArgument", "The form is not one of Twilio's messages. Set this address for incoming messages only.");

    public static SmsRefusal UnknownSender() =>
        new(StatusCodes.Status400BadRequest, "BadArgument", "The sender is neither a phone nor WhatsApp. Only these are answered here; take other channels of Twilio off this address.");

    public static SmsRefusal Unsigned() =>
        new(StatusCodes.Status403Forbidden, "Forbidden", "The signature is missing or wrong. Twilio:PublicUrl has to be scheme and host of the address set at Twilio, letter by letter, and Twilio:AuthToken the account's token.");

    public static SmsRefusal OtherAccount() => new(StatusCodes.Status403Forbidden, "Forbidden", "The message belongs to another account. Set Twilio:AccountSid to the account that owns the number.");

    public static SmsRefusal NotLocal() =>
        new(StatusCodes.Status403Forbidden, "Forbidden", "Without an account only programs on the same machine are served. Set Twilio:AccountSid, Twilio:AuthToken and Twilio:PublicUrl.");

    public static SmsRefusal TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "PayloadTooLarge", "The body is larger than any message of Twilio's.");

    public static SmsRefusal WrongType() => new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "The body is no form. Twilio sends application/x-www-form-urlencoded.");

    public static SmsRefusal Busy() =>
        new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The answer was not ready in time (Sms:AnswerWithin). With this address as the number's fallback, Twilio asks again and gets it.", TimeSpan.FromSeconds(1));

    /// <summary>A body the web server itself refused.</summary>
    public static SmsRefusal Of(BadHttpRequestException e) => e.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge() : Malformed();

    public static SmsRefusal Internal() => new(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong on our side.");
}
