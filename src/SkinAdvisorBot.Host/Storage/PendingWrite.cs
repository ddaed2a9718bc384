using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>Something that waits for the writer. It is answered once: acknowledged after the commit, or failed.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs the statements inside the open transaction.</summary>
    /// <returns>False when the rows it rests on have changed; what was written is then taken back.</returns>
    /// <exception cref="BookingConflictException">It does not fit the appointment book; what was written is then taken back.</exception>
    public abstract bool Write(WriteCommands commands);

    /// <summary>Tells the caller that it is on the disk.</summary>
    public abstract void Acknowledge(CommitBell bell);

    /// <summary>Tells the caller that the rows it rests on have changed.</summary>
    public abstract void FailStale();

    /// <summary>Tells the caller that it is not on the disk; one that was failed already keeps its first reason.</summary>
    public abstract void Fail(Exception reason);
}

internal sealed class PendingTurn(TurnToSave turn) : PendingWrite
{
    // Callers continue on their own threads: the writer must get on with the next batch.
    private readonly TaskCompletionSource<SavedTurn> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SavedTurn? _saved;
    private bool _isPushed;

    public Task<SavedTurn> Saved => _answer.Task;

    public override bool Write(WriteCommands commands)
    {
        if (turn.Notice is { } notice && !commands.Notices.Tell(notice, turn.At))
        {
            // It was told before, or its visit has changed since.
            _saved = new(turn.FirstSequence, Seen: true, turn.Replies);
            return true;
        }

        if (!commands.InsertTurn(turn))
        {
            // Either this message was saved before, or another writer took the turn's number.
            _saved = turn.MessageId is null ? null : commands.FindTurn(turn.ConversationKey, turn.MessageId);
            return _saved is not null;
        }

        _saved = new(turn.FirstSequence, Seen: false, turn.Replies);
        if (!commands.AdvanceConversation(turn))
            return false;
        if (turn.Audit is { } deed)
            commands.Audit.Add(deed);
        if (!turn.Changes.IsEmpty)
            commands.Booking.Apply(turn.Changes, turn.ConversationKey, turn.At);
        _isPushed = commands.Outbox.Put(turn.ConversationKey, turn.Address, turn.Delivery, turn.FirstReply, (int)(turn.LastSequence - turn.FirstReply + 1), turn.At);
        return true;
    }

    public override void Acknowledge(CommitBell bell)
    {
        if (!_saved!.Seen)
        {
            bell.Ring(turn.ConversationKey, turn.LastSequence);
            if (!turn.Changes.IsEmpty)
                bell.RingBook();
            if (_isPushed)
                bell.RingOutbox();
        }

        _answer.SetResult(_saved);
    }

    public override void FailStale() => Fail(new VersionMissException(turn.ConversationKey, turn.VersionBefore));

    public override void Fail(Exception reason) => _answer.TrySetException(reason);
}

internal sealed class PendingOpening(ConversationToOpen opening) : PendingWrite
{
    private readonly TaskCompletionSource<OpenedConversation> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _key;
    private bool _isPushed;

    public Task<OpenedConversation> Opened => _answer.Task;

    public override bool Write(WriteCommands commands)
    {
        _key = commands.InsertConversation(opening);
        if (_key is not { } key)
            return true;
        if (!commands.InsertWelcome(key, opening))
            return false;
        _isPushed = commands.Outbox.Put(key, opening.Address, opening.Delivery, first: 1, opening.WelcomeCount, opening.At);
        return true;
    }

    public override void Acknowledge(CommitBell bell)
    {
        if (_key is { } key)
            bell.Ring(key, opening.WelcomeCount);
        if (_isPushed)
            bell.RingOutbox();
        _answer.SetResult(new(_key));
    }

    public override void FailStale() => Fail(new InvalidOperationException($"Conversation {_key} has turns before its welcome."));

    public override void Fail(Exception reason) => _answer.TrySetException(reason);
}
