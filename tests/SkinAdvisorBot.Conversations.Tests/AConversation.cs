using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests;

/// <summary>A conversation in progress: each message goes through the Advisor and changes it.</summary>
public sealed class AConversation(ChannelKind channel = ChannelKind.Web, Playbook? playbook = null)
{
    /// <summary>A Tuesday morning in New York.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(-5));

    public Conversation State { get; private set; } = Conversation.Empty;

    public Turn Hears(Meaning? meaning, string text = "zzz")
    {
        var message = new InboundMessage($"m{State.Heard}", text, channel, Now);
        var turn = Advisor.Answer(State, message, meaning, playbook ?? APlaybook.Ready);
        State = turn.After;
        return turn;
    }

    public Turn Hears(string intent, params ReadOnlySpan<string> topics) => Hears(AMeaning.Of(intent, topics));

    /// <summary>The text of the only reply to a message.</summary>
    public string Says(Meaning? meaning, string text = "zzz") => Assert.Single(Hears(meaning, text).Replies).Text;

    public string Says(string intent, params ReadOnlySpan<string> topics) => Assert.Single(Hears(intent, topics).Replies).Text;
}
