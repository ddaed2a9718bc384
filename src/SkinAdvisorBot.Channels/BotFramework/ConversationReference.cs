using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Where in the Bot Framework a conversation takes place, as an authenticated activity said. Stored as the value of a <see cref="ReplyAddress"/>, JSON in camel case.</summary>
/// <param name="ServiceUrl">Where the conversation's messages are posted; checked before it was stored. With or without a slash at the end, perhaps with a path.</param>
/// <param name="ChannelId">As on the wire: <c>msteams</c>, <c>webchat</c>, <c>sms</c> and others, in their own letter case.</param>
/// <param name="Bot">We, as the channel names us.</param>
/// <param name="Conversation">With everything the channel said of it; the id of a Teams thread holds <c>;messageid=</c> and is kept whole.</param>
/// <param name="Locale">BCP-47; null when the client said nothing.</param>
/// <param name="TenantId">The person's Microsoft Entra tenant; null outside Teams.</param>
/// <param name="AppId">The bot's id that the token was for; empty when it was served without credentials.</param>
/// <param name="Audience">The app id of the bot that called us, whom tokens for the answer are for; null when a channel called.</param>
public sealed record ConversationReference(
    string ServiceUrl,
    string ChannelId,
    ChannelAccount Bot,
    ChannelAccount User,
    ConversationAccount Conversation,
    string? Locale,
    string? TenantId,
    string AppId,
    string? Audience)
{
    /// <summary>The <see cref="IMessageSender.Name"/> that understands it.</summary>
    public const string Sender = "botframework";

    /// <summary>Names the channel alone: names and ids of people are in the rest.</summary>
    public override string ToString() => $"conversation on {ChannelId}";
}
