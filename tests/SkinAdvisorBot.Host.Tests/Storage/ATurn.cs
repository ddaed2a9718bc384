using System.Text;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage;

public static class ATurn
{
    /// <summary>A message with one reply, made from the given version of a conversation whose every turn is such a pair.</summary>
    public static TurnToSave Of(long conversation, string messageId, long versionBefore = 1) => new(
        conversation,
        versionBefore,
        messageId,
        PersonId: "person",
        FirstSequence: 2 * versionBefore,
        EntryCount: 2,
        DateTimeOffset.UnixEpoch,
        Encoding.UTF8.GetBytes($$"""{"id":"{{messageId}}"}"""),
        Text: "hello",
        State: Encoding.UTF8.GetBytes($$"""{"heard":{{versionBefore}}}"""),
        Replies: Encoding.UTF8.GetBytes($"""["reply to {messageId}"]"""),
        Trace: "{}"u8.ToArray());
}
