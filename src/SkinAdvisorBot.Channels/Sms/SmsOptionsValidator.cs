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
        {
            yield return $"Sms:Gateway is '{options.Gateway}'. Write twilio, record (nothing is sent) or off.";
            yield break;
        }

        if (gateway != SmsGateways.Twilio)
            yield break;
        if (!IsAccountSid().IsMatch(account.AccountSid ?? ""))
            yield return "Twilio:AccountSid is missing or no account id. Set it to the one of the Twilio console, 'AC' and 32 hex digits.";
        if (string.IsNullOrWhiteSpace(account.AuthToken))
            yield return "Twilio:AuthToken is missing. Set it to the token of the Twilio console; keep it in the environment (Twilio__AuthToken), not in a file.";
        if (!IsSender().IsMatch(account.From ?? ""))
            yield return "Twilio:From is missing or no number. Set it to your Twilio number like +12125550100, or to the id of a messaging service ('MG' and 32 hex digits).";
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex IsAccountSid();

    [GeneratedRegex(@"^(?:\+[1-9][0-9]{6,14}|MG[0-9a-fA-F]{32})$")]
    private static partial Regex IsSender();
}
