namespace SkinAdvisorBot.Channels.Sms;

/// <summary>What is said about texting itself, from the clinic's content in force. Plain text, two segments at most.</summary>
public interface ISmsWords
{
    /// <summary>Who writes here, how to reach a person, how to end the texts. Said to anybody who asks.</summary>
    string Help();

    /// <summary>The one text after somebody ended their texts in their own words. No offer, nothing else.</summary>
    string OptedOut();

    /// <summary>Somebody wants texts again.</summary>
    string OptedIn();
}
