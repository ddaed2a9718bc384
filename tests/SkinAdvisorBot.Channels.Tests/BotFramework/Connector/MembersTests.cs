using SkinAdvisorBot.Channels.BotFramework.Connector;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Reading who is in a conversation.</summary>
public sealed class MembersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_holds_people_and_the_way_to_the_next()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(200, """{"members":[{"id":"a","name":"Ana","aadObjectId":"x"},{"id":"b"}],"continuationToken":"next"}"""));
        using var bot = new ConnectorForTest();

        var page = await bot.Client.GetPagedMembersAsync(new ConnectorService(connector.ServiceUrl, null), "c1", 50, null, Stop);

        Assert.Equal(["a", "b"], page.Value!.Members!.Value.Select(member => member.Id));
        Assert.Equal("next", page.Value.ContinuationToken);
        Assert.Equal("/amer/_connector/v3/conversations/c1/pagedmembers?pageSize=50", connector.Calls.Single().Target);
    }

    [Fact]
    public async Task One_and_all_are_read_too()
    {
        await using var connector = await HostileConnector.StartAsync(context =>
            HostileConnector.WriteAsync(context, 200, context.Request.Path.Value!.EndsWith("members", StringComparison.Ordinal) ? """[{"id":"a"}]""" : """{"id":"a"}"""));
        using var bot = new ConnectorForTest();
        var service = new ConnectorService(connector.ServiceUrl, null);

        Assert.Equal("a", (await bot.Client.GetConversationMembersAsync(service, "c1", Stop)).Value!.Single().Id);
        Assert.Equal("a", (await bot.Client.GetConversationMemberAsync(service, "c1", "a", Stop)).Value!.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""[{"id":7}]""")]
    [InlineData("<html>hello</html>")]
    public async Task An_answer_that_is_no_list_of_people_is_none(string body)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(200, body));
        using var bot = new ConnectorForTest();

        var read = await bot.Client.GetConversationMembersAsync(new ConnectorService(connector.ServiceUrl, null), "c1", Stop);

        Assert.Equal(new ConnectorAnswer.Lost("The channel's answer is not what was asked for."), read.Answer);
        Assert.Null(read.Value);
    }
}
