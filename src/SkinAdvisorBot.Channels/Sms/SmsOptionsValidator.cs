using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Checks that texts can be sent the way that was chosen, and names the key to set where they can't.</summary>
internal sealed partial class SmsOptionsValidator(IOptions<TwilioOptions> account) : IValidateOptions<SmsOptions>
{
    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        var mistakes = Mistakes(options, account.Value).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(SmsOptions options, TwilioOptions account)
    {
        var gateway = SmsGateways.Choose(options, account);
        if (gateway is not (SmsGateways.Twilio or SmsGateways.Record or SmsGateways.Off))
            return [$"Sms:Gateway is '{options.Gateway}'. Write twilio, record (nothing is sent) or off."];
        return gateway == SmsGateways.Twilio
            ? [.. OfAccount(account), .. OfAddress(account), .. OfAnswer(options)]
            : [.. OfAddress(account), .. OfAnswer(options)];
    }

    private static IEnumerable<string> OfAccount(TwilioOptions account)
    {
        if (!IsAccountSid().IsMatch(account.AccountSid ?? ""))
            yield return "Twilio:AccountSid is missing or no account id. Set it to the one of the Twilio console, 'AC' and 32 hex digits.";
        if (string.IsNullOrWhiteSpace(account.AuthToken))
            yield return "Twilio:AuthToken is missing. Set it to the token of the Twilio console; keep it in the environment (Twilio__AuthToken), not in a file.";
        if (!IsSender().IsMatch(account.From ?? ""))
            yield return "Twilio:From is missing or no number. Set it to your Twilio number like +12125550100, or to the id of a messaging service ('MG' and 32 hex digits).";
    }

    private static IEnumerable<string> OfAddress(TwilioOptions account)
    {
        if (!string.IsNullOrEmpty(account.PublicUrl) && !WebhookUrl.IsBase(account.PublicUrl))
            yield return "Twilio:PublicUrl is no address. Write scheme and host as set at Twilio, like https://chat.clinic.example, without /api/sms.";
        else if (string.IsNullOrEmpty(account.PublicUrl) && !string.IsNullOrEmpty(account.AccountSid) && !string.IsNullOrEmpty(account.AuthToken))
            yield return "Twilio:PublicUrl is missing, so nothing that Twilio sends can be checked. Set it to our address as set at Twilio, like https://chat.clinic.example, without /api/sms.";
    }

    private static IEnumerable<string> OfAnswer(SmsOptions options)
    {
        if (options.Answer.ToLowerInvariant() is not (SmsAnswers.Twiml or SmsAnswers.Rest))
            yield return $"Sms:Answer is '{options.Answer}'. Write twiml or rest.";
        if (options.AnswerWithin < TimeSpan.FromSeconds(1) || options.AnswerWithin > TimeSpan.FromSeconds(14))
            yield return $"Sms:AnswerWithin is {options.AnswerWithin}. Twilio waits 15 seconds: write 00:00:01 to 00:00:14.";
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex IsAccountSid();

    [GeneratedRegex(@"^(?:\+[1-9][0-9]{6,14}|MG[0-9a-fA-F]{32})$")]
    private static partial Regex IsSender();
}
