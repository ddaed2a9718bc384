using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class SmsWebhookTests
{
    [Fact]
    public async Task The_first_message_is_answered_after_the_welcome_and_the_next_without()
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal([MemoryInbox.Welcome, "You said: hi & <b> ☀"], (await server.SayAsync("hi & <b> ☀")).Texts);
        Assert.Equal(["You said: and now"], (await server.SayAsync("and now")).Texts);
    }

    [Fact]
    public async Task A_resend_is_one_message_and_gets_the_same_answer()
    {
        await using var server = await SmsServer.StartAsync();
        var (first, second) = (server.Message("first"), server.Message("second"));
        var answers = new[] { await server.PostAsync(first), await server.PostAsync(second) };

        Assert.Equal(answers[0], await server.PostAsync(first));
        Assert.Equal(answers[1], await server.PostAsync([.. second, ("ErrorCode", "11200")]));
        Assert.Equal(["first", "second"], server.Inbox.Heard.Select(incoming => incoming.Text));
    }

    [Fact]
    public async Task Neither_ids_nor_the_record_hold_a_number()
    {
        await using var server = await SmsServer.StartAsync();

        await server.SayAsync("hello");

        var (opened, heard) = (server.Inbox.Opened, server.Inbox.Heard.Single());
        var kept = $"{opened.ConversationId} {opened.PersonId} {heard.ConversationId} {heard.PersonId} {heard.MessageId} {Encoding.UTF8.GetString(heard.Activity.Span)} {string.Join('\n', server.Log.Lines)}";
        Assert.DoesNotContain("5550142", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("5550100", kept, StringComparison.Ordinal);
        Assert.Equal((ChannelKind.Sms, ReplyDelivery.Inline), (opened.Channel, opened.Delivery));
        Assert.Equal(new ReplyAddress("sms", """{"to":"\u002B14155550142","from":"\u002B12125550100","kind":"Sms"}"""), heard.Address);
    }

    [Fact]
    public async Task Each_person_and_each_of_our_numbers_has_a_conversation_of_its_own()
    {
        await using var server = await SmsServer.StartAsync();

        await server.SayAsync("a");
        await server.SayAsync("b", ("From", "+14155550143"));
        await server.SayAsync("c", ("To", "+12125550101"));
        await server.SayAsync("d", ("From", "whatsapp:+14155550142"), ("To", "whatsapp:+12125550100"));
        await server.SayAsync("e");

        var conversations = server.Inbox.Heard.Select(incoming => incoming.ConversationId).ToArray();
        Assert.Equal(4, conversations.Distinct().Count());
        Assert.Equal(conversations[0], conversations[4]);
    }

    [Fact]
    public async Task Replies_that_are_to_be_sent_as_messages_leave_the_answer_empty()
    {
        await using var server = await SmsServer.StartAsync(settings: ("Sms:Answer", "rest"));

        var answer = await server.SayAsync("hello");

        Assert.Equal("""<?xml version="1.0" encoding="UTF-8"?><Response/>""", answer.Body);
        Assert.Equal((ReplyDelivery.Pushed, ReplyDelivery.Pushed), (server.Inbox.Opened.Delivery, server.Inbox.Heard.Single().Delivery));
    }

    [Fact]
    public async Task An_answer_that_is_late_is_asked_for_again()
    {
        var clock = new FakeTimeProvider();
        await using var server = await SmsServer.StartAsync(clock: clock);
        var mayAnswer = new TaskCompletionSource();
        server.Inbox.MayAnswer = mayAnswer.Task;
        var message = server.Message("hello");

        var late = server.PostAsync(message);
        await server.Inbox.Arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), ((await late).Status, (await late).Body));
        mayAnswer.SetResult();
        Assert.Equal([MemoryInbox.Welcome, "You said: hello"], (await server.PostAsync(message)).Texts);
    }

    [Fact]
    public async Task A_picture_alone_is_a_message_without_words()
    {
        await using var server = await SmsServer.StartAsync();

        await server.SayAsync("", ("NumMedia", "1"), ("MediaUrl0", "https://api.twilio.com/picture"), ("MediaContentType0", "image/jpeg"));

        Assert.Equal("", server.Inbox.Heard.Single().Text);
    }

    [Theory]
    [InlineData("Body", "Book it")]
    [InlineData("ButtonText", "Book it")]
    [InlineData("ListTitle", "Book it")]
    [InlineData("ButtonPayload", "Book it")]
    public async Task On_WhatsApp_a_button_says_what_it_shows_and_bold_words_stay_bold(string field, string value)
    {
        await using var server = await SmsServer.StartAsync();
        server.Inbox.Answer = text => [Reply.Plain($"**{text}**: it’s done")];

        var answer = await server.SayAsync("", ("From", "whatsapp:+14155550142"), ("To", "whatsapp:+12125550100"), (field, value));

        Assert.Equal([MemoryInbox.Welcome, "*Book it*: it’s done"], answer.Texts);
        Assert.Equal(ChannelKind.Sms, server.Inbox.Opened.Channel);
    }

    [Fact]
    public async Task Markdown_and_typography_are_made_plain_for_a_phone()
    {
        await using var server = await SmsServer.StartAsync();
        server.Inbox.Answer = _ => [Reply.Plain("**It’s** “fine” – see [our page](https://example.com/a)…")];

        Assert.Equal("It's \"fine\" - see our page: https://example.com/a...", (await server.SayAsync("hm")).Texts[^1]);
    }

    [Fact]
    public async Task A_message_without_anything_to_say_and_control_characters_make_no_broken_XML()
    {
        await using var server = await SmsServer.StartAsync();
        server.Inbox.Answer = _ => [Reply.Plain("a\u0000\u000Bb\uFFFF \uD83D \uD83D\uDE00 ]]> &amp;"), Reply.Plain("  ")];

        Assert.Equal([MemoryInbox.Welcome, "ab  😀 ]]> &amp;"], (await server.SayAsync("hello\u0007")).Texts);
        Assert.Equal("hello", server.Inbox.Heard.Single().Text);
    }

    [Fact]
    public async Task A_sender_that_is_neither_phone_nor_WhatsApp_is_refused()
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await server.SayAsync("hi", ("From", "messenger:123"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SayAsync("hi", ("From", "whatsapp:+14155550142"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SayAsync("hi", ("MessageSid", "SM1"))).Status);
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task What_goes_wrong_inside_is_an_empty_answer_that_is_no_success()
    {
        await using var server = await SmsServer.StartAsync();
        server.Inbox.Answer = _ => throw new InvalidOperationException("disk full");

        var answer = await server.SayAsync("hello");

        Assert.Equal((HttpStatusCode.InternalServerError, ""), (answer.Status, answer.Body));
    }
}
