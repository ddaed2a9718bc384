using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework.Authentication;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>An activity whose caller was checked and which has what every activity must have.</summary>
/// <param name="Activity">With channel, service address, conversation and sender; its caller id is ours.</param>
internal sealed record BotCall(BotCaller Caller, Activity Activity)
{
    public ReplyDelivery Delivery { get; } = Activity.ExpectsReplies() ? ReplyDelivery.Inline : ReplyDelivery.Pushed;

    public ConversationReference ReferenceTo(ChannelAccount person) => new(
        Activity.ServiceUrl!,
        Activity.ChannelId!,
        Activity.Recipient ?? new ChannelAccount(),
        person,
        Activity.Conversation!,
        Activity.Locale,
        Activity.ConversationTenant(),
        Caller.AppId,
        Caller.CallerAppId);

    /// <summary>Keeps names and words out of logs.</summary>
    public override string ToString() => $"{Activity} by {Caller.Kind}";
}
