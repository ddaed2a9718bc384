using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class UploadTests
{
    [Fact]
    public async Task A_form_is_one_message_with_the_files_by_name_type_and_size()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var form = new MultipartFormDataContent
        {
            ActivityPart("""
                {"type":"message","text":"is this normal","from":{"id":"u"},"channelData":{"clientActivityID":"c1"},
                 "attachments":[{"contentType":"image/png","name":"b.png"},{"contentType":"image/png","name":"a.png","thumbnailUrl":"data:,"}]}
                """),
            FilePart("a.png", "image/png", 10),
            FilePart("b.png", "image/jpeg", 20),
            FilePart("c.pdf", "application/pdf", 30),
        };

        var answer = await UploadAsync(chat, form);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($"{chat.ConversationId}|0000002", answer.Text("id"));
        Assert.Equal("is this normal", server.Inbox.Heard.Single().Text);
        var echo = (await chat.ReadAsync())[1]!;
        Assert.Equal("c1", (string?)echo["channelData"]!["clientActivityID"]);
        Assert.Equal(
            """[{"contentType":"image/jpeg","name":"b.png","size":20},{"contentType":"image/png","name":"a.png","thumbnailUrl":"data:,","size":10},{"contentType":"application/pdf","name":"c.pdf","size":30}]""",
            echo["attachments"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_upload_twice_is_one_message()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();

        for (var i = 0; i < 2; i++)
        {
            using var form = new MultipartFormDataContent
            {
                ActivityPart("""{"type":"message","channelData":{"clientActivityID":"c1"}}"""),
                FilePart("a.png", "image/png", 10),
            };
            await UploadAsync(chat, form);
        }

        Assert.Single(server.Inbox.Heard);
    }

    [Fact]
    public async Task A_form_without_an_activity_is_a_message_without_words_from_the_user_of_the_address()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenWithoutUserAsync();
        using var form = new MultipartFormDataContent { FilePart("a.png", "image/png", 10) };

        var answer = await UploadAsync(chat, form, "?userId=anna");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("", server.Inbox.Heard.Single().Text);
        Assert.Equal("anna", (string?)(await chat.ReadAsync())[1]!["from"]!["id"]);
    }

    [Theory]
    [InlineData("name=\"file\"; filename=\"skin.jpg\"", "skin.jpg")]
    [InlineData("name=\"file\"; filename=\"C:\\\\photos\\\\skin.jpg\"", "skin.jpg")]
    [InlineData("name=\"file\"; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("name=\"file\"; filename*=UTF-8''h%C3%A4nde.jpg", "hände.jpg")]
    [InlineData(null, "file")]
    public async Task One_file_may_be_the_whole_body(string? disposition, string name)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var file = new ByteArrayContent(new byte[100]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        if (disposition is not null)
            file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; {disposition}");

        var answer = await UploadAsync(chat, file);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var attachment = (await chat.ReadAsync())[1]!["attachments"]!.AsArray().Single()!;
        Assert.Equal((name, "image/jpeg", 100), ((string?)attachment["name"], (string?)attachment["contentType"], (int)attachment["size"]!));
    }

    [Fact]
    public async Task Nothing_of_a_file_but_name_type_and_size_is_kept()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var form = new MultipartFormDataContent { { new StringContent("the-content-of-the-file"), "file", "a.txt" } };

        await UploadAsync(chat, form);

        Assert.DoesNotContain("the-content", Encoding.UTF8.GetString(server.Inbox.Heard.Single().Activity.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_may_be_larger_than_an_activity_up_to_the_limit()
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var largest = new MultipartFormDataContent { FilePart("a.png", "image/png", 4 * 1024 * 1024) };
        using var larger = new MultipartFormDataContent { FilePart("a.png", "image/png", (4 * 1024 * 1024) + 1) };
        using var raw = new ByteArrayContent(new byte[(4 * 1024 * 1024) + 1]);
        raw.Headers.ContentType = new MediaTypeHeaderValue("image/png");

        Answer[] answers = [await UploadAsync(chat, largest), await UploadAsync(chat, larger), await UploadAsync(chat, raw)];

        Assert.Equal([200, 413, 413], answers.Select(answer => (int)answer.Status));
    }

    [Fact]
    public async Task Too_many_files_or_too_long_an_activity_are_413()
    {
        await using var server = await DirectLineServer.StartAsync([("MaxUploadFiles", "2")]);
        var chat = await server.OpenAsync();
        using var many = new MultipartFormDataContent { FilePart("a", "image/png", 1), FilePart("b", "image/png", 1), FilePart("c", "image/png", 1) };
        using var wordy = new MultipartFormDataContent { ActivityPart($$"""{"type":"message","text":"{{new string('x', 256 * 1024)}}"}""") };

        Answer[] answers = [await UploadAsync(chat, many), await UploadAsync(chat, wordy)];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "PayloadTooLarge"), (answer.Status, answer.ErrorCode)));
        Assert.Empty(server.Inbox.Heard);
    }

    [Theory]
    [InlineData("multipart/form-data", "x", 400)]
    [InlineData("multipart/form-data; boundary=b", "not a form", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file\r\n\r\nnever ends", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\r\n--b--\r\n", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\"type\":\"message\"}\r\n--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\"type\":\"message\"}\r\n--b--\r\n", 400)]
    [InlineData(null, "x", 415)]
    public async Task A_broken_form_says_so(string? contentType, string body, int status)
    {
        await using var server = await DirectLineServer.StartAsync();
        var chat = await server.OpenAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await UploadAsync(chat, content);

        Assert.Equal(status, (int)answer.Status);
        Assert.NotEmpty(answer.ErrorMessage);
        Assert.Empty(server.Inbox.Heard);
    }

    private static async Task<Answer> UploadAsync(Chat chat, HttpContent content, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chat.Server.Domain}{chat.Path}/upload{query}");
        request.Content = content;
        return await chat.Server.SendAsync(request, chat.Token);
    }

    private static ByteArrayContent ActivityPart(string json)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        part.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "activity", FileName = "blob" };
        return part;
    }

    private static ByteArrayContent FilePart(string name, string contentType, int size)
    {
        var part = new ByteArrayContent(new byte[size]);
        part.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = $"\"{name}\"" };
        return part;
    }
}
