using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Channels;

/// <summary>What the bot's words rest on after one message, as the database keeps it.</summary>
/// <param name="Grounds">How the message was read, what came of it, where the conversation stands and what was said, one ground a line.</param>
/// <param name="Lines">Where the sentences stand in the content, as <c>path:line</c>, those that wait for the word MORE too.</param>
internal sealed record Footing(string Grounds, ImmutableArray<string> Lines, ImmutableArray<Reply> Replies)
{
    /// <summary>The files alone: the short form of an answer stands on another line than the full one.</summary>
    public IEnumerable<string> Files => Lines.Select(line => line[..line.LastIndexOf(':')]).Distinct();

    /// <summary>Of the newest turn in the newest conversation of a channel.</summary>
    public static async Task<Footing> ReadAsync(string dataDirectory, ChannelKind channel, CancellationToken cancellationToken)
    {
        await using var context = AdvisorDbContext.At(StorageLocation.In(dataDirectory));
        var conversation = await context.Conversations.Where(row => row.Channel == channel).OrderByDescending(row => row.Key).FirstAsync(cancellationToken);
        var turn = await context.Turns.Where(row => row.ConversationKey == conversation.Key).OrderByDescending(row => row.Number).FirstAsync(cancellationToken);
        var (state, trace) = (StoredJson.ReadState(conversation.State), StoredJson.ReadTrace(turn.Trace));
        var waiting = state.Rest.SelectMany(reply => reply.Lines);
        return new Footing(GroundsOf(state, trace), [.. trace.Lines.SelectMany(lines => lines).Concat(waiting).Distinct()], StoredJson.ReadReplies(turn.Replies));
    }

    private static string GroundsOf(Conversation state, TurnTrace trace) => string.Join('\n',
    [
        $"heard: {state.Heard}",
        $"intents: {string.Join(", ", trace.ActedOn.Select(guess => guess.Name))}",
        $"topics: {string.Join(", ", state.Topics)}",
        $"outcome: {trace.Outcome}",
        $"rules: {string.Join(", ", trace.Rules)}",
        $"flow: {state.Flow}",
        $"interview: {string.Join(", ", state.Interview?.Asking ?? [])}",
        $"booking: {state.Booking?.Visit} {state.Booking?.Step}",
        $"choices: {string.Join(", ", (state.Choices ?? []).Select(choice => $"{choice.Intent} of {choice.Topic}"))}",
        $"said: {string.Join(", ", state.LastKeys)}",
        $"content: {trace.PlaybookHash} {trace.ModelHash}",
    ]);
}
