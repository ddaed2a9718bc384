using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Mail;

namespace SkinAdvisorBot.Host.Notices;

/// <summary>Keeps a real clinic from promising reminders that are only written to a file.</summary>
public static class UnsentInEarnest
{
    /// <exception cref="UnusableInputException">The clinic is no demonstration, takes appointments, and texts or mail are only recorded.</exception>
    public static void Refuse(Playbook playbook, IServiceProvider services)
    {
        if (playbook is not { Clinic: { IsDemo: false, Calendar: not null }, Booking: not null })
            return;
        var mistakes = new List<string>();
        if (SmsGateways.Choose(services.GetRequiredService<IOptions<SmsOptions>>().Value, services.GetRequiredService<IOptions<TwilioOptions>>().Value) == SmsGateways.Record)
            mistakes.Add("texts would only be written to a file; set Twilio:AccountSid, Twilio:AuthToken and Twilio:From, or Sms:Gateway to off");
        if (MailGateways.Choose(services.GetRequiredService<IOptions<MailOptions>>().Value) == MailGateways.Record)
            mistakes.Add("mail would only be written to a file; set Mail:Host and Mail:From, or Mail:Gateway to off");
        if (mistakes.Count > 0)
            throw new UnusableInputException($"{playbook.Clinic.File} says 'demo: false' and books visits, but {string.Join("; and ", mistakes)}.");
    }
}
