using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.DialogueTests;

/// <summary>Channels by the names that dialogue tests and <c>talk --json</c> use.</summary>
public static class ChannelNames
{
    public static ChannelKind? Find(string name) => name switch
    {
        "web" => ChannelKind.Web,
        "sms" => ChannelKind.Sms,
        "teams" => ChannelKind.Teams,
        _ => null,
    };
}
