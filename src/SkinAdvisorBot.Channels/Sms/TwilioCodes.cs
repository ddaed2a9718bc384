using System.Globalization;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>What Twilio's error codes mean for us. Their list grows and is refined without notice, so a code that is not here is judged by its thousands alone.</summary>
internal static class TwilioCodes
{
    public const int TooManyRequests = 20429;
    public const int OptedOut = 21610;

    /// <returns>A sentence for staff that holds neither number nor words; empty for a code that says nothing of its own.</returns>
    public static string Explain(int code) => code switch
    {
        20003 => "The account is refused: check Twilio:AccountSid and Twilio:AuthToken.",
        TooManyRequests => "Too many requests at once.",
        21211 or 21614 => "The number takes no texts.",
        21635 => "The number is a landline.",
        21408 => "Texts to that country are off: allow it at Twilio.",
        21606 or 21612 => "Our number can't text that number: check Twilio:From.",
        OptedOut => "They want no texts.",
        21617 => "The text is too long.",
        30001 => "Too many texts were waiting at Twilio.",
        30002 => "The account is suspended: see the Twilio console.",
        30003 => "The phone was off or out of reach.",
        30004 => "The person or the carrier blocks our texts.",
        30005 => "The number is not known to any carrier.",
        30006 => "The number is a landline or its carrier takes no texts.",
        30007 => "The carrier took the text for spam: look at its words.",
        30008 => "The carrier gave no reason.",
        30032 or 30034 => "The sender is not registered with the carriers: register it at Twilio.",
        63007 => "Twilio knows no WhatsApp sender of our number.",
        63016 => "More than 24 hours after the person's last message, WhatsApp takes approved templates only.",
        63018 => "Too many messages by WhatsApp at once.",
        63024 => "The number is not on WhatsApp.",
        >= 21000 and < 22000 => "Twilio will not take it.",
        >= 30000 and < 31000 => "It was not delivered.",
        _ => "",
    };

    /// <summary>True when nothing can ever be sent to that number.</summary>
    public static bool IsGone(int code) => code is 21211 or 21614 or 21635 or 30005 or 30006 or 63024;

    /// <summary>For a text that Twilio had taken and could not deliver.</summary>
    public static string Failure(string status, string code)
    {
        var named = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Explain(number) : "";
        return number == 0 ? $"Twilio says {status}." : $"Twilio says {status}, code {number}. {named}".TrimEnd();
    }
}
