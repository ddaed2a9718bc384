using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Takes messages of people from Twilio. What they say of wanting texts comes first, and then the turn.</summary>
internal sealed class SmsWebhook(SmsConsent consent, IOptOutLedger ledger, SmsIntake intake, IOptions<SmsOptions> options, TimeProvider clock, ILogger<SmsWebhook> logger)
{
    private readonly ReplyDelivery _delivery = SmsAnswers.DeliveryOf(options.Value);

    public async Task HandleAsync(HttpContext context, TwilioForm form)
    {
        var sms = InboundSms.Read(form);
        // Not tied to the request: a message that reached us is answered even when Twilio hung up.
        using var limit = new CancellationTokenSource(options.Value.AnswerWithin, clock);
        try
        {
            await AnswerAsync(context, sms, await TextsAsync(sms, limit.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw SmsRefusal.Busy();
        }
    }

    private async Task<ImmutableArray<string>> TextsAsync(InboundSms sms, CancellationToken cancellationToken)
    {
        if (await consent.AnswerAsync(sms, cancellationToken) is { } wish)
        {
            Log.ConsentHeard(logger, sms.Sid, wish.HoldsMore);
            var closing = wish.Words is { } words ? [words] : ImmutableArray<string>.Empty;
            // What else they wrote is answered this once: it may be an emergency, and the advice comes first.
            return wish.HoldsMore ? [.. await RepliesAsync(sms, ReplyDelivery.Inline, cancellationToken), .. closing] : closing;
        }

        // To somebody who wants no texts nothing is said but what is urgent. Pushed, the other replies end as refused, which staff see.
        var delivery = await ledger.IsOptedOutAsync(sms.From, cancellationToken) ? ReplyDelivery.Pushed : _delivery;
        return await RepliesAsync(sms, delivery, cancellationToken);
    }

    private async Task<ImmutableArray<string>> RepliesAsync(InboundSms sms, ReplyDelivery delivery, CancellationToken cancellationToken) =>
        [.. (await intake.TakeAsync(sms, delivery, cancellationToken)).SelectMany(reply => SmsRendering.Write(reply, sms.Kind))];

    private async Task AnswerAsync(HttpContext context, InboundSms sms, ImmutableArray<string> texts)
    {
        var (body, told) = Twiml.Write(texts);
        if (told < texts.Length)
            Log.TooMuchToSay(logger, sms.Sid, texts.Length - told);
        context.Response.ContentType = Twiml.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
