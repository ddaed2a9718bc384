using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations;

public sealed class GrainWireTests
{
    [Fact]
    public async Task What_grains_are_told_and_answer_survives_the_way_to_another_process()
    {
        await using var bot = await RunningConversations.OnAsync(StorageLocation.InMemory(), TestContext.Current.CancellationToken);
        var serializer = bot.Services.GetRequiredService<Serializer>();
        var address = new ReplyAddress("sender", "somewhere");
        var incoming = RunningConversations.Message("c", "m") with { Address = address, Delivery = ReplyDelivery.Inline };
        var opening = RunningConversations.New("c") with { Address = address, Delivery = ReplyDelivery.Pushed };
        var receipt = new Receipt(7, Seen: true, [SkinAdvisorBot.Conversations.Messages.Reply.Plain("hello")]);

        var incomingThere = serializer.Deserialize<Incoming>(serializer.SerializeToArray(incoming))!;
        var openingThere = serializer.Deserialize<NewConversation>(serializer.SerializeToArray(opening));
        var receiptThere = serializer.Deserialize<Receipt>(serializer.SerializeToArray(receipt));

        Assert.Equal(incoming with { Activity = default }, incomingThere with { Activity = default });
        Assert.Equal(incoming.Activity.ToArray(), incomingThere.Activity.ToArray());
        Assert.Equal(opening, openingThere);
        Assert.Equivalent(receipt, receiptThere, strict: true);
    }

    [Fact]
    public async Task Within_one_process_an_answer_is_handed_over_without_a_copy()
    {
        await using var bot = await RunningConversations.OnAsync(StorageLocation.InMemory(), TestContext.Current.CancellationToken);
        await bot.OpenAsync("c");
        var turnMaker = (ScriptedTurnMaker)bot.Services.GetRequiredService<ITurnMaker>();

        var receipt = await bot.SayAsync("c", "m");

        // Two immutable arrays are equal when they are the same array.
        Assert.True(turnMaker.LastTurn!.Replies == receipt.Replies);
    }
}
