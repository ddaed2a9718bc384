using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.DialogueTests;

namespace SkinAdvisorBot.Host.Tests.Channels;

/// <summary>A conversation by text, brought by a program on this machine in place of Twilio.</summary>
/// <param name="number">The person's, E.164.</param>
internal sealed class SmsDialogue(HttpClient http, string number) : IDialogue
{
    public async Task<Heard> SayAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {message.Id}")))[..32];
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["MessageSid"] = $"SM{id}", ["From"] = number, ["To"] = "+12125550100", ["Body"] = message.Text });
        using var response = await http.PostAsync(new Uri("api/sms", UriKind.Relative), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = XDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return new Heard([.. answer.Root!.Elements("Message").Select(text => text.Value)], Turn: null);
    }
}
