using System.Collections.Immutable;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Sends what the bot says as texts or by WhatsApp, from the number the person wrote to.</summary>
internal sealed class SmsSender(ISmsGateway gateway, IOptOutLedger ledger, TimeProvider clock) : IMessageSender
{
    public const string SenderName = "sms";

    public string Name => SenderName;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (SmsAddress.Find(message.Address) is not { } address)
            return new SendOutcome.Refused("The address of the conversation can't be read.", IsGone: true);
        // Who ended their texts and writes that they can't breathe is told what to do: that is no text they didn't ask for.
        if (!message.Reply.IsUrgent && await ledger.IsOptedOutAsync(address.To, cancellationToken))
            return new SendOutcome.Refused("They want no texts.", IsOptOut: true);
        var texts = SmsRendering.Write(message.Reply, address.Kind);
        return texts.IsEmpty ? new SendOutcome.Refused("It has no words.") : await SendAsync(address, texts, cancellationToken);
    }

    private async Task<SendOutcome> SendAsync(SmsAddress address, ImmutableArray<string> texts, CancellationToken cancellationToken)
    {
        SendOutcome outcome = new SendOutcome.Refused("It has no words.");
        for (var i = 0; i < texts.Length; i++)
        {
            outcome = await gateway.SendAsync(SmsOf(address, texts[i]), cancellationToken);
            if (outcome is SendOutcome.Accepted)
                continue;
            if (outcome is SendOutcome.Refused { IsOptOut: true })
                await ledger.OptOutAsync(new ConsentChange(address.To, clock.GetUtcNow(), "", ConsentSource.Provider, MessageId: null), cancellationToken);
            // What went out before it must not go out again.
            return i == 0 || outcome is SendOutcome.Refused { IsOptOut: true } ? outcome : new SendOutcome.Unsure($"Part {i + 1} of {texts.Length} was not taken: {ReasonOf(outcome)}");
        }

        return outcome;
    }

    private static OutgoingSms SmsOf(SmsAddress address, string text) =>
        new(InboundSms.Write(address.Kind, address.To), text) { From = InboundSms.Write(address.Kind, address.From) };

    private static string ReasonOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused refused => refused.Reason,
        SendOutcome.Later later => later.Reason,
        SendOutcome.Unsure unsure => unsure.Reason,
        _ => "",
    };
}
