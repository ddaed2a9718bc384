using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Mail;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Mail;

public sealed class MailServicesTests : IDisposable
{
    private static readonly OutgoingMail Hello = new("1", "kim@example.com", "Hello", "Hello", null);

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task Without_a_host_mail_is_recorded_as_JSON_lines()
    {
        using var services = With();

        await services.GetRequiredService<IMailGateway>().SendAsync(Hello, TestContext.Current.CancellationToken);

        var line = JsonNode.Parse((await File.ReadAllLinesAsync(Path.Combine(_data.Path, MailServices.RecordName), TestContext.Current.CancellationToken)).Single())!;
        Assert.Equal(("kim@example.com", "Hello"), (line["to"]!.GetValue<string>(), line["subject"]!.GetValue<string>()));
    }

    [Fact]
    public void A_host_sends()
    {
        using var services = With(("Mail:Host", "smtp.clinic.example"), ("Mail:From", "desk@clinic.example"));

        Assert.IsType<SmtpMailGateway>(services.GetRequiredService<IMailGateway>());
    }

    [Fact]
    public async Task Mail_that_is_off_is_refused()
    {
        using var services = With(("Mail:Gateway", "off"));

        Assert.Equal(new SendOutcome.Refused("Mail is off (Mail:Gateway)."), await services.GetRequiredService<IMailGateway>().SendAsync(Hello, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Half_a_server_is_refused_with_every_key_to_set()
    {
        using var services = With(("Mail:User", "desk"), ("Mail:Port", "0"), ("Mail:From", "the desk"));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IMailGateway>());

        Assert.Equal(
            [
                "Mail:Host is missing or no host. Set it to the name of your mail server, like smtp.clinic.example.",
                "Mail:Port is 0. Write 587 (STARTTLS) or 465 (TLS), as your mail server says.",
                "Mail:From is missing or no e-mail address. Set it to the address mail comes from, like \"Front desk <desk@clinic.example>\".",
                "Mail:User and Mail:Password go together. Set both, or neither for a server that asks for no name; keep the password in the environment (Mail__Password).",
            ],
            refusal.Failures);
    }

    [Fact]
    public void A_gateway_that_does_not_exist_is_refused()
    {
        using var services = With(("Mail:Gateway", "pigeon"));

        Assert.Equal("Mail:Gateway is 'pigeon'. Write smtp, record (nothing is sent) or off.", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IMailGateway>()).Failures.Single());
    }

    [Fact]
    public async Task Memory_keeps_the_latest_mails_only_and_a_record_that_fails_is_no_success()
    {
        var memory = new RecordingMailGateway(file: null);
        for (var n = 1; n <= RecordingMailGateway.Kept + 1; n++)
            await memory.SendAsync(Hello with { Id = $"{n}" }, TestContext.Current.CancellationToken);
        var broken = new RecordingMailGateway(Path.Combine(_data.Path, "nowhere", "mail.jsonl"));

        Assert.IsType<SendOutcome.Later>(await broken.SendAsync(Hello, TestContext.Current.CancellationToken));
        Assert.Equal((RecordingMailGateway.Kept, "2"), (memory.Sent.Count, memory.Sent[0].Id));
    }

    public void Dispose() => _data.Dispose();

    private ServiceProvider With(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder();
        configuration.AddInMemoryCollection(settings.ToArray().Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration.Build());
        services.AddLogging();
        services.AddMail(_data.Path);
        return services.BuildServiceProvider();
    }
}
