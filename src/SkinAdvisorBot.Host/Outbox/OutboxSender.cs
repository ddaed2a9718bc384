using System.Collections.Frozen;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage.Outbox;

namespace SkinAdvisorBot.Host.Outbox;

/// <summary>Sends what a conversation has to send, one message after the other, and writes down what became of each.</summary>
/// <remarks>A message is claimed on the disk before it is handed over, so that none that a provider took is ever sent twice: one that was under
/// way when the process died counts as unsure.</remarks>
public sealed class OutboxSender(OutboxBook outbox, IEnumerable<IMessageSender> senders, TimeProvider clock, ILogger<OutboxSender> logger)
{
    /// <summary>Attempts before a message is given up: with the waits between them, some 40 minutes. A later answer would puzzle more than it helps.</summary>
    public const int MaxAttempts = 12;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly FrozenDictionary<string, IMessageSender> _senders = senders.ToFrozenDictionary(sender => sender.Name, StringComparer.Ordinal);

    /// <summary>Sends until nothing is left that may be tried now.</summary>
    /// <param name="conversation">Key of the conversation; nobody else may be sending its messages.</param>
    /// <param name="stoppingToken">No further message is begun once it asks to stop; the one under way is finished.</param>
    public async Task SendAsync(long conversation, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && outbox.Next(conversation) is { } next && next.TryAt <= clock.GetUtcNow())
        {
            if (await outbox.ClaimAsync(next, CancellationToken.None) is not { } claimed)
                await outbox.EndAsync(next, OutgoingState.Unsure, "What became of it could not be written down.", providerId: null, clock.GetUtcNow(), CancellationToken.None);
            else if (outbox.Find(claimed) is not { } found)
                await outbox.EndAsync(claimed, OutgoingState.Failed, "Its words or its address are gone.", providerId: null, clock.GetUtcNow(), CancellationToken.None);
            else
                await SettleAsync(claimed, found.Message, await TryAsync(found.Sender, found.Message));
        }
    }

    // Not stopped with the service: what is under way is worth waiting for, and every sender limits its own time.
    private async Task<SendOutcome> TryAsync(string name, OutgoingMessage message)
    {
        if (!_senders.TryGetValue(name, out var sender))
            return new SendOutcome.Refused($"This service has no sender '{name}'.");
        try
        {
            return await sender.SendAsync(message, CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.SenderFailed(logger, message.ToString(), e);
            return new SendOutcome.Unsure($"Sending failed ({e.GetType().Name}).");
        }
    }

    private async Task SettleAsync(StoredOutgoing outgoing, OutgoingMessage message, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                await outbox.EndAsync(outgoing, OutgoingState.Sent, reason: null, accepted.ProviderId, now, CancellationToken.None);
                Log.Sent(logger, message.ToString());
                break;
            case SendOutcome.Refused { IsGone: true } gone:
                await outbox.GiveUpAddressAsync(outgoing, message.Address, gone.Reason, now, CancellationToken.None);
                Log.Gone(logger, message.ConversationId, gone.Reason);
                break;
            case SendOutcome.Refused refused:
                await FailAsync(outgoing, message, refused.Reason, now);
                break;
            case SendOutcome.Later later when outgoing.Attempts >= MaxAttempts:
                await FailAsync(outgoing, message, $"It was tried {MaxAttempts} times. {later.Reason}", now);
                break;
            case SendOutcome.Later later:
                var wait = WaitAfter(outgoing.Attempts, later.After);
                await outbox.PostponeAsync(outgoing, now + wait, later.Reason, CancellationToken.None);
                Log.Later(logger, message.ToString(), wait, later.Reason);
                break;
            case SendOutcome.Unsure unsure:
                await outbox.EndAsync(outgoing, OutgoingState.Unsure, unsure.Reason, providerId: null, now, CancellationToken.None);
                Log.Unsure(logger, message.ToString(), unsure.Reason);
                break;
            default:
                throw new ArgumentException($"The outcome {outcome.GetType().Name} is not known.", nameof(outcome));
        }
    }

    private async Task FailAsync(StoredOutgoing outgoing, OutgoingMessage message, string reason, DateTimeOffset now)
    {
        await outbox.EndAsync(outgoing, OutgoingState.Failed, reason, providerId: null, now, CancellationToken.None);
        Log.Failed(logger, message.ToString(), reason);
    }

    /// <summary>Twice as long after each attempt, and never shorter than the provider asks.</summary>
    private static TimeSpan WaitAfter(int attempts, TimeSpan? asked)
    {
        var wait = FirstWait * Math.Pow(2, attempts - 1);
        if (wait > LongestWait)
            wait = LongestWait;
        return asked > wait ? asked.Value : wait;
    }
}
