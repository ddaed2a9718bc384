using System.Collections.Concurrent;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Lets so many calls to one host run at a time, so that a slow one does not take the connections of all. Safe for many threads.</summary>
internal sealed class HostGates(int callsPerHost) : IDisposable
{
    // Hosts are those of ServiceUrls, so there are few.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>To be disposed when the call is over.</returns>
    /// <exception cref="OperationCanceledException">The turn did not come in time.</exception>
    public async Task<IDisposable> EnterAsync(Uri address, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(address.Authority, _ => new SemaphoreSlim(callsPerHost));
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
