using System.Text.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework.Connector;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Our client and Microsoft's, side by side in front of the same service.</summary>
public sealed class MicrosoftConnectorClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1", "1700000000000")]
    [InlineData("a|b/c", "../m 1?#%")]
    [InlineData("für dich", "日本")]
    public async Task Both_send_the_same_requests(string conversation, string id)
    {
        await using var connector = await HostileConnector.StartAsync();
        await using var theirs = MicrosoftConnectorClient.Start(connector.ServiceUrl);
        using var bot = new ConnectorForTest();
        var (ours, service, activity) = (bot.Client, new ConnectorService(connector.ServiceUrl, null), Sample());
        var json = JsonSerializer.SerializeToNode(activity, ActivityJson.Wire.Activity)!;

        await ours.SendToConversationAsync(service, conversation, activity, Stop);
        await ours.ReplyToActivityAsync(service, conversation, id, activity, Stop);
        await ours.UpdateActivityAsync(service, conversation, id, activity, Stop);
        await ours.DeleteActivityAsync(service, conversation, id, Stop);
        await ours.GetConversationMembersAsync(service, conversation, Stop);
        await ours.GetConversationMemberAsync(service, conversation, id, Stop);
        await ours.GetPagedMembersAsync(service, conversation, 20, id, Stop);
        await ours.CreateConversationAsync(service, NewConversation(), Stop);
        var sent = connector.Calls.Count;
        await theirs.CallAsync("sendToConversation", conversation, json.DeepClone());
        await theirs.CallAsync("replyToActivity", conversation, id, json.DeepClone());
        await theirs.CallAsync("updateActivity", conversation, id, json.DeepClone());
        await theirs.CallAsync("deleteActivity", conversation, id);
        await theirs.CallAsync("getConversationMembers", conversation);
        await theirs.CallAsync("getConversationMember", conversation, id);
        await theirs.CallAsync("getConversationPagedMembers", conversation, new JsonObject { ["pageSize"] = 20, ["continuationToken"] = id });
        await theirs.CallAsync("createConversation", JsonNode.Parse("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:person"}],"tenantId":"t","channelData":{"tenant":{"id":"t"}}}""")!);

        Assert.Equal(8, sent);
        Assert.Equal(connector.Calls.Take(sent).Select(AddressOf), connector.Calls.Skip(sent).Select(AddressOf));
        Assert.All(connector.Calls.Take(sent).Zip(connector.Calls.Skip(sent)), pair =>
        {
            var (us, them) = pair;
            Assert.True(us.Body.Length == 0 ? them.Body.Length == 0 : JsonNode.DeepEquals(us.Json, them.Json), $"{us.Body}\n{them.Body}");
        });
    }

    [Theory]
    [InlineData(200, """{"id":"m1"}""")]
    [InlineData(201, """{"id":"m1"}""")]
    [InlineData(202, """{"id":"m1"}""")]
    [InlineData(400, "")]
    [InlineData(403, "<html>no</html>")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound","message":"gone"}}""")]
    [InlineData(413, "")]
    public async Task Both_read_the_same_from_an_answer(int status, string body)
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(status, body, ("Content-Type", "application/json")));
        await using var theirs = MicrosoftConnectorClient.Start(connector.ServiceUrl);
        using var bot = new ConnectorForTest();

        var read = await theirs.CallAsync("sendToConversation", "c1", JsonNode.Parse("""{"type":"message","text":"hello"}""")!);
        var answer = await bot.Client.SendToConversationAsync(new ConnectorService(connector.ServiceUrl, null), "c1", new Activity { Type = ActivityTypes.Message, Text = "hello" }, Stop);

        switch (answer)
        {
            case ConnectorAnswer.Taken taken:
                Assert.Equal(taken.Id, (string?)read["id"]);
                break;
            case ConnectorAnswer.Declined declined:
                Assert.Equal(declined.Status, (int?)read["status"]);
                break;
            default:
                Assert.Fail($"{answer}");
                break;
        }
    }

    private static string AddressOf(ReceivedCall call) => $"{call.Method} {call.Target} {call.ContentType}";

    private static Activity Sample() => new()
    {
        Type = ActivityTypes.Message,
        From = new ChannelAccount { Id = "28:bot", Name = "Skin advisor" },
        Recipient = new ChannelAccount { Id = "29:person" },
        Conversation = new ConversationAccount { Id = "c1" },
        ChannelId = "msteams",
        ServiceUrl = "https://smba.trafficmanager.net/amer/",
        Locale = "en-US",
        ReplyToId = "m0",
        Text = "It does **not** hurt. <b> \u2713 \ud83d\ude00",
        TextFormat = "markdown",
        InputHint = "acceptingInput",
        Attachments = [new Attachment { ContentType = HeroCard.ContentType, Content = JsonSerializer.SerializeToElement(new HeroCard { Title = "Visit us" }, ActivityJson.Wire.HeroCard) }],
    };

    private static NewChannelConversation NewConversation() => new()
    {
        Bot = new ChannelAccount { Id = "28:bot" },
        Members = [new ChannelAccount { Id = "29:person" }],
        TenantId = "t",
        ChannelData = JsonElement.Parse("""{"tenant":{"id":"t"}}"""),
    };
}
