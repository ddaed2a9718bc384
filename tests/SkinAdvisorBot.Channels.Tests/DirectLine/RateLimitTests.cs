using System.Net;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class RateLimitTests
{
    [Fact]
    public async Task An_address_gets_so_many_tokens_and_then_hears_when_to_come_back()
    {
        await using var server = await DirectLineServer.StartAsync([("TokensPerMinute", "2")]);

        Answer[] answers = [await TokenAsync(server), await TokenAsync(server), await TokenAsync(server)];

        Assert.Equal([200, 200, 429], answers.Select(answer => (int)answer.Status));
        Assert.Equal("TooManyRequests", answers[2].ErrorCode);
        Assert.InRange(int.Parse(answers[2].Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
    }

    [Theory]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:203.0.113.7")]
    [InlineData("203.0.113.7")]
    public async Task Addresses_of_every_kind_are_counted(string address)
    {
        await using var server = await DirectLineServer.StartAsync([("TokensPerMinute", "1")], seenFrom: IPAddress.Parse(address));

        Answer[] answers = [await TokenAsync(server), await TokenAsync(server)];

        Assert.Equal([200, 429], answers.Select(answer => (int)answer.Status));
    }

    [Fact]
    public async Task A_conversation_takes_so_many_activities_and_the_next_one_is_not_touched()
    {
        await using var server = await DirectLineServer.StartAsync([("MessagesPerMinute", "3")]);
        var busy = await server.OpenAsync();
        var calm = await server.OpenAsync();

        Answer[] answers = [await busy.SayAsync("1", "a"), await busy.SayAsync("2", "b"), await busy.SayAsync("3", "c"), await calm.SayAsync("1", "a")];

        Assert.Equal([200, 200, 429, 200], answers.Select(answer => (int)answer.Status));
        Assert.Equal(3, server.Inbox.Heard.Length);
    }

    private static async Task<Answer> TokenAsync(DirectLineServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Address}/chat/token");
        return await server.SendAsync(request, credential: null);
    }
}
