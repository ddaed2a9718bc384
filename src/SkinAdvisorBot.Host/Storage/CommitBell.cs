namespace SkinAdvisorBot.Host.Storage;

/// <summary>Wakes whoever waits for news of a conversation, after the news is on the disk. It holds nothing for a conversation nobody waits for.</summary>
public sealed class CommitBell
{
    // No conversation has this key: they begin at 1.
    private const long Book = 0;
    private const long Outbox = -1;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Round> _rounds = [];

    /// <summary>Raised after each commit with the key of the conversation that changed, on the writer's thread: handlers only note it.</summary>
    public event Action<long>? Changed;

    /// <summary>Number of waiters that have neither been woken nor given up.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _rounds.Values.Sum(round => round.Waiters);
        }
    }

    /// <summary>Joins those who wait for the next commit of a conversation. Dispose it to stop waiting.</summary>
    /// <remarks>Join first and look at the database after: a commit between the two then rings instead of being missed.</remarks>
    public Waiter Join(long conversationKey)
    {
        lock (_gate)
        {
            if (!_rounds.TryGetValue(conversationKey, out var round))
                _rounds.Add(conversationKey, round = new Round());
            round.Waiters++;
            return new Waiter(this, conversationKey, round);
        }
    }

    /// <summary>Joins those who wait for the next change of the appointment book or of what is to be sent. Dispose it to stop waiting.</summary>
    public Waiter JoinBook() => Join(Book);

    /// <summary>Wakes everyone who waits for a change of the appointment book.</summary>
    public void RingBook() => Ring(Book, lastSequence: 0);

    /// <summary>Joins those who wait for a message to be sent. Dispose it to stop waiting.</summary>
    public Waiter JoinOutbox() => Join(Outbox);

    /// <summary>Wakes everyone who waits for a message to be sent.</summary>
    public void RingOutbox() => Ring(Outbox, lastSequence: 0);

    /// <summary>Wakes everyone who waits for this conversation.</summary>
    /// <param name="lastSequence">The sequence number of the entry committed last.</param>
    public void Ring(long conversationKey, long lastSequence)
    {
        if (conversationKey > Book)
            Changed?.Invoke(conversationKey);
        Round? round;
        lock (_gate)
        {
            if (!_rounds.Remove(conversationKey, out round))
                return;
        }

        round.Rung.SetResult(lastSequence);
    }

    private void Leave(long conversationKey, Round round)
    {
        lock (_gate)
        {
            round.Waiters--;
            // A round that was rung is out of the table already; a newer one of the same conversation must stay.
            if (round.Waiters == 0 && _rounds.TryGetValue(conversationKey, out var current) && current == round)
                _rounds.Remove(conversationKey);
        }
    }

    /// <summary>One place in the queue of those who wait.</summary>
    public sealed class Waiter : IDisposable
    {
        private readonly CommitBell _bell;
        private readonly long _conversationKey;
        private Round? _round;

        internal Waiter(CommitBell bell, long conversationKey, Round round)
        {
            _bell = bell;
            _conversationKey = conversationKey;
            _round = round;
            Rung = round.Rung.Task;
        }

        /// <summary>Completes with the newest sequence number after the next commit.</summary>
        public Task<long> Rung { get; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _round, null) is { } round)
                _bell.Leave(_conversationKey, round);
        }
    }

    internal sealed class Round
    {
        // The writer rings; what a waiter does next must not run on the writer's thread.
        public TaskCompletionSource<long> Rung { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiters { get; set; }
    }
}
