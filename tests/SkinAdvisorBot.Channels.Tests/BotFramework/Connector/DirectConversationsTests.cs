using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Channels.BotFramework.Connector;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

public sealed class DirectConversationsTests
{
    private static readonly ChannelAccount Person = new() { Id = "29:person", Name = "Ana" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_known_by_id_gets_a_conversation_of_two_in_their_tenant()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(201, """{"id":"a:1","activityId":"m1"}"""));
        using var bot = new ConnectorForTest();
        var known = Known(bot, connector);

        var opened = await bot.Conversations.OpenAsync(known, Person, Stop);

        var call = Assert.Single(connector.Calls);
        Assert.Equal("POST /amer/_connector/v3/conversations", $"{call.Method} {call.Target}");
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$$$"""{"isGroup":false,"bot":{"id":"bot1","name":"Skin advisor"},"members":[{"id":"29:person"}],"tenantId":"{{{{ConnectorForTest.Tenant}}}}","channelData":{"tenant":{"id":"{{{{ConnectorForTest.Tenant}}}}"}}}"""),
            call.Json));
        Assert.Equal(known with { User = Person, Conversation = opened.Value!.Conversation }, opened.Value);
        Assert.Equal("a:1", opened.Value.Conversation.Id);
    }

    [Fact]
    public async Task The_new_conversation_is_written_to_where_the_service_says_if_that_is_trusted()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(201, """{"id":"a:1","serviceUrl":"https://evil.example/"}"""));
        using var bot = new ConnectorForTest();

        var opened = await bot.Conversations.OpenAsync(Known(bot, connector), Person, Stop);

        Assert.StartsWith("The conversation's service is not one we trust.", Assert.IsType<SendOutcome.Refused>(await bot.SendAsync(opened.Value!)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_the_app_is_declined_and_no_conversation_comes_of_it()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(403, """{"error":{"code":"Forbidden"}}"""));
        using var bot = new ConnectorForTest();

        var opened = await bot.Conversations.OpenAsync(Known(bot, connector), Person, Stop);

        Assert.Equal(("Forbidden", null), (Assert.IsType<ConnectorAnswer.Declined>(opened.Answer).Error.Code, opened.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>hello</html>")]
    public async Task A_conversation_without_an_id_may_exist_and_is_lost(string body)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(201, body));
        using var bot = new ConnectorForTest();

        var opened = await bot.Conversations.OpenAsync(Known(bot, connector), Person, Stop);

        Assert.IsType<ConnectorAnswer.Lost>(opened.Answer);
        Assert.Null(opened.Value);
    }

    [Theory]
    [InlineData(null, "29:person", "")]
    [InlineData("88888888-2222-3333-4444-555555555555", "29:person", "")]
    [InlineData(ConnectorForTest.Tenant, "", "")]
    [InlineData(ConnectorForTest.Tenant, "29:person", "22222222-2222-3333-4444-555555555555")]
    public async Task Nobody_is_written_to_first_whose_tenant_bot_or_id_is_not_sure(string? tenant, string user, string appId)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest(change: options => options.AllowedTenants = [ConnectorForTest.Tenant]);

        var opened = await bot.Conversations.OpenAsync(Known(bot, connector) with { TenantId = tenant, AppId = appId }, new ChannelAccount { Id = user }, Stop);

        Assert.True(Assert.IsType<ConnectorAnswer.NotSent>(opened.Answer).IsFinal);
        Assert.Empty(connector.Calls);
    }

    private static ConversationReference Known(ConnectorForTest bot, HostileConnector connector) =>
        bot.Reference(connector.ServiceUrl, channel: "msteams") with { TenantId = ConnectorForTest.Tenant };
}
