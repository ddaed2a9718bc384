namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>How a person reaches us, as far as it changes the words: web and Teams get full answers and buttons, SMS gets short ones and numbers.</summary>
public enum ChannelKind
{
    Web,
    Sms,
    Teams,
}
