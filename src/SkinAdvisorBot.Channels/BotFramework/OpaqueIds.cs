using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework.Authentication;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Names conversations and people for the rest of the service: keyed hashes, so that no phone number or account is a key or stands in a log.</summary>
/// <param name="key">32 secret bytes, the same on all nodes; with another key every conversation starts anew.</param>
internal sealed class OpaqueIds(byte[] key)
{
    /// <summary>The conversation an activity belongs to.</summary>
    /// <remarks>
    /// Where others read along, each person has a conversation of their own within the thread: what one tells about their skin
    /// must not turn up in the answer to another. Between two, the channel's conversation is the conversation, whoever an update is said to be from.
    /// </remarks>
    public string Conversation(BotCaller caller, Activity activity, ChannelAccount person) => BotFrameworkChannels.IsGroup(activity.Conversation!)
        ? Hash("conversation", caller.Realm, activity.ChannelId!, activity.Conversation!.Id!, IdOf(person))
        : Hash("conversation", caller.Realm, activity.ChannelId!, activity.Conversation!.Id!);

    /// <summary>The person: by their directory account where they have one, the same in every chat, else by the channel's id.</summary>
    public string Person(BotCaller caller, Activity activity, ChannelAccount person) => person.DirectoryId() is { } directoryId
        ? Hash("directory", caller.Realm, directoryId)
        : Hash("person", caller.Realm, activity.ChannelId!, IdOf(person));

    private static string IdOf(ChannelAccount person) => person.Id ?? "";

    // With their lengths, so that no two lists of parts read the same.
    private string Hash(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part);
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString())));
    }
}
