using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Contract;

/// <summary>What every channel promises, whatever its wire looks like. A class for a channel says how to start it; see docs/channels.md.</summary>
public abstract partial class ChannelContractTests
{
    private const string Private = "a rash on my left knee";

    private protected abstract Task<ChannelUnderTest> StartAsync();

    [Fact]
    public async Task Refuses_who_proves_nothing_or_with_a_proof_of_somebody_elses()
    {
        await using var channel = await StartAsync();
        using var unsigned = await channel.WriteAsync(new Message("anna", "hello", "m1"));
        using var forged = await channel.WriteAsync(new Message("anna", "hello", "m1"));
        await channel.ForgeAsync(forged);

        HttpStatusCode[] statuses = [(await channel.SendAsync(unsigned)).Status, (await channel.SendAsync(forged)).Status];

        Assert.All(statuses, status => Assert.Contains(status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden }));
        Assert.Empty(channel.Inbox.Heard);
    }

    [Fact]
    public async Task Takes_a_message_once_however_often_it_is_resent_and_answers_each_alike()
    {
        await using var channel = await StartAsync();

        var atOnce = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => channel.SayAsync("anna", "hello", "m1")));
        await channel.SayAsync("anna", "thanks", "m2");
        var later = await channel.SayAsync("anna", "hello", "m1");

        Assert.True(later.IsSuccess, later.Status.ToString());
        Assert.All(atOnce, answer => Assert.Equal(later, answer));
        Assert.Equal(["hello", "thanks"], channel.Inbox.Heard.Select(heard => heard.Text));
    }

    [Fact]
    public async Task Messages_sent_one_after_the_other_are_heard_and_answered_in_that_order_after_the_welcome()
    {
        await using var channel = await StartAsync();
        string[] said = [.. Enumerable.Range(1, 6).Select(number => $"message {number}")];

        foreach (var text in said)
            await channel.SayAsync("anna", text);

        Assert.Equal(said, channel.Inbox.Heard.Select(heard => heard.Text));
        Assert.Equal([MemoryInbox.Welcome, .. said.Select(Echo)], (await channel.SeesAsync("anna")).Select(seen => seen.Text));
    }

    [Fact]
    public async Task Messages_sent_at_once_are_each_answered_once_in_the_order_they_were_taken()
    {
        await using var channel = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => channel.SayAsync("anna", $"message {number:00}")));

        Assert.All(answers, answer => Assert.True(answer.IsSuccess, answer.Status.ToString()));
        var seen = (await channel.SeesAsync("anna")).Select(each => each.Text).ToArray();
        string[] taken = [MemoryInbox.Welcome, .. channel.Inbox.Heard.Select(heard => Echo(heard.Text))];
        Assert.Equal(11, taken.Distinct().Count());
        Assert.Equal(taken.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        if (channel.AnswersInline)
            Assert.All(answers, (answer, i) => Assert.Contains(Echo($"message {i + 1:00}"), answer.Body, StringComparison.Ordinal));
        else
            Assert.Equal(taken, seen);
    }

    [Fact]
    public async Task Two_people_never_share_a_conversation_even_when_they_say_the_same_under_the_same_id()
    {
        await using var channel = await StartAsync();

        await Task.WhenAll(channel.SayAsync("anna", "hello", "m1"), channel.SayAsync("ben", "hello", "m1"));
        await channel.SayAsync("anna", "only anna says so", "m2");
        await channel.SayAsync("ben", "only ben says so", "m3");

        Assert.Equal(4, channel.Inbox.Heard.Length);
        Assert.Equal(2, channel.Inbox.Heard.Select(heard => heard.ConversationId).Distinct().Count());
        Assert.Equal(2, channel.Inbox.Heard.Select(heard => heard.PersonId).Distinct().Count());
        Assert.Equal([MemoryInbox.Welcome, Echo("hello"), Echo("only anna says so")], (await channel.SeesAsync("anna")).Select(seen => seen.Text));
        Assert.Equal([MemoryInbox.Welcome, Echo("hello"), Echo("only ben says so")], (await channel.SeesAsync("ben")).Select(seen => seen.Text));
    }

    [Fact]
    public async Task Every_word_reaches_the_person_also_those_on_buttons_and_cards()
    {
        await using var channel = await StartAsync();
        var card = new ReplyCard("The clinic", "Second floor", [new CardLink("Call us", "tel:+12125550100"), new CardLink("Find us", "https://maps.example/clinic")]);
        channel.Inbox.Answer = _ => [new Reply("Here we are.", ["What does it cost?", "Does it hurt?"], [card], [], [])];

        var seen = await LastSeenAsync(channel);

        string[] words = ["Here we are.", "What does it cost?", "Does it hurt?", "The clinic", "Second floor", "Call us", "+12125550100", "Find us", "https://maps.example/clinic"];
        Assert.All(words, word => Assert.Contains(word, seen.All, StringComparison.Ordinal));
        Assert.Equal(channel.HasButtons ? [("What does it cost?", "What does it cost?"), ("Does it hurt?", "Does it hurt?")] : [], seen.Buttons);
    }

    [Fact]
    public async Task Choices_that_stand_in_the_words_already_are_not_told_twice_in_them()
    {
        await using var channel = await StartAsync();
        channel.Inbox.Answer = _ => [new Reply("What about it?\n1 The price\n2 The pain", ["The price", "The pain"], [], [], [])];

        var seen = await LastSeenAsync(channel);

        Assert.Equal("What about it?\n1 The price\n2 The pain", seen.Text.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_word_of_a_long_reply_is_lost()
    {
        await using var channel = await StartAsync();
        string[] words = [.. Enumerable.Range(1, 1_500).Select(number => number % 12 == 0 ? $"w{number}." : $"w{number}")];
        channel.Inbox.Answer = _ => [Reply.Plain(string.Join(' ', words))];

        await channel.SayAsync("anna", "tell me everything");

        Assert.Equal(words, (await channel.SeesAsync("anna")).SelectMany(seen => NumberedWord().Matches(seen.Text)).Select(match => match.Value));
    }

    [Fact]
    public async Task Markdown_that_can_not_be_drawn_is_never_shown_as_marks()
    {
        await using var channel = await StartAsync();
        channel.Inbox.Answer = _ => [Reply.Plain("## Melasma\nIt is **common**, *not* contagious and _not_ dangerous; say `price`. See [our page](https://clinic.example/melasma).")];

        var seen = await LastSeenAsync(channel);

        string[] words = ["Melasma", "common", "not", "contagious", "dangerous", "price", "our page", "https://clinic.example/melasma"];
        Assert.All(words, word => Assert.Contains(word, seen.Text, StringComparison.Ordinal));
        Assert.All(channel.RawMarks, mark => Assert.DoesNotContain(mark, seen.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_inbox_that_fails_is_a_server_error_without_the_reason_and_the_resend_is_taken()
    {
        await using var channel = await StartAsync();
        channel.Inbox.MayAnswer = Task.FromException(new IOException("The disk is full."));

        var failed = await channel.SayAsync("anna", "hello", "m1");
        channel.Inbox.MayAnswer = Task.CompletedTask;
        await channel.SayAsync("anna", "hello", "m1");

        Assert.InRange((int)failed.Status, 500, 599);
        Assert.DoesNotContain("disk", failed.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(channel.LogLines, line => line.Contains("The disk is full.", StringComparison.Ordinal));
        Assert.Equal([MemoryInbox.Welcome, Echo("hello")], (await channel.SeesAsync("anna")).Select(seen => seen.Text));
    }

    [Theory]
    [InlineData("too large", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("charset", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("encoding", HttpStatusCode.BadRequest)]
    public async Task What_can_not_be_read_is_refused_by_name_and_taken_once_it_is_put_right(string fault, HttpStatusCode status)
    {
        await using var channel = await StartAsync();
        using var request = await channel.WriteAsync(new Message("anna", fault == "too large" ? new string('x', 300_000) : "hello", "m1"));
        request.Content = await BrokenAsync(request.Content!, fault);
        await channel.SignAsync(request, "anna");

        Assert.Equal(status, (await channel.SendAsync(request)).Status);
        Assert.Empty(channel.Inbox.Heard);
        Assert.True((await channel.SayAsync("anna", "hello", "m1")).IsSuccess);
        Assert.Single(channel.Inbox.Heard);
    }

    [Fact]
    public async Task Neither_words_nor_addresses_stand_in_the_log()
    {
        await using var channel = await StartAsync();
        await channel.SayAsync("anna", Private, "m1");
        await channel.SeesAsync("anna");
        channel.Inbox.MayAnswer = Task.FromException(new IOException("The disk is full."));
        await channel.SayAsync("anna", Private, "m2");
        using var unsigned = await channel.WriteAsync(new Message("anna", Private, "m3"));
        await channel.SendAsync(unsigned);
        using var broken = await channel.WriteAsync(new Message("anna", Private, "m4"));
        broken.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        await channel.SignAsync(broken, "anna");
        await channel.SendAsync(broken);

        var log = string.Join('\n', channel.LogLines);

        Assert.NotEmpty(log);
        Assert.DoesNotContain("knee", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(channel.AddressOf("anna"), log, StringComparison.Ordinal);
    }

    private static string Echo(string text) => $"You said: {text}";

    private static async Task<Seen> LastSeenAsync(ChannelUnderTest channel)
    {
        Assert.True((await channel.SayAsync("anna", "hello")).IsSuccess);
        return (await channel.SeesAsync("anna"))[^1];
    }

    private static async Task<HttpContent> BrokenAsync(HttpContent content, string fault)
    {
        var body = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (fault == "encoding")
            new byte[] { 0xC3, 0x28 }.CopyTo(body, body.AsSpan().IndexOf("hello"u8));
        var type = content.Headers.ContentType!.MediaType!;
        var broken = new ByteArrayContent(body);
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse(fault switch
        {
            "text/plain" => fault,
            "charset" => $"{type}; charset=utf-16",
            _ => type,
        });
        return broken;
    }

    [GeneratedRegex(@"w[0-9]+\.?")]
    private static partial Regex NumberedWord();
}
