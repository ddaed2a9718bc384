using System.Collections.Concurrent;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>The hot reads. Safe for many threads: each read borrows a connection, and there are as many as ever read at once.</summary>
public sealed class ConversationReader(StorageLocation location) : IDisposable
{
    private readonly ConcurrentBag<ReadCommands> _idle = [];
    private volatile bool _closed;

    /// <returns>Null when there is no conversation of this public id.</returns>
    public StoredState? FindState(string publicId) => Read(commands => commands.FindState(publicId));

    /// <returns>Null when there is no conversation of this public id.</returns>
    public StoredConversation? Find(string publicId) => Read(commands => commands.Find(publicId));

    /// <summary>The turns that hold the entries from <paramref name="after"/> + 1 on, in order, as many as it takes for <paramref name="most"/> entries.</summary>
    public IReadOnlyList<StoredTurn> TurnsAfter(string publicId, long after, int most) => Read(commands =>
        commands.Find(publicId) is { } conversation && conversation.LastSequence > after
            ? commands.TurnsFrom(conversation.Key, after, most)
            : []);

    /// <summary>Closes the idle connections; one in use closes when it is given back.</summary>
    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var commands))
            commands.Dispose();
    }

    private T Read<T>(Func<ReadCommands, T> read)
    {
        var commands = _idle.TryTake(out var idle) ? idle : ReadCommands.Open(location.ConnectionString);
        var isSound = false;
        try
        {
            var result = read(commands);
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound && !_closed)
                _idle.Add(commands);
            else
                commands.Dispose();
        }
    }
}
