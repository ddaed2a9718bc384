using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>Conversations of the terminal, in memory or in a directory.</summary>
internal sealed class TalkSession : IAsyncDisposable
{
    private readonly TurnMaker maker;
    private readonly Dictionary<string, Conversation> conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Conversation, string Message), Turn> seen = [];
    private readonly TalkStore? store;
    private readonly MemoryBook book = new();
    private readonly DeskMaker desks;

    private TalkSession(TurnMaker maker, TalkStore? store)
    {
        this.maker = maker;
        this.store = store;
        desks = DeskMaker.Repeatable(book);
    }

    /// <param name="directory">Keeps the conversations there; null for memory.</param>
    public static async Task<TalkSession> OpenAsync(TurnMaker maker, string? directory, CancellationToken cancellationToken) =>
        new(maker, directory is null ? null : await TalkStore.OpenAsync(maker, directory, cancellationToken));

    /// <summary>An id for a message that came without: the line's number in memory, where runs are to be repeatable; a fresh one in a store that outlives the run.</summary>
    public string NewMessageId(int line) => store is null ? $"line-{line}" : $"line-{Guid.NewGuid():N}";

    /// <summary>Says something; the same message id twice in a conversation is the same message.</summary>
    public async Task<Turn> SayAsync(string conversation, string person, InboundMessage message, CancellationToken cancellationToken)
    {
        if (store is not null)
            return await store.SayAsync(conversation, person, message, cancellationToken);
        if (seen.TryGetValue((conversation, message.Id), out var earlier))
            return earlier;
        if (!conversations.TryGetValue(conversation, out var before))
            before = maker.Welcome(message.Channel, message.At).Turn.After;
        var turn = maker.Answer(before, message, desks.For(conversation, message.Id)).Turn;
        book.Apply(turn.Changes, message.At);
        conversations[conversation] = turn.After;
        seen[(conversation, message.Id)] = turn;
        return turn;
    }

    public ValueTask DisposeAsync() => store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
