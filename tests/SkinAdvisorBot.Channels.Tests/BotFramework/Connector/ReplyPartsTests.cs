using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>What a reply becomes on its way out.</summary>
public sealed class ReplyPartsTests
{
    [Fact]
    public async Task A_message_too_large_goes_out_as_words_alone()
    {
        await using var connector = await HostileConnector.StartAsync(context => HostileConnector.WriteAsync(
            context,
            context.Request.ContentLength > 1_000 ? 413 : 200,
            context.Request.ContentLength > 1_000 ? """{"error":{"code":"MessageSizeTooBig","message":"too big"}}""" : """{"id":"m1"}"""));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Accepted("m1"), await bot.SendAsync(connector, WithCard()));
        Assert.Equal(2, connector.Calls.Count);
        Assert.Equal((ConnectorForTest.Words, null), ((string?)connector.Calls[1].Json["text"], connector.Calls[1].Json["attachments"]));
    }

    [Fact]
    public async Task Words_too_large_by_themselves_are_refused()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(413, """{"error":{"code":"MessageSizeTooBig","message":"too big"}}"""));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Refused("The channel answered 413, code MessageSizeTooBig."), await bot.SendAsync(connector));
        Assert.Equal(2, connector.Calls.Count);
    }

    [Fact]
    public async Task A_reply_of_several_parts_goes_out_in_order()
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Accepted("m1"), await bot.SendAsync(connector, LongReply()));
        Assert.Equal(["A", "B", "C"], connector.Calls.Select(call => ((string)call.Json["text"]!)[..1]));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(413)]
    public async Task A_failure_after_the_first_part_leaves_it_open_and_says_what_went_out(int status)
    {
        var count = 0;
        await using var connector = await HostileConnector.StartAsync(context => HostileConnector.WriteAsync(context, Interlocked.Increment(ref count) == 2 ? status : 200, ""));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Unsure($"1 of 3 parts went out. The channel answered {status}."), await bot.SendAsync(connector, LongReply()));
        Assert.Equal(2, connector.Calls.Count);
    }

    [Theory]
    [InlineData("""{"type":"message","id":"a/1;messageid=2"}""", "/activities/a%2F1%3Bmessageid%3D2", "a/1;messageid=2")]
    [InlineData("""{"type":"conversationUpdate","id":"a1"}""", "/activities", null)]
    [InlineData("""{"type":"message"}""", "/activities", null)]
    [InlineData("""{"type":"message","id":".."}""", "/activities", null)]
    public async Task A_message_is_answered_under_its_id_and_nothing_else_is(string inbound, string path, string? replyToId)
    {
        await using var connector = await HostileConnector.StartAsync();
        using var bot = new ConnectorForTest();

        await bot.SendAsync(connector, inReplyTo: inbound);

        var call = Assert.Single(connector.Calls);
        Assert.Equal($"/amer/_connector/v3/conversations/c1{path}", call.Target);
        Assert.Equal(replyToId, (string?)call.Json["replyToId"]);
    }

    private static Reply WithCard() => Reply.Plain(ConnectorForTest.Words) with { Cards = [new ReplyCard(new string('x', 1_000), "", [])] };

    private static Reply LongReply() => Reply.Plain(string.Join("\n\n", "ABC".Select(letter => new string(letter, 3_000))));
}
