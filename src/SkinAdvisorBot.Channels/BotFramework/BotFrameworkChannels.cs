using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>What sets the channels of the Bot Framework apart. Their ids are compared case-sensitively.</summary>
internal static class BotFrameworkChannels
{
    public const string Teams = "msteams";

    /// <summary>Azure's own channel on a Twilio number.</summary>
    public const string Sms = "sms";

    /// <summary>How the words are read there. A sub-channel, <c>msteams:COPILOT</c>, is read as its channel.</summary>
    public static ChannelKind KindOf(string channelId) => channelId.Split(':')[0] switch
    {
        Teams => ChannelKind.Teams,
        Sms => ChannelKind.Sms,
        _ => ChannelKind.Web,
    };

    /// <summary>Whether others read what is said there.</summary>
    public static bool IsGroup(ConversationAccount conversation) =>
        conversation.More is { } more
        && ((more.TryGetValue("isGroup", out var isGroup) && isGroup.ValueKind == JsonValueKind.True)
            || (more.TryGetValue("conversationType", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is "groupChat" or "channel"));
}
