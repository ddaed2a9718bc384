using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Makes a message a turn. The first one opens the conversation, and its welcome comes before the replies.</summary>
internal sealed class SmsIntake(IInbox inbox, ITranscript transcript, SmsIds ids, TimeProvider clock)
{
    /// <summary>A welcome has one reply or a few; a message behind more entries than this is not the first.</summary>
    private const int MostInWelcome = 8;

    /// <returns>What is to be said now, in order, the same on every resend; nothing where it is pushed.</returns>
    public async Task<ImmutableArray<Reply>> TakeAsync(InboundSms sms, ReplyDelivery delivery, CancellationToken cancellationToken)
    {
        var (conversation, person, address, now) = (ids.ConversationOf(sms), ids.PersonOf(sms), SmsAddress.Of(sms), clock.GetUtcNow());
        await inbox.OpenAsync(new NewConversation(conversation, ChannelKind.Sms, person, Locale: null, now) { Address = address, Delivery = delivery }, cancellationToken);
        var receipt = await inbox.AcceptAsync(
            new Incoming(conversation, person, sms.Sid, sms.Text, now, ActivityOf(sms, conversation, person, now)) { Address = address, Delivery = delivery },
            cancellationToken);
        if (delivery != ReplyDelivery.Inline)
            return [];
        return [.. await WelcomeBeforeAsync(conversation, receipt.Sequence, cancellationToken), .. receipt.Replies];
    }

    private async Task<IEnumerable<Reply>> WelcomeBeforeAsync(string conversation, long sequence, CancellationToken cancellationToken)
    {
        if (sequence is 1 or > MostInWelcome + 1)
            return [];
        var before = await transcript.ReadAsync(conversation, after: 0, (int)sequence - 1, cancellationToken);
        return before.All(entry => entry is { Reply: not null, ReplyTo: null }) ? before.Select(entry => entry.Reply!) : [];
    }

    // Without any number: the record outlives what may be known of a person.
    private static byte[] ActivityOf(InboundSms sms, string conversation, string person, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new Activity
        {
            Type = ActivityTypes.Message,
            Id = sms.Sid,
            Timestamp = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ChannelId = SmsIds.NameOf(sms.Kind),
            From = new ChannelAccount { Id = person, Role = Roles.User },
            Conversation = new ConversationAccount { Id = conversation },
            Text = sms.Text,
            TextFormat = "plain",
        },
        ActivityJson.Wire.Activity);
}
