using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("", "not the JSON we expect")]
    [InlineData("{", "not the JSON we expect")]
    [InlineData("null", "is null")]
    [InlineData("[]", "not the JSON we expect")]
    [InlineData("42", "not the JSON we expect")]
    [InlineData("\"message\"", "not the JSON we expect")]
    [InlineData("{\"type\":5}", "$.type")]
    [InlineData("{\"type\":\"message\",\"text\":{}}", "$.text")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"text\":\"b\"}", "not the JSON we expect")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"a\":1,\"a\":2}}", "not the JSON we expect")]
    [InlineData("{\"type\":\"message\",\"attachments\":[null]}", "holds null")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}", "half a character")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"clientActivityID\":\"\\udc00\"}}", "half a character")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\u0001b\"}", "not the JSON we expect")]
    public async Task A_body_that_is_no_activity_is_400_and_says_why(string body, string words)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await chat.PostAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (answer.Status, answer.ErrorCode));
        Assert.Contains(words, answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"Type\":\"message\"}")]
    public async Task An_activity_without_a_type_is_a_missing_property(string body)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await chat.PostAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, "MissingProperty"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_400()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        byte[] broken = [.. "{\"type\":\"message\",\"channelData\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        var answer = await PostBytesAsync(chat, broken, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("UTF-8", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nesting_without_end_is_400()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var deep = $$"""{"type":"message","value":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""";

        var answer = await chat.PostAsync(deep);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? contentType)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await PostBytesAsync(chat, Encoding.UTF8.GetBytes(Chat.Message("hello")), contentType);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("application/vnd.microsoft.activity+json")]
    public async Task Json_is_known_by_each_of_its_names(string contentType)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var answer = await PostBytesAsync(chat, Encoding.UTF8.GetBytes(Chat.Message("hello")), contentType);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_256_KB_is_413_whether_or_not_it_says_its_length(bool isChunked)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        var just = Encoding.UTF8.GetBytes(Chat.Message("").Replace("\"text\":\"\"", $"\"text\":\"{new string('x', 256 * 1024)}\"", StringComparison.Ordinal));

        var over = await PostBytesAsync(chat, just, "application/json", isChunked);
        var under = await PostBytesAsync(chat, Encoding.UTF8.GetBytes(Chat.Message(new string('x', (256 * 1024) - 200))), "application/json", isChunked);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "PayloadTooLarge"), (over.Status, over.ErrorCode));
        Assert.Equal(HttpStatusCode.OK, under.Status);
    }

    [Theory]
    [InlineData("😀😀😀")]
    [InlineData("مرحبا هل هذا آمن")]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("![x](https://evil.example/a.png)")]
    [InlineData("'; DROP TABLE turns; --")]
    [InlineData("\u202Etxt.exe")]
    public async Task Odd_words_are_heard_as_they_are_and_never_come_back_as_markup(string words)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        await chat.SayAsync(words);

        var poll = await chat.PollAsync();
        Assert.Equal(words, server.Inbox.Heard.Single().Text);
        Assert.Equal(words, (string?)poll.Json["activities"]![1]!["text"]);
        Assert.DoesNotContain('<', poll.Body);
        Assert.DoesNotContain("<", (string?)poll.Json["activities"]![2]!["text"], StringComparison.Ordinal);
        Assert.DoesNotContain("![", (string?)poll.Json["activities"]![2]!["text"], StringComparison.Ordinal);
        Assert.Equal("nosniff", poll.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999999")]
    [InlineData("%00")]
    public async Task A_bad_watermark_is_400(string watermark)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        var poll = await chat.PollAsync(watermark);
        var back = await server.GetAsync($"{chat.Path}?watermark={watermark}", chat.Token);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (poll.Status, back.Status));
    }

    [Theory]
    [InlineData("/conversations/%00/activities")]
    [InlineData("/conversations/..%2f..%2fetc/activities")]
    [InlineData("/conversations/a%7Cb%22/activities")]
    public async Task An_odd_conversation_id_is_just_an_unknown_one(string path)
    {
        await using var server = await DirectLineServer.StartAsync();

        var answer = await server.GetAsync(path, DirectLineServer.Secret);

        Assert.Contains(answer.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    private static async Task<Answer> PostBytesAsync(Chat chat, byte[] body, string? contentType, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chat.Server.Domain}{chat.Path}/activities");
        request.Content = new ByteArrayContent(body);
        request.Headers.TransferEncodingChunked = isChunked;
        if (contentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await chat.Server.SendAsync(request, chat.Token);
    }
}
