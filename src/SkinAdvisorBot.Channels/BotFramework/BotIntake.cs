using System.Collections.Immutable;
using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Hands what people say to the inbox, and opens conversations.</summary>
internal sealed class BotIntake(IInbox inbox, ITranscript transcript, OpaqueIds ids, TimeProvider clock)
{
    /// <summary>The welcome is entry 1. Who waits for the answer has it with the first message, and again with a resend.</summary>
    private const long FirstMessage = 2;

    /// <summary>Saves what a person said and its replies. The conversation is opened first if it is new.</summary>
    /// <param name="said">The words, see <see cref="SaidText"/>.</param>
    /// <returns>What is to be said now, when the caller waits for it: the same however often the activity is sent. Empty when the outbox sends it.</returns>
    public async Task<ImmutableArray<Reply>> HearAsync(BotCall call, string said, CancellationToken cancellationToken)
    {
        var activity = call.Activity;
        var person = activity.From!;
        var conversationId = ids.Conversation(call.Caller, activity, person);
        var incoming = new Incoming(
            conversationId,
            ids.Person(call.Caller, activity, person),
            activity.Id is { Length: > 0 } id ? id : RandomIds.New(),
            said,
            clock.GetUtcNow(),
            JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity))
        {
            Address = AddressOf(call, person),
            Delivery = call.Delivery,
        };
        var receipt = await AcceptAsync(call, incoming, cancellationToken);
        if (call.Delivery != ReplyDelivery.Inline)
            return [];
        return receipt.Sequence == FirstMessage ? [.. await WelcomeAsync(conversationId, cancellationToken), .. receipt.Replies] : receipt.Replies;
    }

    /// <summary>Opens the conversation with a person and greets them, unless that was done before.</summary>
    public Task GreetAsync(BotCall call, ChannelAccount person, CancellationToken cancellationToken) =>
        inbox.OpenAsync(Opening(call, person), cancellationToken);

    private async Task<Receipt> AcceptAsync(BotCall call, Incoming incoming, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.AcceptAsync(incoming, cancellationToken);
        }
        catch (ConversationNotFoundException)
        {
            // Channels don't always announce a conversation, and one that was announced may have been deleted here.
            await inbox.OpenAsync(Opening(call, call.Activity.From!), cancellationToken);
            return await inbox.AcceptAsync(incoming, cancellationToken);
        }
    }

    private async Task<IEnumerable<Reply>> WelcomeAsync(string conversationId, CancellationToken cancellationToken) =>
        (await transcript.ReadAsync(conversationId, after: 0, most: 1, cancellationToken)).Select(entry => entry.Reply).OfType<Reply>();

    private NewConversation Opening(BotCall call, ChannelAccount person) => new(
        ids.Conversation(call.Caller, call.Activity, person),
        BotFrameworkChannels.KindOf(call.Activity.ChannelId!),
        ids.Person(call.Caller, call.Activity, person),
        call.Activity.Locale,
        clock.GetUtcNow())
    {
        Address = AddressOf(call, person),
        Delivery = call.Delivery,
    };

    private static ReplyAddress AddressOf(BotCall call, ChannelAccount person) => new(
        ConversationReference.Sender,
        JsonSerializer.Serialize(call.ReferenceTo(person), BotFrameworkJson.Wire.ConversationReference));
}
