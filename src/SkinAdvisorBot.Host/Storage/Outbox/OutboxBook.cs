using System.Collections.Immutable;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.Storage.Outbox;

/// <summary>A message that is not done.</summary>
/// <param name="Conversation">Key of its conversation.</param>
/// <param name="Sequence">Its entry's number in the transcript.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="TryAt">Not tried before.</param>
public sealed record StoredOutgoing(long Conversation, long Sequence, int Attempts, DateTimeOffset TryAt)
{
    public override string ToString() => $"entry {Sequence} of conversation {Conversation}";
}

/// <summary>A message of which nobody knows that it arrived, for staff.</summary>
/// <param name="ConversationId">Public id.</param>
/// <param name="IsAddressGone">True when the person can't be reached there any more.</param>
public sealed record UndeliveredMessage(
    string ConversationId, ChannelKind Channel, long Sequence, OutgoingState State, int Attempts, string? Reason, DateTimeOffset EndedAt, bool IsAddressGone);

/// <summary>What is to be sent to people, and what became of it. Safe for many threads.</summary>
public sealed class OutboxBook(TurnWriter writer, ReadPool pool) : IDeliveryReports
{
    /// <summary>The conversations with something to send, each with the time of its next try.</summary>
    public ImmutableArray<(long Conversation, DateTimeOffset TryAt)> Heads() => pool.Read(commands => commands.Outbox.Heads());

    /// <summary>A conversation's first message that is not done; null for none.</summary>
    public StoredOutgoing? Next(long conversation) => pool.Read(commands => commands.Outbox.Next(conversation));

    /// <summary>What is sent, and the name of the sender that does it; null when the conversation or its address is gone.</summary>
    public (string Sender, OutgoingMessage Message)? Find(StoredOutgoing outgoing) => pool.Read(commands => commands.Outbox.Find(outgoing.Conversation, outgoing.Sequence));

    /// <summary>Messages that failed, or of which nobody knows; the latest first.</summary>
    public ImmutableArray<UndeliveredMessage> Undelivered(DateTimeOffset from, int most) => pool.Read(commands => commands.Outbox.Undelivered(from, most));

    /// <summary>Takes a message for one attempt.</summary>
    /// <returns>The message with this attempt counted; null where it is no longer to be sent.</returns>
    public async Task<StoredOutgoing?> ClaimAsync(StoredOutgoing outgoing, CancellationToken cancellationToken) =>
        await writer.NoteAsync(commands => commands.Outbox.Claim(outgoing.Conversation, outgoing.Sequence), cancellationToken)
            ? outgoing with { Attempts = outgoing.Attempts + 1 }
            : null;

    /// <summary>Writes down how a message ended.</summary>
    public Task EndAsync(StoredOutgoing outgoing, OutgoingState state, string? reason, string? providerId, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(commands => commands.End(outgoing.Conversation, outgoing.Sequence, state, reason, providerId, now), cancellationToken);

    /// <summary>Plans another attempt.</summary>
    public Task PostponeAsync(StoredOutgoing outgoing, DateTimeOffset until, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(commands => commands.Postpone(outgoing.Conversation, outgoing.Sequence, until, reason), cancellationToken);

    /// <summary>Ends everything that was to be sent to an address at which nobody is reached any more.</summary>
    /// <param name="address">As it was when it failed: one learned anew meanwhile stays.</param>
    public Task GiveUpAddressAsync(StoredOutgoing outgoing, string address, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(
            commands =>
            {
                commands.End(outgoing.Conversation, outgoing.Sequence, OutgoingState.Failed, reason, providerId: null, now);
                commands.GiveUpAddress(outgoing.Conversation, address, reason, now);
            },
            cancellationToken);

    /// <summary>Ends what was under way when the service stopped: nobody knows whether it was sent.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> DoubtSendingAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.NoteAsync(commands => commands.Outbox.DoubtSending("The service stopped while it was being sent.", now), cancellationToken);

    /// <inheritdoc/>
    public Task ReportAsync(string sender, string providerId, DeliveryReport report, string? reason, CancellationToken cancellationToken) =>
        writer.NoteAsync(
            commands => commands.Outbox.Report(sender, providerId, report, reason) || commands.Notices.Report(providerId, report, reason),
            cancellationToken);

    private Task<bool> ChangeAsync(Action<OutboxCommands> change, CancellationToken cancellationToken) => writer.NoteAsync(
        commands =>
        {
            change(commands.Outbox);
            return true;
        },
        cancellationToken);
}
