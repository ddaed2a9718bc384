using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Mail;
using SkinAdvisorBot.Host.Notices;
using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.Notices;

public sealed class UnsentInEarnestTests
{
    private static readonly Lazy<Playbook> Real = new(() => PlaybookLoader.Load(
        [.. ShippedContent.Folder.Read().Select(file => file.Path == "dialogs/clinic.yaml" ? file with { Text = file.Text.Replace("demo: true", "demo: false", StringComparison.Ordinal) } : file)]).Playbook!);

    [Fact]
    public void A_real_clinic_does_not_start_while_what_it_promises_is_only_recorded()
    {
        var refusal = Assert.Throws<UnusableInputException>(() => Start(Real.Value, ("Mail:Gateway", "record")));

        Assert.Equal(
            "dialogs/clinic.yaml says 'demo: false' and books visits, but texts would only be written to a file; set Twilio:AccountSid, Twilio:AuthToken and Twilio:From, or Sms:Gateway to off; "
            + "and mail would only be written to a file; set Mail:Host and Mail:From, or Mail:Gateway to off.",
            refusal.Message);
    }

    [Fact]
    public void A_real_clinic_starts_once_it_sends_or_says_that_it_does_not() =>
        Start(Real.Value, ("Sms:Gateway", "off"), ("Mail:Host", "smtp.clinic.example"), ("Mail:From", "desk@clinic.example"));

    [Fact]
    public void A_demonstration_starts_without_either() => Start(RunningDesk.Playbook);

    private static void Start(Playbook playbook, params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder();
        configuration.AddInMemoryCollection(settings.ToArray().Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration.Build());
        services.AddLogging();
        services.AddSms(dataDirectory: null).AddMail(dataDirectory: null);
        using var provider = services.BuildServiceProvider();
        UnsentInEarnest.Refuse(playbook, provider);
    }
}
