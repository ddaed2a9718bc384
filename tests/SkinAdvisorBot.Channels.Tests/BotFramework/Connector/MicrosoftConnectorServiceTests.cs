using System.Text.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework.Connector;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Our client in front of the service that Microsoft's bot builder serves.</summary>
public sealed class MicrosoftConnectorServiceTests
{
    private const string Conversation = "19:abc@thread.tacv2;messageid=1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_is_understood_and_its_answer_read()
    {
        await using var theirs = await MicrosoftConnectorService.StartAsync();
        using var bot = new ConnectorForTest();
        var (ours, service) = (bot.Client, new ConnectorService(theirs.ServiceUrl, null));
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            From = new ChannelAccount { Id = "28:bot" },
            Recipient = new ChannelAccount { Id = "29:person" },
            Conversation = new ConversationAccount { Id = Conversation },
            ChannelId = "msteams",
            ServiceUrl = theirs.ServiceUrl,
            Text = "It does **not** hurt. ✓",
            TextFormat = "markdown",
        };
        var json = JsonSerializer.SerializeToNode(activity, ActivityJson.Wire.Activity)!;

        Assert.Equal("sent-1", Taken(await ours.SendToConversationAsync(service, Conversation, activity, Stop)).Id);
        await TookAsync(theirs, "sendToConversation", Conversation, json);
        Assert.Equal("reply-1", Taken(await ours.ReplyToActivityAsync(service, Conversation, "a|b/c", activity, Stop)).Id);
        await TookAsync(theirs, "replyToActivity", Conversation, "a|b/c", json);
        Assert.Equal("m 1", Taken(await ours.UpdateActivityAsync(service, Conversation, "m 1", activity, Stop)).Id);
        await TookAsync(theirs, "updateActivity", Conversation, "m 1", json);
        Taken(await ours.DeleteActivityAsync(service, Conversation, "m 1", Stop));
        await TookAsync(theirs, "deleteActivity", Conversation, "m 1");
        Assert.Equal("user1", Assert.Single((await ours.GetConversationMembersAsync(service, Conversation, Stop)).Value!).Id);
        await TookAsync(theirs, "getConversationMembers", Conversation);
        Assert.Equal("29:person", (await ours.GetConversationMemberAsync(service, Conversation, "29:person", Stop)).Value!.Id);
        await TookAsync(theirs, "getConversationMember", Conversation, "29:person");
        var page = (await ours.GetPagedMembersAsync(service, Conversation, 5, "from here", Stop)).Value!;
        Assert.Equal(("user1", "next"), (page.Members!.Value.Single().Id, page.ContinuationToken));
        await TookAsync(theirs, "getPagedMembers", Conversation, 5, "from here");
        var made = (await ours.CreateConversationAsync(service, new NewChannelConversation { Bot = new ChannelAccount { Id = "28:bot" }, Members = [new ChannelAccount { Id = "29:person" }] }, Stop)).Value!;
        Assert.Equal(("conversation-1", "first-1"), (made.Id, made.ActivityId));
    }

    [Fact]
    public async Task What_it_declines_is_read_as_declined()
    {
        await using var theirs = await MicrosoftConnectorService.StartAsync();
        using var bot = new ConnectorForTest();

        var read = await bot.Client.GetConversationMemberAsync(new ConnectorService(theirs.ServiceUrl, null), Conversation, "nobody", Stop);

        Assert.Equal(404, Assert.IsType<ConnectorAnswer.Declined>(read.Answer).Status);
    }

    [Fact]
    public async Task A_reply_of_the_outbox_reaches_the_bot_behind_it_whole()
    {
        await using var theirs = await MicrosoftConnectorService.StartAsync();
        using var bot = new ConnectorForTest();

        var outcome = await bot.SendAsync(bot.Reference(theirs.ServiceUrl, Conversation), Reply.Plain("Hello."), """{"type":"message","id":"m1","text":"hi"}""");

        Assert.Equal(new SendOutcome.Accepted("reply-1"), outcome);
        var (operation, values) = await theirs.NextAsync();
        Assert.Equal(("replyToActivity", Conversation, "m1", "Hello."), (operation, values[0]!.GetValue<string>(), values[1]!.GetValue<string>(), values[2]!["text"]!.GetValue<string>()));
    }

    private static ConnectorAnswer.Taken Taken(ConnectorAnswer answer) => Assert.IsType<ConnectorAnswer.Taken>(answer);

    private static async Task TookAsync(MicrosoftConnectorService service, string operation, params JsonNode[] values)
    {
        var took = await service.NextAsync();

        Assert.Equal(operation, took.Operation);
        Assert.True(JsonNode.DeepEquals(new JsonArray([.. values.Select(value => value.DeepClone())]), took.Values), took.Values.ToJsonString());
    }
}
