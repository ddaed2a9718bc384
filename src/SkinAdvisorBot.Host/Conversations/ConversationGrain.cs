using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Audit;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.Notices;

namespace SkinAdvisorBot.Host.Conversations;

/// <summary>Keeps one conversation in memory while people talk, and never shows a state that is not on the disk.</summary>
public sealed class ConversationGrain(
    ITurnMaker turnMaker,
    TurnWriter writer,
    ConversationReader reader,
    DeskMaker desks,
    NoticeBook notices,
    IAppointmentBook book,
    ILogger<ConversationGrain> logger) : Grain, IConversationGrain
{
    /// <summary>How often a turn is made again because of the appointment book. Each time somebody else got an appointment, so it seldom comes to two.</summary>
    private const int MaxRepeats = 4;

    // As the database has it; null for a conversation that was never opened.
    private StoredState? _held;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _held = reader.FindState(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<bool> OpenAsync(NewConversation conversation)
    {
        if (_held is not null)
            return false;

        try
        {
            var made = turnMaker.Welcome(conversation.Channel, conversation.At);
            var turn = made.Turn;
            var opened = await writer.OpenAsync(
                new(
                    conversation.ConversationId,
                    conversation.Channel,
                    conversation.PersonId,
                    conversation.Locale,
                    conversation.At,
                    turn.Replies.Length,
                    StoredJson.Write(turn.After),
                    StoredJson.Write(turn.Replies),
                    StoredJson.Write(TurnTrace.Of(made)))
                {
                    Address = conversation.Address,
                    Delivery = conversation.Delivery,
                },
                CancellationToken.None);
            if (opened.Key is not { } key)
            {
                _held = reader.FindState(conversation.ConversationId);
                return false;
            }

            _held = new(key, conversation.Channel, turn.After, Version: 1, turn.Replies.Length);
            return true;
        }
        catch (Exception e)
        {
            Distrust(e);
            throw;
        }
    }

    public async Task<Receipt?> AcceptAsync(Incoming incoming)
    {
        if (_held is not { } before)
        {
            // Ids that nobody opened must not fill the memory.
            DeactivateOnIdle();
            return null;
        }

        try
        {
            var (made, turn, saved) = await AnswerAsync(before, incoming);
            if (saved.Seen)
                return new(saved.FirstSequence, Seen: true, StoredJson.ReadReplies(saved.Replies));

            // Only now: until the commit, this grain holds what the database holds.
            _held = before with { State = made.Turn.After, Version = before.Version + 1, LastSequence = turn.LastSequence };
            return new(turn.FirstSequence, Seen: false, made.Turn.Replies);
        }
        catch (Exception e)
        {
            Distrust(e);
            throw;
        }
    }

    public async Task<bool> TellAsync(long notice, DateTimeOffset at)
    {
        if (_held is not { } before)
        {
            DeactivateOnIdle();
            return false;
        }

        if (notices.Find(notice) is not { State: NoticeState.Sending, Notice: { } told })
            return false;
        try
        {
            var appointment = told.Appointment is { } id ? book.Find(id) : null;
            var made = turnMaker.Notify(before.State, told, appointment, before.Channel, at);
            var turn = TurnOf(before, notice, at, made);
            if ((await writer.SaveAsync(turn, CancellationToken.None)).Seen)
                return false;
            _held = before with { State = made.Turn.After, Version = before.Version + 1, LastSequence = turn.LastSequence };
            return true;
        }
        catch (Exception e)
        {
            Distrust(e);
            throw;
        }
    }

    public async Task<StaffAnswer> DoAsync(StaffRequest request, string deedId)
    {
        if (_held is not { } before)
        {
            DeactivateOnIdle();
            return new(StaffResult.NotFound, Holder: null);
        }

        try
        {
            var (result, made) = turnMaker.Decide(before.State, request, before.Channel);
            if (made is null)
            {
                // What was said before the hand-back is said: whoever sends it again has only missed the answer.
                var isDone = reader.HasTurn(before.Key, MessageIdOf(request, deedId));
                return new(isDone ? StaffResult.Done : result, before.State.HeldAt(request.At)?.Name);
            }

            var turn = TurnOf(this.GetPrimaryKeyString(), before, request, deedId, made);
            if (!(await writer.SaveAsync(turn, CancellationToken.None)).Seen)
                _held = before with { State = made.Turn.After, Version = before.Version + 1, LastSequence = turn.LastSequence };
            return new(StaffResult.Done, _held.State.HeldAt(request.At)?.Name);
        }
        catch (Exception e)
        {
            Distrust(e);
            throw;
        }
    }

    /// <summary>Makes the turn and saves it; again with the book as it is then, when somebody else was faster.</summary>
    /// <exception cref="BookingConflictException">Somebody else was faster each time.</exception>
    private async Task<(MadeTurn Made, TurnToSave Turn, SavedTurn Saved)> AnswerAsync(StoredState before, Incoming incoming)
    {
        var message = new InboundMessage(incoming.MessageId, incoming.Text, before.Channel, incoming.At);
        for (var attempt = 0; ; attempt++)
        {
            var made = turnMaker.Answer(before.State, message, desks.For(incoming.ConversationId, incoming.MessageId, attempt));
            var turn = TurnOf(before, incoming, made);
            try
            {
                return (made, turn, await writer.SaveAsync(turn, CancellationToken.None));
            }
            catch (BookingConflictException e) when (attempt < MaxRepeats)
            {
                Log.AnsweredAgain(logger, incoming.ConversationId, e.Conflict);
            }
        }
    }

    private static TurnToSave TurnOf(StoredState before, Incoming incoming, MadeTurn made) => new(
        before.Key,
        before.Version,
        incoming.MessageId,
        incoming.PersonId,
        FirstSequence: before.LastSequence + 1,
        EntryCount: 1 + made.Turn.Replies.Length,
        incoming.At,
        incoming.Activity,
        incoming.Text,
        StoredJson.Write(made.Turn.After),
        StoredJson.Write(made.Turn.Replies),
        StoredJson.Write(TurnTrace.Of(made)))
    {
        Changes = made.Turn.Changes,
        Address = incoming.Address,
        Delivery = incoming.Delivery,
    };

    private static TurnToSave TurnOf(StoredState before, long notice, DateTimeOffset at, MadeTurn made) => new(
        before.Key,
        before.Version,
        MessageId: null,
        PersonId: "",
        FirstSequence: before.LastSequence + 1,
        EntryCount: made.Turn.Replies.Length,
        at,
        Activity: default,
        Text: null,
        StoredJson.Write(made.Turn.After),
        StoredJson.Write(made.Turn.Replies),
        StoredJson.Write(TurnTrace.Of(made)))
    {
        Notice = notice,
        Delivery = ReplyDelivery.Pushed,
    };

    private static TurnToSave TurnOf(string conversation, StoredState before, StaffRequest request, string deedId, MadeTurn made) => new(
        before.Key,
        before.Version,
        MessageIdOf(request, deedId),
        PersonId: "",
        FirstSequence: before.LastSequence + 1,
        EntryCount: made.Turn.Replies.Length,
        request.At,
        Activity: default,
        Text: null,
        StoredJson.Write(made.Turn.After),
        StoredJson.Write(made.Turn.Replies),
        StoredJson.Write(TurnTrace.Of(made, new(
            request.MemberId,
            request.Name,
            request.Kind,
            request.Kind == StaffDeedKind.Acknowledge ? request.Words.Trim() : "",
            request.LiftsOutcome ? before.State.Outcome : null))))
    {
        Audit = new(request.At, request.MemberId, request.Name, AuditActions.Of(request.Kind), conversation, request.LiftsOutcome ? "outcome lifted" : ""),
        Delivery = ReplyDelivery.Pushed,
    };

    private static string MessageIdOf(StaffRequest request, string deedId) => $"staff:{request.MemberId}:{deedId}";

    /// <summary>After a failure the memory may be behind the disk: the next message finds a grain that has read it anew.</summary>
    private void Distrust(Exception reason)
    {
        Log.TurnFailed(logger, this.GetPrimaryKeyString(), reason);
        DeactivateOnIdle();
    }
}
