using Microsoft.Extensions.Options;
using MimeKit;

namespace SkinAdvisorBot.Host.Mail;

/// <summary>Checks that mail can be sent the way that was chosen, and names the key to set where it can't.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(MailOptions options)
    {
        var gateway = MailGateways.Choose(options);
        if (gateway is not (MailGateways.Smtp or MailGateways.Record or MailGateways.Off))
        {
            yield return $"Mail:Gateway is '{options.Gateway}'. Write smtp, record (nothing is sent) or off.";
            yield break;
        }

        if (gateway != MailGateways.Smtp)
            yield break;
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            yield return "Mail:Host is missing or no host. Set it to the name of your mail server, like smtp.clinic.example.";
        if (options.Port is < 1 or > ushort.MaxValue)
            yield return $"Mail:Port is {options.Port}. Write 587 (STARTTLS) or 465 (TLS), as your mail server says.";
        if (!MailboxAddress.TryParse(options.From, out var from) || !IsPlain(from))
            yield return "Mail:From is missing or no e-mail address. Set it to the address mail comes from, like \"Front desk <desk@clinic.example>\".";
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            yield return "Mail:User and Mail:Password go together. Set both, or neither for a server that asks for no name; keep the password in the environment (Mail__Password).";
    }

    private static bool IsPlain(MailboxAddress address) => address.Address.Contains('@', StringComparison.Ordinal);
}
