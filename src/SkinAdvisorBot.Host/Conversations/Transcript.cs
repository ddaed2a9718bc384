using System.Collections.Immutable;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Conversations;

/// <summary>Reads conversations from the database, so that nobody sees what is not saved.</summary>
/// <remarks>SQLite reads on the caller's thread, some 50 µs each; only <see cref="WaitAsync"/> truly waits.</remarks>
public sealed class Transcript(ConversationReader reader, CommitBell bell, IHostApplicationLifetime lifetime) : ITranscript
{
    public Task<ConversationHead?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = reader.Find(conversationId);
        return Task.FromResult(found is null
            ? null
            : new ConversationHead(conversationId, found.Channel, found.PersonId, found.LastSequence));
    }

    public Task<ImmutableArray<TranscriptEntry>> ReadAsync(
        string conversationId,
        long after,
        int most,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(reader.TurnsAfter(conversationId, Math.Max(after, 0), most)
            .SelectMany(EntriesOf)
            .Where(entry => entry.Sequence > after)
            .Take(most)
            .ToImmutableArray());
    }

    public async Task<bool> WaitAsync(string conversationId, long after, CancellationToken cancellationToken)
    {
        var conversation = reader.Find(conversationId) ?? throw ConversationNotFoundException.For(conversationId);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var last = conversation.LastSequence;
        while (last <= after)
        {
            using var waiter = bell.Join(conversation.Key);
            // A commit between the look above and the join has rung for nobody.
            last = reader.Find(conversationId)?.LastSequence ?? last;
            if (last > after)
                break;

            try
            {
                last = await waiter.Rung.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<TranscriptEntry> EntriesOf(StoredTurn turn)
    {
        var sequence = turn.FirstSequence;
        long? replyTo = null;
        if (!turn.IsUnasked)
        {
            replyTo = sequence;
            yield return new(sequence++, turn.At, ReplyTo: null, turn.Activity, Reply: null);
        }

        foreach (var reply in StoredJson.ReadReplies(turn.Replies))
            yield return new(sequence++, turn.At, replyTo, Activity: null, reply);
    }
}
