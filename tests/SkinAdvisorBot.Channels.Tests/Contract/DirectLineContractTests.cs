using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.Tests.DirectLine;

namespace SkinAdvisorBot.Channels.Tests.Contract;

public sealed class DirectLineContractTests : ChannelContractTests
{
    private protected override async Task<ChannelUnderTest> StartAsync() => new DirectLineUnderTest(await DirectLineServer.StartAsync());
}

internal sealed class DirectLineUnderTest(DirectLineServer server) : ChannelUnderTest
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Chat>>> _chats = new();

    public override MemoryInbox Inbox => server.Inbox;

    public override IEnumerable<string> LogLines => server.Log.Lines;

    public override IReadOnlyList<string> RawMarks => [];

    public override async Task<HttpRequestMessage> WriteAsync(Message message)
    {
        var chat = await ChatOfAsync(message.Person);
        return new HttpRequestMessage(HttpMethod.Post, $"{server.Domain}{chat.Path}/activities")
        {
            Content = new StringContent(Chat.Message(message.Text, message.Id), new MediaTypeHeaderValue("application/json")),
        };
    }

    public override async Task SignAsync(HttpRequestMessage request, string person) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await ChatOfAsync(person)).Token);

    public override async Task ForgeAsync(HttpRequestMessage request)
    {
        await using var elsewhere = await DirectLineServer.StartAsync();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await elsewhere.OpenAsync()).Token);
    }

    public override Task<ChannelAnswer> SendAsync(HttpRequestMessage request) => SendAsync(server.Http, request);

    public override async Task<IReadOnlyList<Seen>> SeesAsync(string person) =>
        [.. (await (await ChatOfAsync(person)).ReadAsync()).OfType<JsonNode>().Where(activity => (string?)activity["from"]!["role"] == "bot").Select(Seen.Of)];

    public override string AddressOf(string person) => _chats[person].Value.Result.Token;

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private Task<Chat> ChatOfAsync(string person) => _chats.GetOrAdd(person, _ => new Lazy<Task<Chat>>(server.OpenAsync)).Value;
}
