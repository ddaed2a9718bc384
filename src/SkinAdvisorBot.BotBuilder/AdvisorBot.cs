using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Conversations.Messages;
using Activity = SkinAdvisorBot.Channels.Activities.Activity;
using BuilderActivity = Microsoft.Bot.Schema.Activity;
using ChannelAccount = Microsoft.Bot.Schema.ChannelAccount;
using ConversationReference = SkinAdvisorBot.Channels.BotFramework.ConversationReference;

namespace SkinAdvisorBot.BotBuilder;

/// <summary>Hands what people say to the advisor's inbox and sends its replies within the turn. Accepted means saved, as on every channel.</summary>
/// <param name="key">32 secret bytes that ids of people and conversations are made with.</param>
/// <param name="address">The service's address as readers reach it, without a slash at the end.</param>
internal sealed class AdvisorBot(IInbox inbox, ITranscript transcript, TimeProvider clock, byte[] key, string address) : ActivityHandler
{
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        turnContext.Activity.RemoveRecipientMention();
        var message = Ours(turnContext);
        var words = MessageText.Of(message);
        var incoming = new Incoming(
            ConversationOf(message, message.From!.Id!),
            Opaque("person", message.ChannelId!, PersonOf(turnContext.Activity.From)),
            turnContext.Activity.Id is { Length: > 0 } id ? id : Guid.NewGuid().ToString("N"),
            string.IsNullOrWhiteSpace(words) && message.Attachments is null ? "help" : words,
            clock.GetUtcNow(),
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(message, ActivityJson.Wire.Activity))
        {
            Delivery = ReplyDelivery.Inline,
        };
        foreach (var reply in (await AcceptAsync(turnContext, message, incoming, cancellationToken)).Replies)
            await SendAsync(turnContext, message, reply, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        // In a group everybody is greeted when they first speak.
        var newcomer = membersAdded.FirstOrDefault(member => member.Id != turnContext.Activity.Recipient?.Id);
        if (newcomer is not null && turnContext.Activity.Conversation.IsGroup != true)
            await GreetAsync(turnContext, Ours(turnContext), newcomer, cancellationToken);
    }

    private async Task<Receipt> AcceptAsync(ITurnContext turnContext, Activity message, Incoming incoming, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.AcceptAsync(incoming, cancellationToken);
        }
        catch (ConversationNotFoundException)
        {
            await GreetAsync(turnContext, message, turnContext.Activity.From, cancellationToken);
            return await inbox.AcceptAsync(incoming, cancellationToken);
        }
    }

    private async Task GreetAsync(ITurnContext turnContext, Activity activity, ChannelAccount person, CancellationToken cancellationToken)
    {
        var conversationId = ConversationOf(activity, person.Id);
        var kind = activity.ChannelId == "msteams" ? ChannelKind.Teams : activity.ChannelId == "sms" ? ChannelKind.Sms : ChannelKind.Web;
        var opening = new NewConversation(conversationId, kind, Opaque("person", activity.ChannelId!, PersonOf(person)), activity.Locale, clock.GetUtcNow())
        {
            Delivery = ReplyDelivery.Inline,
        };
        if (!await inbox.OpenAsync(opening, cancellationToken))
            return;
        foreach (var entry in await transcript.ReadAsync(conversationId, after: 0, most: 1, cancellationToken))
        {
            if (entry.Reply is { } welcome)
                await SendAsync(turnContext, activity, welcome, cancellationToken);
        }
    }

    private async Task SendAsync(ITurnContext turnContext, Activity inbound, Reply reply, CancellationToken cancellationToken)
    {
        var to = new ConversationReference(
            inbound.ServiceUrl ?? "", inbound.ChannelId!, inbound.Recipient ?? new(), inbound.From ?? new(), inbound.Conversation!,
            inbound.Locale, TenantId: null, AppId: "", Audience: null);
        foreach (var activity in ReplyRendering.Render(reply, to, address))
        {
            var json = System.Text.Json.JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity);
            await turnContext.SendActivityAsync(JsonConvert.DeserializeObject<BuilderActivity>(json), cancellationToken);
        }
    }

    // The framework's activity and ours are the same JSON.
    private static Activity Ours(ITurnContext turnContext) =>
        ActivityReader.Read(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(turnContext.Activity)));

    private static string PersonOf(ChannelAccount person) => string.IsNullOrEmpty(person.AadObjectId) ? person.Id : person.AadObjectId;

    // Where others read along, each person has a conversation of their own.
    private string ConversationOf(Activity activity, string personId)
    {
        var isGroup = activity.Conversation!.More is { } more && more.TryGetValue("isGroup", out var group) && group.ValueKind == JsonValueKind.True;
        return Opaque("conversation", activity.ChannelId!, isGroup ? $"{activity.Conversation.Id}\n{personId}" : activity.Conversation.Id!);
    }

    private string Opaque(string what, string channelId, string id) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"bot builder\n{what}\n{channelId}\n{id}")));
}
