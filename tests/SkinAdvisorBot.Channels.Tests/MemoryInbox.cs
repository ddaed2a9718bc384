using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests;

/// <summary>Keeps the promises of the inbox and the transcript as long as the object lives. The bot says back what it heard.</summary>
public sealed class MemoryInbox : IInbox, ITranscript
{
    public const string Welcome = "Welcome. I am a program, not a doctor.";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Room> _rooms = [];
    private readonly List<Incoming> _heard = [];

    /// <summary>Messages that became turns, in order.</summary>
    public ImmutableArray<Incoming> Heard
    {
        get
        {
            lock (_gate)
                return [.. _heard];
        }
    }

    /// <summary>The one conversation there is; fails when there are none or several.</summary>
    public NewConversation Opened
    {
        get
        {
            lock (_gate)
                return _rooms.Values.Single().Opening;
        }
    }

    public Func<string, ImmutableArray<Reply>> Answer { get; set; } = text => [Reply.Plain($"You said: {text}")];

    /// <summary>What a message waits for before it is answered.</summary>
    public Task MayAnswer { get; set; } = Task.CompletedTask;

    /// <summary>Set when a message waits for <see cref="MayAnswer"/>.</summary>
    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Thrown by every reading of the transcript while set.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>Set when a reader met the <see cref="Trouble"/>.</summary>
    public TaskCompletionSource TroubleMet { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> OpenAsync(NewConversation conversation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var room = new Room(conversation);
            if (!_rooms.TryAdd(conversation.ConversationId, room))
                return Task.FromResult(false);
            room.Add(conversation.At, replyTo: null, activity: null, Reply.Plain(Welcome));
            return Task.FromResult(true);
        }
    }

    public async Task<Receipt> AcceptAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        Arrived.TrySetResult();
        await MayAnswer.WaitAsync(cancellationToken);
        lock (_gate)
        {
            var room = RoomOf(incoming.ConversationId) ?? throw ConversationNotFoundException.For(incoming.ConversationId);
            if (room.Receipts.TryGetValue(incoming.MessageId, out var earlier))
                return earlier with { Seen = true };
            _heard.Add(incoming);
            var sequence = room.Add(incoming.At, replyTo: null, incoming.Activity.ToArray(), reply: null);
            var replies = Answer(incoming.Text);
            foreach (var reply in replies)
                room.Add(incoming.At, sequence, activity: null, reply);
            var receipt = new Receipt(sequence, Seen: false, replies);
            room.Receipts[incoming.MessageId] = receipt;
            return receipt;
        }
    }

    public Task<ConversationHead?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Trouble is { } trouble
                ? Failed<ConversationHead?>(trouble)
                : Task.FromResult(RoomOf(conversationId) is { } room
                    ? new ConversationHead(conversationId, room.Opening.Channel, room.Opening.PersonId, room.Entries.Count)
                    : null);
        }
    }

    public Task<ImmutableArray<TranscriptEntry>> ReadAsync(string conversationId, long after, int most, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Trouble is { } trouble
                ? Failed<ImmutableArray<TranscriptEntry>>(trouble)
                : Task.FromResult<ImmutableArray<TranscriptEntry>>([.. RoomOf(conversationId)?.Entries.Skip((int)after).Take(most) ?? []]);
        }
    }

    public async Task<bool> WaitAsync(string conversationId, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task news;
            lock (_gate)
            {
                var room = RoomOf(conversationId) ?? throw ConversationNotFoundException.For(conversationId);
                if (room.Entries.Count > after)
                    return true;
                news = room.News.Task;
            }

            await news.WaitAsync(cancellationToken);
        }
    }

    private Task<T> Failed<T>(Exception trouble)
    {
        TroubleMet.TrySetResult();
        return Task.FromException<T>(trouble);
    }

    private Room? RoomOf(string conversationId) => _rooms.GetValueOrDefault(conversationId);

    private sealed class Room(NewConversation opening)
    {
        public NewConversation Opening { get; } = opening;

        public List<TranscriptEntry> Entries { get; } = [];

        public Dictionary<string, Receipt> Receipts { get; } = [];

        public TaskCompletionSource News { get; private set; } = NewSignal();

        public long Add(DateTimeOffset at, long? replyTo, byte[]? activity, Reply? reply)
        {
            ReadOnlyMemory<byte>? said = activity is null ? null : activity;
            Entries.Add(new TranscriptEntry(Entries.Count + 1, at, replyTo, said, reply));
            News.SetResult();
            News = NewSignal();
            return Entries.Count;
        }

        private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
