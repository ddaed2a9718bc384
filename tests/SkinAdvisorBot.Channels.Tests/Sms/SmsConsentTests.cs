
namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class SmsConsentTests
{
    private const string WhatsAppPerson = "whatsapp:+14155550142";
    private const string WhatsAppClinic = "whatsapp:+12125550100";

    [Fact]
    public async Task A_word_that_Twilio_answers_is_written_down_and_answered_with_nothing()
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Empty((await server.SayAsync(" Stop ")).Texts);

        var (change, isOut) = server.Ledger.Entries.Single();
        Assert.Equal((SmsServer.Person, "Stop", ConsentSource.Keyword, true), (change.Number, change.Words, change.By, isOut));
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task On_WhatsApp_and_short_codes_where_Twilio_says_nothing_we_confirm_it_once()
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal([SmsServer.OptedOut], (await server.SayAsync("STOP", ("From", WhatsAppPerson), ("To", WhatsAppClinic))).Texts);
        Assert.Empty((await server.SayAsync("STOP", ("From", WhatsAppPerson), ("To", WhatsAppClinic))).Texts);
        Assert.Empty((await server.SayAsync("STOP", ("From", WhatsAppPerson), ("To", WhatsAppClinic), ("OptOutType", "STOP"))).Texts);
        Assert.Equal([SmsServer.OptedOut], (await server.SayAsync("quit", ("From", "+14155550143"), ("To", "12345"))).Texts);
    }

    [Fact]
    public async Task A_phrase_gets_one_confirmation_also_when_it_is_sent_again_and_no_reply_of_the_bot()
    {
        await using var server = await SmsServer.StartAsync();
        var message = server.Message("Please stop texting me.");

        Assert.Equal([SmsServer.OptedOut], (await server.PostAsync(message)).Texts);
        Assert.Equal([SmsServer.OptedOut], (await server.PostAsync(message)).Texts);
        Assert.Empty((await server.SayAsync("stop texting me!")).Texts);

        Assert.Equal(("stop texting me", ConsentSource.Phrase), (server.Ledger.Entries.Single().Change.Words, server.Ledger.Entries.Single().Change.By));
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task What_else_a_message_says_is_heard_and_answered_before_the_confirmation()
    {
        await using var server = await SmsServer.StartAsync(settings: ("Sms:Answer", "rest"));
        await server.SayAsync("hello");

        var answer = await server.SayAsync("stop texting me, my face is swelling");

        Assert.Equal(["You said: stop texting me, my face is swelling", SmsServer.OptedOut], answer.Texts);
        Assert.Equal(ReplyDelivery.Inline, server.Inbox.Heard[^1].Delivery);
        Assert.Equal("stop texting me", server.Ledger.Entries.Single().Change.Words);
    }

    [Fact]
    public async Task An_end_of_the_texts_is_kept_even_when_the_rest_of_the_message_can_not_be_taken()
    {
        await using var server = await SmsServer.StartAsync();
        server.Inbox.Answer = _ => throw new InvalidOperationException("disk full");
        var message = server.Message("stop texting me, my face is swelling");

        Assert.Equal(500, (int)(await server.PostAsync(message)).Status);
        Assert.Single(server.Ledger.Entries);

        server.Inbox.Answer = text => [Conversations.Messages.Reply.Plain("Call 911.")];
        Assert.Equal(["Call 911.", SmsServer.OptedOut], (await server.PostAsync(message)).Texts[^2..]);
    }

    [Fact]
    public async Task Who_wants_no_texts_is_heard_but_not_answered()
    {
        await using var server = await SmsServer.StartAsync();
        await server.SayAsync("STOP");

        Assert.Empty((await server.SayAsync("my lips are swelling")).Texts);

        Assert.Equal(("my lips are swelling", ReplyDelivery.Pushed), (server.Inbox.Heard.Single().Text, server.Inbox.Heard.Single().Delivery));
    }

    [Theory]
    [InlineData("START")]
    [InlineData("yes")]
    [InlineData("UnStop")]
    public async Task Words_for_a_new_start_are_words_like_others_to_somebody_who_gets_texts(string word)
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal($"You said: {word}", (await server.SayAsync(word)).Texts[^1]);
        Assert.Empty(server.Ledger.Entries);

        await server.SayAsync("STOP");
        Assert.Empty((await server.SayAsync(word)).Texts);
        Assert.Equal("You said: hello", (await server.SayAsync("hello")).Texts[^1]);
    }

    [Fact]
    public async Task A_new_start_after_an_end_that_Twilio_never_heard_of_is_confirmed_by_us()
    {
        await using var server = await SmsServer.StartAsync();
        await server.SayAsync("no more texts");
        var start = server.Message("START");

        Assert.Equal([SmsServer.OptedIn], (await server.PostAsync(start)).Texts);
        Assert.Equal([SmsServer.OptedIn], (await server.PostAsync(start)).Texts);
    }

    [Fact]
    public async Task Help_is_given_to_everybody_unless_Twilio_gave_it()
    {
        await using var server = await SmsServer.StartAsync();
        await server.SayAsync("STOP");

        Assert.Equal([SmsServer.Help], (await server.SayAsync("HELP")).Texts);
        Assert.Empty((await server.SayAsync("HELP", ("OptOutType", "HELP"))).Texts);
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task What_Twilio_took_for_an_end_is_one_whatever_the_word()
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Empty((await server.SayAsync("basta", ("OptOutType", "STOP"))).Texts);

        Assert.Equal("basta", server.Ledger.Entries.Single().Change.Words);
    }
}
