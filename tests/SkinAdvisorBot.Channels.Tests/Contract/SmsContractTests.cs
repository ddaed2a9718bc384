using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Channels.Tests.Sms;

namespace SkinAdvisorBot.Channels.Tests.Contract;

public sealed class SmsByTwimlContractTests : ChannelContractTests
{
    private protected override async Task<ChannelUnderTest> StartAsync() => await SmsUnderTest.StartAsync(SmsAnswers.Twiml);
}

public sealed class SmsByRestContractTests : PushedChannelContractTests
{
    private protected override async Task<PushedChannelUnderTest> StartPushedAsync() => await SmsUnderTest.StartAsync(SmsAnswers.Rest);
}

public sealed class WhatsAppContractTests : PushedChannelContractTests
{
    private protected override async Task<PushedChannelUnderTest> StartPushedAsync() => await SmsUnderTest.StartAsync(SmsAnswers.Rest, "whatsapp:");
}

/// <summary>Twilio in front and behind; the replies are sent, or stand in the answer.</summary>
internal sealed class SmsUnderTest : PushedChannelUnderTest
{
    private readonly SmsServer _server;
    private readonly TwilioForTest _twilio;
    private readonly HttpClient _http;
    private readonly string _prefix;

    private SmsUnderTest(Provider provider, SmsServer server, TwilioForTest twilio, string answer, string prefix)
        : base(provider)
    {
        (_server, _twilio, _prefix, AnswersInline) = (server, twilio, prefix, answer == SmsAnswers.Twiml);
        _http = new HttpClient { BaseAddress = server.Address };
    }

    public override MemoryInbox Inbox => _server.Inbox;

    public override IEnumerable<string> LogLines => _server.Log.Lines.Concat(_twilio.Logs.Lines);

    public override bool AnswersInline { get; }

    public override bool HasButtons => false;

    public override IReadOnlyList<string> RawMarks => _prefix.Length == 0 ? PhoneMarks.Sms : PhoneMarks.WhatsApp;

    public override IMessageSender Sender => _server.Services.GetRequiredService<IMessageSender>();

    public static async Task<SmsUnderTest> StartAsync(string answer, string prefix = "")
    {
        var provider = new Provider("""{"sid":"SM1"}""");
        var twilio = new TwilioForTest(_ => throw new InvalidOperationException("The provider answers in its place."));
        var server = await SmsServer.StartAsync(gateway: twilio.Gateway(network: provider), settings: ("Sms:Answer", answer));
        return new SmsUnderTest(provider, server, twilio, answer, prefix);
    }

    public override Task<HttpRequestMessage> WriteAsync(Message message)
    {
        var sid = $"SM{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(message.Id)))[..32]}";
        var form = _server.Message(message.Text, ("MessageSid", sid), ("From", _prefix + NumberOf(message.Person)), ("To", _prefix + SmsServer.Clinic));
        return Task.FromResult(new HttpRequestMessage(HttpMethod.Post, SmsEndpoints.Path) { Content = SmsServer.FormOf(form) });
    }

    public override Task SignAsync(HttpRequestMessage request, string person) => SignAsync(request, TwilioForTest.AuthToken, Stop);

    public override Task ForgeAsync(HttpRequestMessage request) => SignAsync(request, "00000000000000000000000000000000", Stop);

    public override Task<ChannelAnswer> SendAsync(HttpRequestMessage request) => SendAsync(_http, request);

    public override async Task<IReadOnlyList<Seen>> SeesAsync(string person) => AnswersInline
        ? [.. AnswersTo(person).SelectMany(answer => XDocument.Parse(answer.Body).Root!.Elements("Message")).Select(text => Seen.Plain(text.Value))]
        : await base.SeesAsync(person);

    public override string AddressOf(string person) => NumberOf(person)[1..];

    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _twilio.Dispose();
        await _server.DisposeAsync();
    }

    protected override (string Address, Seen Seen) Read(string taken)
    {
        var form = QueryHelpers.ParseQuery(taken);
        return (form["To"].ToString()[(_prefix.Length + 1)..], Seen.Plain(form["Body"].ToString()));
    }

    private static async Task SignAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        var form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken));
        var parameters = form.SelectMany(each => each.Value.Select(value => (each.Key, value ?? "")));
        request.Headers.Add("X-Twilio-Signature", TwilioSignature.Of(token, SmsServer.PublicUrl + SmsEndpoints.Path, parameters));
    }

    private static string NumberOf(string person) => string.Create(CultureInfo.InvariantCulture, $"+1415555{person.Sum(letter => letter):D4}");
}
