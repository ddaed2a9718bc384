using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Sends replies where the Bot Framework's channels hold the conversation.</summary>
internal sealed class BotFrameworkSender(ConnectorClient client, IOptions<BotFrameworkOptions> registration, IOptions<DirectLineOptions> ours, ILogger<BotFrameworkSender> logger) : IMessageSender
{
    public string Name => ConversationReference.Sender;

    /// <remarks>
    /// A reply of several activities goes out in order. When a later one fails, the outcome is <see cref="SendOutcome.Unsure"/>: the first can't be
    /// taken back, and sending all of it again would repeat it.
    /// </remarks>
    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (Find(message.Address) is not { } to)
            return new SendOutcome.Refused("The conversation's address can't be read.");
        if (!string.Equals(to.AppId, registration.Value.AppId, StringComparison.OrdinalIgnoreCase))
            return new SendOutcome.Refused("The conversation belongs to another registration of the bot; MicrosoftAppId has changed since.");
        var (outcome, isTooLarge) = await SendAsync(message, message.Reply, to, cancellationToken);
        if (!isTooLarge)
            return outcome;
        Log.TooLarge(logger, message.ConversationId, message.Sequence);
        return (await SendAsync(message, Reply.Plain(message.Reply.Text), to, cancellationToken)).Outcome;
    }

    /// <returns>Too large when the channel said so of the first activity, so that nothing went out.</returns>
    private async Task<(SendOutcome Outcome, bool IsTooLarge)> SendAsync(OutgoingMessage message, Reply reply, ConversationReference to, CancellationToken cancellationToken)
    {
        var activities = Render(reply, to, ReplyToId(message));
        var first = "";
        for (var i = 0; i < activities.Length; i++)
        {
            var answer = await SendAsync(activities[i], to, cancellationToken);
            var outcome = ConnectorOutcome.Of(answer);
            if (outcome is not SendOutcome.Accepted accepted)
                return i == 0 ? (outcome, IsTooLarge(answer)) : (new SendOutcome.Unsure($"{i} of {activities.Length} parts went out. {ReasonOf(outcome)}"), false);
            if (first.Length == 0)
                first = accepted.ProviderId;
        }

        return (new SendOutcome.Accepted(first), false);
    }

    private Task<ConnectorAnswer> SendAsync(Activity activity, ConversationReference to, CancellationToken cancellationToken)
    {
        var service = new ConnectorService(to.ServiceUrl, to.Audience);
        var conversation = to.Conversation.Id ?? "";
        return activity.ReplyToId is { } answered
            ? client.ReplyToActivityAsync(service, conversation, answered, activity, cancellationToken)
            : client.SendToConversationAsync(service, conversation, activity, cancellationToken);
    }

    private ImmutableArray<Activity> Render(Reply reply, ConversationReference to, string? replyToId)
    {
        var address = ours.Value.PublicUrl?.TrimEnd('/');
        var shown = address is null ? WithoutOwnLinks(reply) : reply;
        return [.. ReplyRendering.Render(shown, to, address ?? "").Select(activity => activity with { ReplyToId = replyToId })];
    }

    // A link on us leads nowhere while nobody has said where we are (DirectLine:PublicUrl).
    private static Reply WithoutOwnLinks(Reply reply) => reply with
    {
        Cards = [.. reply.Cards.Select(card => card with { Links = [.. card.Links.Where(link => !link.Url.StartsWith('/'))] })],
    };

    private static string? ReplyToId(OutgoingMessage message)
    {
        if (message.InReplyTo is not { } json)
            return null;
        var inbound = ConnectorJson.Find(json.Span, ActivityJson.Wire.Activity);
        return inbound?.Type == ActivityTypes.Message && ConnectorPath.IsSegment(inbound.Id) ? inbound.Id : null;
    }

    private static ConversationReference? Find(string address)
    {
        try
        {
            var found = JsonSerializer.Deserialize(address, BotFrameworkJson.Wire.ConversationReference);
            return found is { ServiceUrl: not null, ChannelId: not null, Bot: not null, User: not null, Conversation: not null, AppId: not null } ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTooLarge(ConnectorAnswer answer) =>
        answer is ConnectorAnswer.Declined { Status: (int)HttpStatusCode.RequestEntityTooLarge } or ConnectorAnswer.Declined { Error.Problem: ConnectorProblem.MessageSizeTooBig };

    private static string ReasonOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused refused => refused.Reason,
        SendOutcome.Later later => later.Reason,
        SendOutcome.Unsure unsure => unsure.Reason,
        _ => "",
    };
}
