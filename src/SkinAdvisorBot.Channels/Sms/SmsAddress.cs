using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Where a conversation's texts go; kept as the value of its <see cref="ReplyAddress"/>.</summary>
/// <param name="To">The person's number, without <c>whatsapp:</c>.</param>
/// <param name="From">Ours, the one they wrote to.</param>
internal sealed record SmsAddress(string To, string From, SmsKind Kind)
{
    public static ReplyAddress Of(InboundSms sms) =>
        new(SmsSender.SenderName, JsonSerializer.Serialize(new SmsAddress(sms.From, sms.To, sms.Kind), SmsJson.Default.SmsAddress));

    /// <returns>Null for a value that no text was ever sent to.</returns>
    public static SmsAddress? Find(string value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, SmsJson.Default.SmsAddress) is { To.Length: > 0, From.Length: > 0 } address ? address : null;
        }
        catch (JsonException)
        {
            // The caller says so to staff; there is nothing to send to.
            return null;
        }
    }

    /// <summary>Never a number in a log.</summary>
    public override string ToString() => $"address by {Kind}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SmsAddress))]
internal sealed partial class SmsJson : JsonSerializerContext;
