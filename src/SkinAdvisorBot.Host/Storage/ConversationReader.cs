namespace SkinAdvisorBot.Host.Storage;

/// <summary>The hot reads of conversations. Safe for many threads.</summary>
public sealed class ConversationReader(ReadPool pool)
{
    /// <returns>Null when there is no conversation of this public id.</returns>
    public StoredState? FindState(string publicId) => pool.Read(commands => commands.FindState(publicId));

    /// <returns>Null when there is no conversation of this public id.</returns>
    public StoredConversation? Find(string publicId) => pool.Read(commands => commands.Find(publicId));

    /// <summary>Whether a message, or a deed of staff, of this id is saved.</summary>
    public bool HasTurn(long conversationKey, string messageId) => pool.Read(commands => commands.HasTurn(conversationKey, messageId));

    /// <summary>The turns that hold the entries from <paramref name="after"/> + 1 on, in order, as many as it takes for <paramref name="most"/> entries.</summary>
    public IReadOnlyList<StoredTurn> TurnsAfter(string publicId, long after, int most) => pool.Read(commands =>
        commands.Find(publicId) is { } conversation && conversation.LastSequence > after
            ? commands.TurnsFrom(conversation.Key, after, most)
            : []);
}
