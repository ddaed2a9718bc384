using System.Collections.Concurrent;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>The reading connections. Safe for many threads: each read borrows one, and there are as many as ever read at once.</summary>
public sealed class ReadPool(StorageLocation location) : IDisposable
{
    private readonly ConcurrentBag<ReadCommands> _idle = [];
    private volatile bool _closed;

    /// <summary>Closes the idle connections; one in use closes when it is given back.</summary>
    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var commands))
            commands.Dispose();
    }

    internal T Read<T>(Func<ReadCommands, T> read)
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
