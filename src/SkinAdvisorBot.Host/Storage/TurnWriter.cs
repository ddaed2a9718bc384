using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.FrontDesk;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>The one place that writes turns. Whatever waits goes into one transaction, so that many conversations share one flush of the disk.</summary>
public sealed class TurnWriter(StorageLocation location, CommitBell bell, TakenDays taken, ILogger<TurnWriter> logger)
{
    /// <summary>Most turns that may wait; the next caller waits for room.</summary>
    public const int QueueCapacity = 4_096;

    /// <summary>Most turns in one transaction: beyond this a longer batch saves little and keeps the first one waiting.</summary>
    public const int MaxBatch = 256;

    private const int ConstraintFailed = 19;
    private const int ForeignKeyFailed = 787;

    private readonly Channel<PendingWrite> _queue = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly List<PendingWrite> _batch = new(MaxBatch);
    private readonly List<PendingWrite> _written = new(MaxBatch);
    private WriteCommands? _commands;
    private Task _writing = Task.CompletedTask;

    /// <summary>Opens the database and begins to take turns. What was handed over before waits until now.</summary>
    /// <exception cref="SqliteException">The database cannot be opened.</exception>
    public void Start()
    {
        _commands = WriteCommands.Open(location.ConnectionString);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Saves a turn. When the task completes, it survives a power cut.</summary>
    /// <param name="cancellationToken">Gives up waiting for room in the queue; a turn in the queue is saved in any case.</param>
    /// <exception cref="TurnRefusedException">The service is stopping.</exception>
    /// <exception cref="VersionMissException">The conversation has moved on since the turn was made.</exception>
    /// <exception cref="BookingConflictException">What it changes in the appointment book does not fit the book as it has become; nothing of the turn was saved.</exception>
    /// <exception cref="TurnNotSavedException">The disk did not take it.</exception>
    public async Task<SavedTurn> SaveAsync(TurnToSave turn, CancellationToken cancellationToken)
    {
        var pending = new PendingTurn(turn);
        await QueueAsync(pending, cancellationToken);
        return await pending.Saved;
    }

    /// <summary>Opens a conversation with its welcome, if there is none of this public id yet.</summary>
    /// <param name="cancellationToken">Gives up waiting for room in the queue; an opening in the queue is saved in any case.</param>
    /// <exception cref="TurnRefusedException">The service is stopping.</exception>
    /// <exception cref="TurnNotSavedException">The disk did not take it.</exception>
    public async Task<OpenedConversation> OpenAsync(ConversationToOpen opening, CancellationToken cancellationToken)
    {
        var pending = new PendingOpening(opening);
        await QueueAsync(pending, cancellationToken);
        return await pending.Opened;
    }

    /// <summary>Puts the closures of one source in place of those it had. What was booked before stays booked.</summary>
    /// <param name="closures">All of <paramref name="source"/>; of two with the same uid the later holds.</param>
    /// <param name="feed">Where they are read from again; null ends the reading of the source.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the queue; closures in the queue are saved in any case.</param>
    /// <exception cref="TurnRefusedException">The service is stopping.</exception>
    /// <exception cref="TurnNotSavedException">The disk did not take them.</exception>
    public async Task ReplaceClosuresAsync(string source, ImmutableArray<Closure> closures, BusyFeed? feed, CancellationToken cancellationToken)
    {
        var pending = new PendingClosures(source, closures, feed);
        await QueueAsync(pending, cancellationToken);
        await pending.Saved;
    }

    /// <summary>Makes a change of the front desk. When the task completes, it survives a power cut.</summary>
    /// <param name="write">Runs inside the transaction, after everything handed over before.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the queue; a change in the queue is made in any case.</param>
    /// <exception cref="TurnRefusedException">The service is stopping.</exception>
    /// <exception cref="BookingConflictException">It does not fit the appointment book; nothing of it was saved.</exception>
    /// <exception cref="TurnNotSavedException">The disk did not take it.</exception>
    internal Task<T> WriteAsync<T>(Func<WriteCommands, T> write, CancellationToken cancellationToken) => WriteAsync(write, isBook: true, cancellationToken);

    /// <summary>Writes down how far a message to a person has come, which is no news for the appointment book.</summary>
    /// <inheritdoc cref="WriteAsync{T}(Func{WriteCommands, T}, CancellationToken)"/>
    internal Task<T> NoteAsync<T>(Func<WriteCommands, T> write, CancellationToken cancellationToken) => WriteAsync(write, isBook: false, cancellationToken);

    private async Task<T> WriteAsync<T>(Func<WriteCommands, T> write, bool isBook, CancellationToken cancellationToken)
    {
        var pending = new PendingChange<T>(write, isBook);
        await QueueAsync(pending, cancellationToken);
        return await pending.Saved;
    }

    /// <summary>Takes no more turns, saves every one taken, and closes the database.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken);
        _commands?.Dispose();
        _commands = null;
    }

    private async Task QueueAsync(PendingWrite pending, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new TurnRefusedException(e);
        }
    }

    private async Task WriteAllAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_batch.Count < MaxBatch && _queue.Reader.TryRead(out var pending))
                _batch.Add(pending);
            SaveBatch();
            _batch.Clear();
            _written.Clear();
        }
    }

    private void SaveBatch()
    {
        try
        {
            _commands ??= WriteCommands.Open(location.ConnectionString);
            _commands.Begin();
            foreach (var pending in _batch)
            {
                if (TryWrite(pending, _commands))
                    _written.Add(pending);
            }

            _commands.Commit();
            taken.Forget(_commands.Touched);
            _commands.Touched.Clear();
        }
        catch (Exception e)
        {
            // A commit that failed may have reached the disk all the same.
            if (_commands is not null)
                taken.Forget(_commands.Touched);

            // Nobody else can tell these callers; a new connection also rolls back what is half done.
            _commands?.Dispose();
            _commands = null;
            Log.BatchNotSaved(logger, _batch.Count, e);
            foreach (var pending in _batch)
                pending.Fail(new TurnNotSavedException(e));
            return;
        }

        foreach (var pending in _written)
            pending.Acknowledge(bell);
    }

    /// <returns>False when this one write alone was taken back and its caller told.</returns>
    private static bool TryWrite(PendingWrite pending, WriteCommands commands)
    {
        commands.Savepoint();
        try
        {
            if (pending.Write(commands))
            {
                commands.Release();
                return true;
            }

            commands.TakeBack();
            pending.FailStale();
        }
        catch (BookingConflictException e)
        {
            commands.TakeBack();
            pending.Fail(e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == ConstraintFailed)
        {
            // The rest of the batch has nothing to do with it.
            commands.TakeBack();
            if (e.SqliteExtendedErrorCode == ForeignKeyFailed)
                pending.FailStale(); // the conversation was deleted meanwhile
            else
                pending.Fail(new TurnNotSavedException(e));
        }

        return false;
    }
}
