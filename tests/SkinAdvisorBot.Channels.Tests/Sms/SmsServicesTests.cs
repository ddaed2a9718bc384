using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class SmsServicesTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("sms-").FullName;
    private readonly LogBook _logs = new();

    [Fact]
    public void Without_an_account_texts_are_recorded_and_the_log_says_that_none_is_sent()
    {
        using var services = With();

        Assert.IsType<RecordingSmsGateway>(services.GetRequiredService<ISmsGateway>());
        Assert.Contains("No text message is really sent", _logs.Lines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_sends()
    {
        using var services = With(("Twilio:AccountSid", TwilioForTest.AccountSid), ("Twilio:AuthToken", TwilioForTest.AuthToken), ("Twilio:From", "+12125550100"), ("Twilio:PublicUrl", "https://bot.example.com"));

        Assert.IsType<TwilioSmsGateway>(services.GetRequiredService<ISmsGateway>());
        Assert.Empty(_logs.Lines);
    }

    [Fact]
    public void An_account_may_be_kept_from_sending()
    {
        using var services = With(("Twilio:AccountSid", TwilioForTest.AccountSid), ("Sms:Gateway", "record"));

        Assert.IsType<RecordingSmsGateway>(services.GetRequiredService<ISmsGateway>());
    }

    [Fact]
    public async Task Texts_that_are_off_are_refused()
    {
        using var services = With(("Sms:Gateway", "Off"));

        var outcome = await services.GetRequiredService<ISmsGateway>().SendAsync(new OutgoingSms(TwilioForTest.Person, "hello"), TestContext.Current.CancellationToken);

        Assert.Equal(new SendOutcome.Refused("Texts are off (Sms:Gateway)."), outcome);
    }

    [Fact]
    public void Half_an_account_is_refused_with_every_key_that_is_missing()
    {
        using var services = With(("Twilio:AccountSid", "AC1"), ("Twilio:From", "212 555 0100"));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<ISmsGateway>());

        Assert.Equal(
            [
                "Twilio:AccountSid is missing or no account id. Set it to the one of the Twilio console, 'AC' and 32 hex digits.",
                "Twilio:AuthToken is missing. Set it to the token of the Twilio console; keep it in the environment (Twilio__AuthToken), not in a file.",
                "Twilio:From is missing or no number. Set it to your Twilio number like +12125550100, or to the id of a messaging service ('MG' and 32 hex digits).",
            ],
            refusal.Failures);
    }

    [Fact]
    public void An_account_without_our_address_is_refused_as_no_message_of_its_could_be_checked()
    {
        using var services = With(("Twilio:AccountSid", TwilioForTest.AccountSid), ("Twilio:AuthToken", TwilioForTest.AuthToken), ("Twilio:From", "+12125550100"));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<ISmsGateway>());

        Assert.Equal(
            "Twilio:PublicUrl is missing, so nothing that Twilio sends can be checked. Set it to our address as set at Twilio, like https://chat.clinic.example, without /api/sms.",
            refusal.Failures.Single());
    }

    [Theory]
    [InlineData("bot.example.com")]
    [InlineData("https://bot.example.com/?x=1")]
    [InlineData("https://user:word@bot.example.com")]
    [InlineData("ftp://bot.example.com")]
    public void An_address_that_Twilio_could_not_call_is_refused(string address)
    {
        using var services = With(("Twilio:PublicUrl", address));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<ISmsGateway>());

        Assert.Equal("Twilio:PublicUrl is no address. Write scheme and host as set at Twilio, like https://chat.clinic.example, without /api/sms.", refusal.Failures.Single());
    }

    [Fact]
    public void Settings_of_the_answer_are_checked()
    {
        using var services = With(("Sms:Answer", "carrier pigeon"), ("Sms:AnswerWithin", "00:00:15"));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<ISmsGateway>());

        Assert.Equal(
            ["Sms:Answer is 'carrier pigeon'. Write twiml or rest.", "Sms:AnswerWithin is 00:00:15. Twilio waits 15 seconds: write 00:00:01 to 00:00:14."],
            refusal.Failures);
    }

    [Fact]
    public void A_gateway_that_does_not_exist_is_refused()
    {
        using var services = With(("Sms:Gateway", "pigeon"));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<ISmsGateway>());

        Assert.Equal("Sms:Gateway is 'pigeon'. Write twilio, record (nothing is sent) or off.", refusal.Failures.Single());
    }

    [Fact]
    public async Task What_would_be_sent_is_a_line_of_JSON_in_the_data_directory()
    {
        using var services = With();
        var gateway = services.GetRequiredService<ISmsGateway>();

        await gateway.SendAsync(new OutgoingSms("+14155550142", "line 1\nline 2"), TestContext.Current.CancellationToken);
        await gateway.SendAsync(new OutgoingSms("+14155550143", "again"), TestContext.Current.CancellationToken);

        var lines = await File.ReadAllLinesAsync(Path.Combine(_data, SmsServices.RecordName), TestContext.Current.CancellationToken);
        Assert.Equal(2, lines.Length);
        var first = JsonNode.Parse(lines[0])!;
        Assert.Equal(("+14155550142", "line 1\nline 2"), (first["to"]!.GetValue<string>(), first["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_record_that_can_not_be_written_is_no_success()
    {
        var gateway = new RecordingSmsGateway(Path.Combine(_data, "nowhere", "texts.jsonl"), TimeProvider.System);

        Assert.IsType<SendOutcome.Later>(await gateway.SendAsync(new OutgoingSms(TwilioForTest.Person, "hello"), TestContext.Current.CancellationToken));
        Assert.Empty(gateway.Sent);
    }

    [Fact]
    public async Task Memory_keeps_the_latest_texts_only()
    {
        var gateway = new RecordingSmsGateway(file: null, TimeProvider.System);

        for (var n = 1; n <= RecordingSmsGateway.Kept + 2; n++)
            await gateway.SendAsync(new OutgoingSms(TwilioForTest.Person, $"text {n}"), TestContext.Current.CancellationToken);

        Assert.Equal(RecordingSmsGateway.Kept, gateway.Sent.Count);
        Assert.Equal(("text 3", $"text {RecordingSmsGateway.Kept + 2}"), (gateway.Sent[0].Text, gateway.Sent[^1].Text));
    }

    public void Dispose()
    {
        _logs.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private ServiceProvider With(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder();
        configuration.AddInMemoryCollection(settings.ToArray().Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration.Build());
        services.AddLogging(builder => builder.AddProvider(_logs));
        services.AddSms(_data);
        return services.BuildServiceProvider();
    }
}
