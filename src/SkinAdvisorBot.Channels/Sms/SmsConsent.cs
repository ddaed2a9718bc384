namespace SkinAdvisorBot.Channels.Sms;

/// <summary>What a message says about wanting texts, and what is to be done with it.</summary>
/// <param name="Words">What to say to that; null for nothing, because Twilio has said it or the person has heard it before.</param>
/// <param name="HoldsMore">True when the message says something else as well, which must be heard: it may be an emergency.</param>
internal sealed record ConsentAnswer(string? Words, bool HoldsMore);

/// <summary>Takes the wish to get no more texts, or texts again, or help. It is written down before anything else is done.</summary>
internal sealed class SmsConsent(IOptOutLedger ledger, ISmsWords words, TimeProvider clock)
{
    /// <returns>Null for a message that says nothing of the kind.</returns>
    public async Task<ConsentAnswer?> AnswerAsync(InboundSms sms, CancellationToken cancellationToken)
    {
        var sign = sms.OptOutType switch
        {
            "STOP" => new OptOutSign(OptOutKind.Stop, sms.Text, HoldsMore: false),
            "START" => new OptOutSign(OptOutKind.Start, sms.Text, HoldsMore: false),
            "HELP" => new OptOutSign(OptOutKind.Help, sms.Text, HoldsMore: false),
            _ => OptOutWords.Read(sms.Text),
        };
        return sign.Kind switch
        {
            OptOutKind.Stop => await StopAsync(sms, sign, isAnswered: sms.IsKeywordAnswered, cancellationToken),
            OptOutKind.Phrase => await StopAsync(sms, sign, isAnswered: false, cancellationToken),
            OptOutKind.Start => await StartAsync(sms, sign, cancellationToken),
            OptOutKind.Help => new ConsentAnswer(sms.OptOutType.Length > 0 ? null : words.Help(), HoldsMore: false),
            _ => null,
        };
    }

    private async Task<ConsentAnswer> StopAsync(InboundSms sms, OptOutSign sign, bool isAnswered, CancellationToken cancellationToken)
    {
        var isFirst = await ledger.OptOutAsync(ChangeOf(sms, sign), cancellationToken);
        return new ConsentAnswer(isFirst && !isAnswered ? words.OptedOut() : null, sign.HoldsMore);
    }

    // To somebody who gets texts, START and YES are words like others.
    private async Task<ConsentAnswer?> StartAsync(InboundSms sms, OptOutSign sign, CancellationToken cancellationToken)
    {
        var ended = await ledger.OptInAsync(ChangeOf(sms, sign), cancellationToken);
        if (ended is null)
            return sms.OptOutType.Length > 0 ? new ConsentAnswer(null, HoldsMore: false) : null;
        // Twilio has never heard of an end in the person's own words, and so says nothing of a new start.
        var isAnswered = sms.OptOutType.Length > 0 || (sms.IsKeywordAnswered && ended != ConsentSource.Phrase);
        return new ConsentAnswer(isAnswered ? null : words.OptedIn(), HoldsMore: false);
    }

    private ConsentChange ChangeOf(InboundSms sms, OptOutSign sign) => new(
        sms.From,
        clock.GetUtcNow(),
        sign.Words.Length <= ConsentChange.MaxWords ? sign.Words : sign.Words[..ConsentChange.MaxWords],
        sign.Kind == OptOutKind.Phrase ? ConsentSource.Phrase : ConsentSource.Keyword,
        sms.Sid);
}
