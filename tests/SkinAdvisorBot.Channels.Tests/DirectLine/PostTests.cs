using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class PostTests
{
    [Fact]
    public async Task A_message_is_answered_with_its_id_and_nothing_else()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await chat.SayAsync("hello");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"id":"{{chat.ConversationId}}|0000002"}""", answer.Body);
    }

    [Fact]
    public async Task The_message_comes_back_before_its_reply_and_the_reply_names_it()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await chat.SayAsync("hello");

        var said = await chat.ReadAsync();
        Assert.Equal(["welcome", "echo", "reply"], said.Select((activity, i) => i == 0 ? "welcome" : (string?)activity!["from"]!["role"] == "user" ? "echo" : "reply"));
        Assert.Equal(answer.Text("id"), (string?)said[1]!["id"]);
        Assert.Equal(answer.Text("id"), (string?)said[2]!["replyToId"]);
        Assert.Equal("You said: hello", (string?)said[2]!["text"]);
        Assert.Equal("markdown", (string?)said[2]!["textFormat"]);
    }

    [Fact]
    public async Task Twenty_posts_of_one_message_at_the_same_time_are_one_turn()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => chat.SayAsync("hello", "same")));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, answers[0].Body), (answer.Status, answer.Body)));
        Assert.Single(server.Inbox.Heard);
        Assert.Equal(3, (await chat.ReadAsync()).Count);
    }

    [Fact]
    public async Task Without_a_clientActivityID_the_activitys_own_id_tells_a_resend()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        await chat.PostAsync("""{"type":"message","id":"m1","text":"hello"}""");
        await chat.PostAsync("""{"type":"message","id":"m1","text":"hello"}""");
        await chat.PostAsync("""{"type":"message","id":"m2","text":"hello"}""");
        await chat.PostAsync("""{"type":"message","text":"hello"}""");
        await chat.PostAsync("""{"type":"message","text":"hello"}""");

        Assert.Equal(4, server.Inbox.Heard.Length);
    }

    [Theory]
    [InlineData("""{"clientActivityID":7}""")]
    [InlineData("""{"clientActivityID":""}""")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task A_clientActivityID_that_is_no_text_makes_each_message_its_own(string channelData)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var message = $$"""{"type":"message","text":"hello","channelData":{{channelData}}}""";

        await chat.PostAsync(message);
        await chat.PostAsync(message);

        Assert.Equal(2, server.Inbox.Heard.Length);
    }

    [Fact]
    public async Task Two_people_may_choose_the_same_clientActivityID()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenWithoutUserAsync();

        await chat.PostAsync(Chat.Message("hello", "c1", from: "anna"));
        await chat.PostAsync(Chat.Message("hello", "c1", from: "bert"));

        Assert.Equal(2, server.Inbox.Heard.Length);
    }

    [Fact]
    public async Task What_a_client_adds_comes_back_unchanged()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenWithoutUserAsync();

        await chat.PostAsync("""
            {"type":"message","text":"hällo \"<b>\" 😀","from":{"id":"anna","name":"","role":"user","x":1},"channelId":"webchat",
             "localTimestamp":"2026-12-01T10:00:00.0000000+01:00","localTimezone":"Europe/Berlin","replyToId":"r1",
             "channelData":{"clientActivityID":"c1","big":12345678901234567890.123,"list":[1,null]},
             "entities":[{"type":"ClientCapabilities","@type":"x"}],"deliveryMode":"stream","unknown":{"a":[{}]}}
            """);

        var echo = (await chat.ReadAsync())[1]!;
        Assert.Equal("hällo \"<b>\" 😀", (string?)echo["text"]);
        Assert.Equal("""{"clientActivityID":"c1","big":12345678901234567890.123,"list":[1,null]}""", echo["channelData"]!.ToJsonString());
        Assert.Equal("""[{"type":"ClientCapabilities","@type":"x"}]""", echo["entities"]!.ToJsonString());
        Assert.Equal("""{"a":[{}]}""", echo["unknown"]!.ToJsonString());
        Assert.Equal(("2026-12-01T10:00:00.0000000+01:00", "Europe/Berlin", "r1", "stream"), ((string?)echo["localTimestamp"], (string?)echo["localTimezone"], (string?)echo["replyToId"], (string?)echo["deliveryMode"]));
        Assert.Equal((1, ""), ((int)echo["from"]!["x"]!, (string?)echo["from"]!["name"]));
    }

    [Fact]
    public async Task What_only_the_server_may_say_is_overwritten()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        await chat.PostAsync("""
            {"type":"message","text":"hello","id":"mine","timestamp":"1999-01-01T00:00:00Z","channelId":"msteams","serviceUrl":"https://evil.example",
             "conversation":{"id":"other"},"recipient":{"id":"x"},"callerId":"urn:botframework:azure","from":{"id":"dl_somebody","role":"bot"}}
            """);

        var echo = (await chat.ReadAsync())[1]!.AsObject();
        Assert.Equal((chat.UserId, "user"), ((string?)echo["from"]!["id"], (string?)echo["from"]!["role"]));
        Assert.Equal(($"{chat.ConversationId}|0000002", chat.ConversationId, "directline"), ((string?)echo["id"], (string?)echo["conversation"]!["id"], (string?)echo["channelId"]));
        Assert.DoesNotContain("1999", (string?)echo["timestamp"], StringComparison.Ordinal);
        Assert.EndsWith("Z", (string?)echo["timestamp"], StringComparison.Ordinal);
        Assert.Empty(echo.Select(field => field.Key).Intersect(["serviceUrl", "recipient", "callerId"]));
        Assert.Equal(chat.UserId, server.Inbox.Heard.Single().PersonId);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hello"}""", "MissingProperty")]
    [InlineData("""{"type":"message","text":"hello","from":{"id":""}}""", "MissingProperty")]
    [InlineData("""{"type":"message","text":"hello","from":{"id":"dl_anna"}}""", "BadArgument")]
    public async Task A_sender_nobody_vouches_for_is_refused_when_the_token_names_none(string activity, string code)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenWithoutUserAsync();

        var answer = await chat.PostAsync(activity);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_program_with_a_secret_may_post_for_a_person_it_knows()
    {
        await using var server = await DirectLineServer.StartAsync();
        var start = await server.PostAsync("/conversations", DirectLineServer.Secret);

        await server.PostAsync($"/conversations/{start.Text("conversationId")}/activities", DirectLineServer.Secret, Chat.Message("hello", from: "dl_anna"));

        Assert.Equal("dl_anna", server.Inbox.Heard.Single().PersonId);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("conversationUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("Message")]
    [InlineData("something-of-tomorrow")]
    public async Task Whatever_is_no_message_is_acknowledged_and_is_no_turn(string type)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await chat.PostAsync($$"""{"type":"{{type}}","name":"webchat/join"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith($"{chat.ConversationId}|", answer.Text("id"), StringComparison.Ordinal);
        Assert.Empty(server.Inbox.Heard);
        Assert.Single(await chat.ReadAsync());
    }

    [Theory]
    [InlineData("""{"type":"message"}""", "")]
    [InlineData("""{"type":"message","text":null}""", "")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"https://x.example/a.png"}]}""", "")]
    [InlineData("""{"type":"message","value":{"text":"book it"}}""", "book it")]
    [InlineData("""{"type":"message","text":"spoken","value":{"text":"not this"}}""", "spoken")]
    [InlineData("""{"type":"message","value":{"slot":3}}""", """{"slot":3}""")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\\u0000b\\u0007c\\nd\\te\\u009f\"}", "abc\nd\te")]
    public async Task The_bot_hears_the_words_of_a_message_wherever_they_stand(string activity, string heard)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await chat.PostAsync(activity);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(heard, server.Inbox.Heard.Single().Text);
    }

    [Fact]
    public async Task Long_words_are_passed_on_for_the_bot_to_answer()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await chat.SayAsync(new string('x', 100_000));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(100_000, server.Inbox.Heard.Single().Text.Length);
    }

    [Fact]
    public async Task Suggestions_and_cards_reach_the_client_as_buttons()
    {
        await using var server = await DirectLineServer.StartAsync();
        server.Inbox.Answer = _ => [new Reply("Here we are.", ["Where is it?"], [new ReplyCard("Clinic", "", [new CardLink("Call", "tel:+12125550100")])], [], [])];
        var chat = await server.OpenAsync();

        await chat.SayAsync("where are you");

        var reply = (await chat.ReadAsync())[2]!;
        Assert.Equal("""[{"type":"imBack","title":"Where is it?","value":"Where is it?"}]""", reply["suggestedActions"]!["actions"]!.ToJsonString());
        var card = reply["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.card.hero", (string?)card["contentType"]);
        Assert.Equal("""[{"type":"call","title":"Call","value":"tel:+12125550100"}]""", Unescaped(card["content"]!["buttons"]!));
    }

    [Fact]
    public async Task A_message_is_taken_even_when_its_sender_hangs_up()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var mayAnswer = new TaskCompletionSource();
        server.Inbox.MayAnswer = mayAnswer.Task;
        using var impatient = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Domain}{chat.Path}/activities");
        request.Headers.Authorization = new("Bearer", chat.Token);
        request.Content = new StringContent(Chat.Message("hello"), Encoding.UTF8, "application/json");

        var posting = server.Http.SendAsync(request, impatient.Token);
        await server.Inbox.Arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posting);
        mayAnswer.SetResult();

        using var socket = await chat.ListenAsync();
        var said = await socket.NextActivitiesAsync(3);
        Assert.Equal("You said: hello", (string?)said[2]["text"]);
    }

    [Fact]
    public async Task An_inbox_that_fails_is_an_error_body_and_the_resend_is_taken()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        server.Inbox.MayAnswer = Task.FromException(new IOException("disk full"));

        var failed = await chat.SayAsync("hello");
        server.Inbox.MayAnswer = Task.CompletedTask;
        var resent = await chat.SayAsync("hello");

        Assert.Equal((HttpStatusCode.InternalServerError, "ServiceError"), (failed.Status, failed.ErrorCode));
        Assert.DoesNotContain("disk", failed.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, resent.Status);
    }

    [Fact]
    public async Task The_log_holds_neither_words_nor_tokens()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var socket = await chat.ListenAsync();

        await chat.SayAsync("a very private matter", "private-id");
        await socket.NextActivitiesAsync(3);
        await chat.PostAsync("{\"type\":\"message\",\"text\":\"a very private matter");
        server.Inbox.MayAnswer = Task.FromException(new IOException("disk full"));
        await chat.SayAsync("a very private matter", "private-id-2");

        Assert.Contains(server.Log.Lines, line => line.Contains("disk full", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("private", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(chat.Token, StringComparison.Ordinal));
    }

    private static string Unescaped(JsonNode node) => node.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal);
}
