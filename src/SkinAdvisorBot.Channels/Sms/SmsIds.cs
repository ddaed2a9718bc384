using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Ids that say nothing about a number: without the key nobody can make one, or find out whose it is by trying all numbers.</summary>
/// <param name="key">32 secret bytes; another key makes every conversation a new one.</param>
internal sealed class SmsIds(byte[] key)
{
    /// <summary>One conversation for each pair of numbers and way between them.</summary>
    public string ConversationOf(InboundSms sms) => $"{NameOf(sms.Kind)}-{Hash($"conversation\n{sms.Kind}\n{sms.From}\n{sms.To}")}";

    /// <summary>The person behind a number, whichever of ours they write to.</summary>
    public string PersonOf(InboundSms sms) => $"{NameOf(sms.Kind)}:{Hash($"person\n{sms.Kind}\n{sms.From}")}";

    public static string NameOf(SmsKind kind) => kind == SmsKind.WhatsApp ? "whatsapp" : "sms";

    private string Hash(string ids) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(ids)));
}
