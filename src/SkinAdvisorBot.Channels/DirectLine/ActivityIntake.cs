using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Takes what a client posted: messages become turns, everything else is acknowledged.</summary>
internal sealed class ActivityIntake(IInbox inbox, ITranscript transcript, TimeProvider clock)
{
    /// <summary>Longest wait for the answer to be saved: the clients give up after 20 seconds.</summary>
    private static readonly TimeSpan AcceptLimit = TimeSpan.FromSeconds(15);

    /// <param name="saidUserId">The person as the address says, for activities without a sender; null when it says nothing.</param>
    /// <returns>The id of the activity. For a message: both it and its replies are saved.</returns>
    /// <exception cref="DirectLineRefusal">400 for a sender that is missing or not allowed, 404, 503.</exception>
    /// <exception cref="ConversationNotFoundException">The conversation was never started.</exception>
    public async Task<string> TakeAsync(Caller caller, string conversationId, Activity posted, string? saidUserId = null)
    {
        // Not tied to the request: a message that reached us is answered even when its sender lost the network.
        using var limit = new CancellationTokenSource(AcceptLimit, clock);
        try
        {
            var activity = Signed(caller, posted, saidUserId);
            if (caller.HasSecret || activity.Type != ActivityTypes.Message)
                await RequireConversationAsync(conversationId, limit.Token);
            if (activity.Type != ActivityTypes.Message)
                return $"{conversationId}|{RandomIds.New()}";
            var receipt = await inbox.AcceptAsync(Incoming(caller, conversationId, posted, activity), limit.Token);
            return ActivitySets.IdOf(conversationId, receipt.Sequence);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw DirectLineRefusal.Busy("The answer took too long. Send the same message again; it is taken once.");
        }
    }

    // A secret opens all conversations, but those of SMS and Teams are not ours to write into.
    private async Task RequireConversationAsync(string conversationId, CancellationToken cancellationToken)
    {
        var head = await transcript.FindAsync(conversationId, cancellationToken);
        if (head is not { Channel: ChannelKind.Web })
            throw ConversationNotFoundException.For(conversationId);
    }

    // What only the server may say is dropped, and the sender is who the token says.
    private static Activity Signed(Caller caller, Activity posted, string? saidUserId)
    {
        var said = posted.From?.Id is { Length: > 0 } id ? id : saidUserId;
        var sender = caller.Token?.UserId ?? said;
        if (string.IsNullOrEmpty(sender))
            throw DirectLineRefusal.Missing("The activity has no 'from.id', and the token names no user.");
        if (caller.Token?.UserId is null)
            People.RequireClaimable(sender, mayBeGivenOut: caller.HasSecret);
        return posted with
        {
            Id = null,
            Timestamp = null,
            Conversation = null,
            ChannelId = null,
            ServiceUrl = null,
            Recipient = null,
            CallerId = null,
            From = (posted.From ?? new ChannelAccount()) with { Id = sender, Role = Roles.User },
        };
    }

    private Incoming Incoming(Caller caller, string conversationId, Activity posted, Activity activity)
    {
        var sender = activity.From!.Id!;
        var isChecked = caller.Token?.UserId is not null || (caller.HasSecret && People.IsGivenOut(sender));
        return new Incoming(
            conversationId,
            People.IdOf(conversationId, isChecked ? sender : null, sender),
            MessageIdOf(sender, posted),
            MessageText.Of(activity),
            clock.GetUtcNow(),
            JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity));
    }

    // A hash, for clients choose their ids: of any length, with any characters, and two people may choose the same.
    private static string MessageIdOf(string sender, Activity posted)
    {
        var own = ClientActivityId(posted) is { } clientId ? $"c{clientId}" : posted.Id is { Length: > 0 } id ? $"i{id}" : null;
        return own is null
            ? RandomIds.New()
            : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{sender.Length}:{sender}{own}")));
    }

    private static string? ClientActivityId(Activity posted) =>
        posted.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text
            ? text
            : null;
}
