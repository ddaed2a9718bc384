using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class SmsSenderTests
{
    private const string Phone = """{"to":"+14155550142","from":"+12125550100","kind":"Sms"}""";
    private const string WhatsApp = """{"to":"+14155550142","from":"+12125550100","kind":"WhatsApp"}""";

    private readonly ScriptedGateway _gateway = new();
    private readonly MemoryLedger _ledger = new();

    [Fact]
    public async Task A_reply_goes_to_the_person_from_the_number_they_wrote_to()
    {
        var outcome = await SendAsync(Phone, "**Hello** – it’s me");

        Assert.Equal(new SendOutcome.Accepted("SM1"), outcome);
        Assert.Equal([new OutgoingSms("+14155550142", "Hello - it's me") { From = "+12125550100" }], _gateway.Sent);
    }

    [Fact]
    public async Task WhatsApp_keeps_bold_and_typography()
    {
        await SendAsync(WhatsApp, "**Hello** – it’s me");

        Assert.Equal([new OutgoingSms("whatsapp:+14155550142", "*Hello* – it’s me") { From = "whatsapp:+12125550100" }], _gateway.Sent);
    }

    [Fact]
    public async Task Nothing_is_sent_to_somebody_who_wants_no_texts()
    {
        await _ledger.OptOutAsync(new ConsentChange("+14155550142", DateTimeOffset.UnixEpoch, "stop", ConsentSource.Keyword, "SM0"), TestContext.Current.CancellationToken);

        Assert.Equal(new SendOutcome.Refused("They want no texts.", IsOptOut: true), await SendAsync(Phone, "hello"));
        Assert.Empty(_gateway.Sent);
    }

    [Fact]
    public async Task What_to_do_in_an_emergency_is_told_even_to_somebody_who_wants_no_texts()
    {
        await _ledger.OptOutAsync(new ConsentChange("+14155550142", DateTimeOffset.UnixEpoch, "stop", ConsentSource.Keyword, "SM0"), TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.Accepted>(await SendAsync(Phone, Reply.Plain("Call 911.") with { IsUrgent = true }));
        Assert.Equal("Call 911.", Assert.Single(_gateway.Sent).Text);
    }

    [Fact]
    public async Task An_end_of_the_texts_that_the_provider_knew_first_is_written_down()
    {
        _gateway.Outcomes.Enqueue(new SendOutcome.Refused("Twilio answered 400, code 21610.", IsOptOut: true));

        Assert.True(Assert.IsType<SendOutcome.Refused>(await SendAsync(Phone, "hello")).IsOptOut);
        Assert.Equal(("+14155550142", ConsentSource.Provider), (_ledger.Entries.Single().Change.Number, _ledger.Entries.Single().Change.By));
    }

    [Fact]
    public async Task A_long_reply_is_cut_where_sentences_end_and_says_which_part_is_which()
    {
        var sentence = new string('a', 399) + ". ";

        await SendAsync(Phone, string.Concat(Enumerable.Repeat(sentence, 6)));

        Assert.Equal([$"(1/2) {sentence}{sentence}{sentence}".TrimEnd(), $"(2/2) {sentence}{sentence}{sentence}".TrimEnd()], _gateway.Sent.Select(sms => sms.Text));
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("a")]
    [InlineData("😀")]
    [InlineData("wörd, ")]
    public async Task No_part_is_too_long_and_no_emoji_is_halved(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 4_001 / unit.Length));

        await SendAsync(WhatsApp, text);

        Assert.All(_gateway.Sent, sms => Assert.InRange(sms.Text.Length, 1, 1_600));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(_gateway.Sent.Select(sms => sms.Text[6..].Replace(" ", "", StringComparison.Ordinal))));
        Assert.All(_gateway.Sent, sms => Assert.DoesNotContain("\uFFFD", System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(sms.Text)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_that_fails_after_another_was_taken_is_not_sent_anew()
    {
        _gateway.Outcomes.Enqueue(new SendOutcome.Accepted("SM1"));
        _gateway.Outcomes.Enqueue(new SendOutcome.Later("Twilio answered 503."));

        Assert.Equal(new SendOutcome.Unsure("Part 2 of 2 was not taken: Twilio answered 503."), await SendAsync(Phone, new string('a', 2_000)));
    }

    [Fact]
    public async Task A_first_part_that_was_certainly_not_taken_may_be_tried_again()
    {
        _gateway.Outcomes.Enqueue(new SendOutcome.Later("Twilio answered 503."));

        Assert.Equal(new SendOutcome.Later("Twilio answered 503."), await SendAsync(Phone, new string('a', 2_000)));
        Assert.Single(_gateway.Sent);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task An_address_that_can_not_be_read_is_one_that_nobody_is_at(string address)
    {
        Assert.True(Assert.IsType<SendOutcome.Refused>(await SendAsync(address, "hello")).IsGone);
    }

    private Task<SendOutcome> SendAsync(string address, string text) => SendAsync(address, Reply.Plain(text));

    private async Task<SendOutcome> SendAsync(string address, Reply reply)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging();
        services.AddSingleton<ISmsGateway>(_gateway).AddSingleton<IOptOutLedger>(_ledger).AddSingleton<TimeProvider>(new FakeTimeProvider());
        services.AddSms(dataDirectory: null);
        await using var provider = services.BuildServiceProvider();
        var sender = provider.GetServices<IMessageSender>().Single(each => each.Name == "sms");
        return await sender.SendAsync(new OutgoingMessage("c", ChannelKind.Sms, address, 2, reply, InReplyTo: null), TestContext.Current.CancellationToken);
    }

    private sealed class ScriptedGateway : ISmsGateway
    {
        public List<OutgoingSms> Sent { get; } = [];

        public Queue<SendOutcome> Outcomes { get; } = new();

        public Task<SendOutcome> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
        {
            Sent.Add(sms);
            return Task.FromResult(Outcomes.TryDequeue(out var outcome) ? outcome : new SendOutcome.Accepted($"SM{Sent.Count}"));
        }
    }
}
