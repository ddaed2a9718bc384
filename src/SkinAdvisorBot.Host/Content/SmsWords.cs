using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.Content;

/// <summary>What is said about texting itself, in the words of <c>dialogs/acts.yaml</c>. They are always the same: carriers register them.</summary>
public sealed class SmsWords(CurrentPlaybook content) : ISmsWords
{
    public string Help() => Say(ActIds.SmsHelp);

    public string OptedOut() => Say(ActIds.SmsOptedOut);

    public string OptedIn() => Say(ActIds.SmsOptedIn);

    private string Say(string act)
    {
        var playbook = content();
        return playbook.Act(act).Wordings[0].Short.Say(playbook.Clinic.Facts);
    }
}
