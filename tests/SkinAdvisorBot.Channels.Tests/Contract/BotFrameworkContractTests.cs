using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Channels.Tests.BotFramework;
using SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

namespace SkinAdvisorBot.Channels.Tests.Contract;

public sealed class TeamsContractTests : PushedChannelContractTests
{
    private protected override async Task<PushedChannelUnderTest> StartPushedAsync() => await BotUnderTest.StartAsync("msteams");
}

/// <summary>Azure's own channel on a number of the phone network.</summary>
public sealed class AzureSmsContractTests : PushedChannelContractTests
{
    private protected override async Task<PushedChannelUnderTest> StartPushedAsync() => await BotUnderTest.StartAsync("sms");
}

public sealed class ExpectedRepliesContractTests : ChannelContractTests
{
    private protected override async Task<ChannelUnderTest> StartAsync() => await BotUnderTest.StartAsync("msteams", expectsReplies: true);
}

/// <summary>A channel of Azure Bot Service; its replies are sent, or stand in the answer.</summary>
internal sealed class BotUnderTest : PushedChannelUnderTest
{
    private readonly TestAuthority _authority;
    private readonly BotServer _server;
    private readonly FakeAuthority _entra = new();
    private readonly ConnectorForTest _connector;
    private readonly string _channelId;

    private BotUnderTest(TestAuthority authority, BotServer server, string channelId, bool expectsReplies)
        : base(new Provider("""{"id":"sent"}"""))
    {
        (_authority, _server, _channelId, AnswersInline) = (authority, server, channelId, expectsReplies);
        _connector = new ConnectorForTest(_entra, network: Provider);
    }

    public override MemoryInbox Inbox => _server.Inbox;

    public override IEnumerable<string> LogLines => _server.Log.Lines.Concat(_connector.Logs.Lines);

    public override bool AnswersInline { get; }

    public override bool HasButtons => _channelId == "msteams";

    public override IReadOnlyList<string> RawMarks => HasButtons ? ["## "] : PhoneMarks.Sms;

    public override IMessageSender Sender => _connector.Sender;

    public static async Task<BotUnderTest> StartAsync(string channelId, bool expectsReplies = false)
    {
        var authority = await TestAuthority.StartAsync();
        return new BotUnderTest(authority, await BotServer.StartAsync(authority), channelId, expectsReplies);
    }

    public override Task<HttpRequestMessage> WriteAsync(Message message)
    {
        var activity = BotServer.Message(message.Text, message.Id);
        activity["channelId"] = _channelId;
        activity["from"] = new JsonObject { ["id"] = AddressOf(message.Person), ["name"] = message.Person };
        activity["conversation"]!["id"] = $"chat-{message.Person}";
        if (AnswersInline)
            activity["deliveryMode"] = "expectReplies";
        return Task.FromResult(new HttpRequestMessage(HttpMethod.Post, BotFrameworkServices.Path)
        {
            Content = new StringContent(activity.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        });
    }

    public override Task SignAsync(HttpRequestMessage request, string person) => WithToken(request, TestAuthority.ChannelToken());

    public override Task ForgeAsync(HttpRequestMessage request) => WithToken(request, TestToken.Sign(TestAuthority.ForeignKey, "k1", TestAuthority.ChannelClaims()));

    public override async Task<ChannelAnswer> SendAsync(HttpRequestMessage request)
    {
        var answer = await _server.SendAsync(request);
        return new ChannelAnswer(answer.Status, answer.Body);
    }

    public override async Task<IReadOnlyList<Seen>> SeesAsync(string person) => AnswersInline
        ? [.. AnswersTo(person).SelectMany(answer => JsonNode.Parse(answer.Body)!["activities"]!.AsArray()).OfType<JsonNode>().Select(Seen.Of)]
        : await base.SeesAsync(person);

    public override string AddressOf(string person) => $"29:account-of-{person}";

    public override async ValueTask DisposeAsync()
    {
        _connector.Dispose();
        _entra.Dispose();
        await _server.DisposeAsync();
        await _authority.DisposeAsync();
    }

    protected override (string Address, Seen Seen) Read(string taken)
    {
        var activity = JsonNode.Parse(taken)!;
        return ((string)activity["recipient"]!["id"]!, Seen.Of(activity));
    }

    private static Task WithToken(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Task.CompletedTask;
    }
}
