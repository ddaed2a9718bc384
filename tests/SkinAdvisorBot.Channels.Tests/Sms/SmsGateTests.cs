using System.Net;
using System.Text;
using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class SmsGateTests
{
    [Fact]
    public async Task An_unsigned_request_is_refused_and_nothing_hears_of_it()
    {
        await using var server = await SmsServer.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, SmsServer.FormOf(server.Message("STOP")), signature: null);

        Assert.Equal(new TwimlAnswer(HttpStatusCode.Forbidden, null, ""), answer);
        Assert.Empty(server.Inbox.Heard);
        Assert.Empty(server.Ledger.Entries);
    }

    [Fact]
    public async Task A_signature_of_other_words_another_token_or_another_address_is_refused()
    {
        await using var server = await SmsServer.StartAsync();
        var message = server.Message("hello");
        var signature = TwilioSignature.Of(TwilioForTest.AuthToken, SmsServer.PublicUrl + SmsEndpoints.Path, message);

        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, SmsServer.FormOf([.. message, ("New", "1")]), signature)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(message, token: "0123456789abcdef0123456789abcdef")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(message, signedFor: "https://bot.example.com/api/SMS")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(message, signedFor: "https://bot.example.com/api/sms/")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(message, signedFor: "http://bot.example.com/api/sms")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(message, signedFor: server.Address + "api/sms")).Status);
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task Headers_of_a_proxy_change_nothing_of_the_address_that_is_signed()
    {
        await using var server = await SmsServer.StartAsync();
        var message = server.Message("hello");
        var signature = TwilioSignature.Of(TwilioForTest.AuthToken, "https://evil.example/api/sms", message);

        var answer = await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, SmsServer.FormOf(message), signature, ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [InlineData(SmsServer.PublicUrl, "/api/sms", "https://bot.example.com/api/sms")]
    [InlineData(SmsServer.PublicUrl, "/api/sms", "https://bot.example.com:443/api/sms")]
    [InlineData("https://Bot.example.com:8443/clinic/", "/api/sms?t=a%20b&x=1", "https://Bot.example.com:8443/clinic/api/sms?t=a%20b&x=1")]
    [InlineData("https://Bot.example.com:8443", "/api/sms/", "https://Bot.example.com/api/sms/")]
    public async Task The_address_is_the_configured_one_with_path_and_query_as_sent(string publicUrl, string target, string signed)
    {
        await using var server = await SmsServer.StartAsync(publicUrl: publicUrl);

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(server.Message("hello"), target, signed)).Status);
    }

    [Fact]
    public async Task While_the_token_is_changed_both_are_good()
    {
        const string next = "00112233445566778899aabbccddeeff";
        await using var server = await SmsServer.StartAsync(settings: ("Twilio:SecondaryAuthToken", next));

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(server.Message("old"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(server.Message("new"), token: next)).Status);
    }

    [Fact]
    public async Task A_message_of_another_account_is_refused_though_it_is_signed()
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await server.SayAsync("hello", ("AccountSid", "AC00000000000000000000000000000000"))).Status);
        Assert.Empty(server.Inbox.Heard);
    }

    [Fact]
    public async Task A_message_may_come_by_GET_where_the_address_alone_is_signed()
    {
        await using var server = await SmsServer.StartAsync();
        var target = $"{SmsEndpoints.Path}?{await SmsServer.FormOf(server.Message("hello there")).ReadAsStringAsync(TestContext.Current.CancellationToken)}";
        var signature = TwilioSignature.Of(TwilioForTest.AuthToken, SmsServer.PublicUrl + target, []);

        Assert.Equal("You said: hello there", (await server.SendAsync(HttpMethod.Get, target, content: null, signature)).Texts[^1]);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, target + "&x=1", content: null, signature)).Status);
        Assert.NotEmpty(server.Log.Lines);
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("hello", StringComparison.Ordinal) || line.Contains("5550142", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.SayAsync(new string('a', 64 * 1024))).Status);
        using var unsized = new StreamContent(new UnsizedStream(new byte[65 * 1024]));
        unsized.Headers.ContentType = new("application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, unsized, "x")).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16")]
    public async Task Another_type_of_body_is_refused(string type)
    {
        await using var server = await SmsServer.StartAsync();
        using var content = new StringContent("{}", Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        Assert.Equal(new TwimlAnswer(HttpStatusCode.UnsupportedMediaType, null, ""), await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, content, "x"));
    }

    [Fact]
    public async Task Without_an_account_programs_on_this_machine_are_served_and_the_log_says_so()
    {
        await using var server = await SmsServer.StartAsync(withAccount: false);

        var answer = await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, SmsServer.FormOf(server.Message("hello")), signature: null);

        Assert.Equal("You said: hello", answer.Texts[^1]);
        Assert.Contains(server.Log.Lines, line => line.Contains("from programs on this machine alone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Without_an_account_nobody_is_served_through_a_proxy_or_by_a_web_page(string header, string value)
    {
        await using var server = await SmsServer.StartAsync(withAccount: false);

        var answer = await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, SmsServer.FormOf(server.Message("hello")), signature: null, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task Without_an_account_nobody_from_elsewhere_is_served()
    {
        await using var server = await SmsServer.StartAsync(withAccount: false, seenFrom: IPAddress.Parse("203.0.113.7"));

        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Post, SmsEndpoints.Path, SmsServer.FormOf(server.Message("hello")), signature: null)).Status);
    }

    /// <summary>A body whose length nobody knows beforehand.</summary>
    private sealed class UnsizedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
