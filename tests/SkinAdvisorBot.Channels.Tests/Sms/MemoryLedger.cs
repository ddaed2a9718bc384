using System.Collections.Immutable;

namespace SkinAdvisorBot.Channels.Tests.Sms;

/// <summary>Keeps the promises of the ledger as long as the object lives.</summary>
internal sealed class MemoryLedger : IOptOutLedger
{
    private readonly Lock _gate = new();
    private readonly List<(ConsentChange Change, bool IsOut)> _entries = [];

    public ImmutableArray<(ConsentChange Change, bool IsOut)> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    public Task<bool> IsOptedOutAsync(string number, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(IsOut(number));
    }

    public Task<bool> OptOutAsync(ConsentChange change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (IndexOf(change) >= 0)
                return Task.FromResult(true);
            if (IsOut(change.Number))
                return Task.FromResult(false);
            _entries.Add((change, true));
            return Task.FromResult(true);
        }
    }

    public Task<ConsentSource?> OptInAsync(ConsentChange change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var index = IndexOf(change);
            if (index < 0 && !IsOut(change.Number))
                return Task.FromResult<ConsentSource?>(null);
            if (index < 0)
            {
                _entries.Add((change, false));
                index = _entries.Count - 1;
            }

            return Task.FromResult<ConsentSource?>(_entries.Take(index).Last(entry => entry.Change.Number == change.Number && entry.IsOut).Change.By);
        }
    }

    private bool IsOut(string number) => _entries.LastOrDefault(entry => entry.Change.Number == number).IsOut;

    private int IndexOf(ConsentChange change) => change.MessageId is null ? -1 : _entries.FindIndex(entry => entry.Change.MessageId == change.MessageId);
}
