using System.Text.RegularExpressions;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>How a message of Twilio's reaches the phone.</summary>
internal enum SmsKind
{
    Sms,

    WhatsApp,
}

/// <summary>A message of a person, as read from a checked request.</summary>
/// <param name="Sid">Twilio's id of it, the same on every resend.</param>
/// <param name="From">The person's number, digits with or without a plus in front.</param>
/// <param name="To">Ours: E.164 or a short code.</param>
/// <param name="Text">What was written, or the button that was pressed; without control characters. Empty for a picture alone.</param>
/// <param name="OptOutType"><c>STOP</c>, <c>START</c> or <c>HELP</c> where Twilio has dealt with it and told the person so; otherwise empty.</param>
internal sealed partial record InboundSms(string Sid, SmsKind Kind, string From, string To, string Text, string OptOutType)
{
    private const string WhatsAppPrefix = "whatsapp:";

    // Buttons of WhatsApp say what they show; the payload is ours, and only a template without words leaves it as the sole sign.
    private static readonly string[] SpokenFields = ["Body", "ButtonText", "ListTitle", "ButtonPayload"];

    /// <summary>Twilio answers the words for stopping and starting itself where the number is a long one of the phone network.</summary>
    public bool IsKeywordAnswered => OptOutType.Length > 0 || (Kind == SmsKind.Sms && To.StartsWith('+'));

    /// <exception cref="SmsRefusal">400: it is no message, or from a sender that is neither a phone nor WhatsApp.</exception>
    public static InboundSms Read(TwilioForm form)
    {
        var sid = form["MessageSid"];
        if (!IsSid().IsMatch(sid))
            throw SmsRefusal.Malformed();
        var (from, to) = (AddressOf(form["From"]), AddressOf(form["To"]));
        if (from.Kind != to.Kind)
            throw SmsRefusal.UnknownSender();
        return new InboundSms(sid, from.Kind, from.Number, to.Number, TextOf(form), form["OptOutType"].Trim().ToUpperInvariant());
    }

    /// <summary>Names the message without words or numbers.</summary>
    public override string ToString() => $"message {Sid} by {Kind}";

    /// <exception cref="SmsRefusal">400.</exception>
    internal static (SmsKind Kind, string Number) AddressOf(string address)
    {
        var isWhatsApp = address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase);
        var number = isWhatsApp ? address[WhatsAppPrefix.Length..] : address;
        return IsNumber().IsMatch(number) ? (isWhatsApp ? SmsKind.WhatsApp : SmsKind.Sms, number) : throw SmsRefusal.UnknownSender();
    }

    /// <summary>As Twilio writes an address of this kind.</summary>
    internal static string Write(SmsKind kind, string number) => kind == SmsKind.WhatsApp ? WhatsAppPrefix + number : number;

    private static string TextOf(TwilioForm form) =>
        SpokenFields
            .Select(name => MessageText.WithoutControls(form[name]))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";

    [GeneratedRegex("^(?:SM|MM)[0-9a-fA-F]{32}$")]
    private static partial Regex IsSid();

    [GeneratedRegex(@"^\+?[0-9]{3,15}$")]
    private static partial Regex IsNumber();
}
