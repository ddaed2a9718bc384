using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class TwilioSmsGatewayTests
{
    [Fact]
    public async Task A_text_is_posted_to_the_account_with_its_credentials()
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.Created, """{"sid":"SM123","status":"queued","error_code":null}""");

        var outcome = await twilio.SendAsync();

        Assert.Equal(new SendOutcome.Accepted("SM123"), outcome);
        var request = Assert.Single(twilio.Requests);
        Assert.Equal((HttpMethod.Post, $"https://api.twilio.com/2010-04-01/Accounts/{TwilioForTest.AccountSid}/Messages.json"), (request.Method, request.Address));
        Assert.Equal("To=%2B14155550142&From=%2B12125550100&Body=Your+code+for+Fifth+Avenue+is+123456.&SmartEncoded=true", request.Form);
        Assert.Equal(("Basic", $"{TwilioForTest.AccountSid}:{TwilioForTest.AuthToken}"), (request.Credentials!.Scheme, Decoded(request.Credentials)));
    }

    [Fact]
    public async Task A_messaging_service_is_named_as_one()
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.Created, """{"sid":"SM123"}""");

        await twilio.Gateway("MG0123456789abcdef0123456789abcdef").SendAsync(new OutgoingSms(TwilioForTest.Person, TwilioForTest.Words), TestContext.Current.CancellationToken);

        Assert.Contains("&MessagingServiceSid=MG0123456789abcdef0123456789abcdef&", twilio.Requests.Single().Form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_comes_from_the_number_that_was_texted_and_Twilio_is_asked_for_news_of_it()
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.Created, """{"sid":"SM123"}""");
        var gateway = twilio.Gateway("MG0123456789abcdef0123456789abcdef", publicUrl: "https://bot.example.com/");

        await gateway.SendAsync(new OutgoingSms("whatsapp:+14155550142", "hi") { From = "whatsapp:+14155550199" }, TestContext.Current.CancellationToken);

        Assert.Equal(
            "To=whatsapp%3A%2B14155550142&From=whatsapp%3A%2B14155550199&Body=hi&SmartEncoded=true&StatusCallback=https%3A%2F%2Fbot.example.com%2Fapi%2Fsms%2Fstatus",
            twilio.Requests.Single().Form);
    }

    [Theory]
    [InlineData("http://bot.example.com")]
    [InlineData("https://my_bot.example.com")]
    public async Task No_news_is_asked_for_at_an_address_that_Twilio_does_not_call(string publicUrl)
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.Created, """{"sid":"SM123"}""");

        await twilio.Gateway(publicUrl: publicUrl).SendAsync(new OutgoingSms(TwilioForTest.Person, TwilioForTest.Words), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("StatusCallback", twilio.Requests.Single().Form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, 21211, "The number takes no texts.", true)]
    [InlineData(400, 21614, "The number takes no texts.", true)]
    [InlineData(400, 21635, "The number is a landline.", true)]
    [InlineData(400, 21408, "Texts to that country are off: allow it at Twilio.", false)]
    [InlineData(400, 21999, "Twilio will not take it.", false)] // a code nobody knows yet
    [InlineData(400, 30034, "The sender is not registered with the carriers: register it at Twilio.", false)]
    [InlineData(400, 63016, "More than 24 hours after the person's last message, WhatsApp takes approved templates only.", false)]
    [InlineData(404, 20404, "", false)]
    public async Task A_number_that_can_not_be_texted_is_refused_for_good(int status, int code, string reason, bool isGone)
    {
        using var twilio = TwilioForTest.Answering((HttpStatusCode)status, $$"""{"code":{{code}},"message":"The 'To' number +14155550142 is not valid","status":{{status}}}""");

        Assert.Equal(new SendOutcome.Refused($"Twilio answered {status}, code {code}. {reason}".TrimEnd(), IsGone: isGone), await twilio.SendAsync());
    }

    [Fact]
    public async Task Somebody_who_said_stop_to_Twilio_is_known_to_have_opted_out()
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.BadRequest, """{"code":21610,"message":"Attempt to send to unsubscribed recipient"}""");

        Assert.Equal(new SendOutcome.Refused("Twilio answered 400, code 21610. They want no texts.", IsOptOut: true), await twilio.SendAsync());
    }

    [Fact]
    public async Task Too_many_requests_wait_as_long_as_Twilio_says()
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.TooManyRequests, """{"code":20429}""", headers => headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(90)));

        Assert.Equal(new SendOutcome.Later("Twilio answered 429, code 20429. Too many requests at once.", TimeSpan.FromSeconds(90)), await twilio.SendAsync());
    }

    [Fact]
    public async Task A_wait_given_as_a_date_is_counted_from_now()
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.ServiceUnavailable, "busy", headers => headers.RetryAfter = new RetryConditionHeaderValue(new DateTimeOffset(2026, 12, 1, 15, 2, 0, TimeSpan.Zero)));

        Assert.Equal(new SendOutcome.Later("Twilio answered 503.", TimeSpan.FromMinutes(2)), await twilio.SendAsync());
    }

    [Fact]
    public async Task A_refused_account_is_an_error_in_the_log_and_the_text_waits()
    {
        using var twilio = TwilioForTest.Answering(HttpStatusCode.Unauthorized, """{"code":20003}""");

        var outcome = await twilio.SendAsync();

        Assert.Equal(TimeSpan.FromMinutes(10), Assert.IsType<SendOutcome.Later>(outcome).After);
        Assert.Contains("Twilio refuses the account with 401", twilio.Logs.Lines.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "oops")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(504, "")]
    [InlineData(408, "")]
    [InlineData(201, "<html>welcome to the hotel</html>")]
    [InlineData(200, "[]")]
    public async Task An_answer_that_leaves_it_open_is_no_ground_to_send_again(int status, string body)
    {
        using var twilio = TwilioForTest.Answering((HttpStatusCode)status, body);

        Assert.IsType<SendOutcome.Unsure>(await twilio.SendAsync());
    }

    [Fact]
    public async Task Silence_for_thirty_seconds_leaves_it_open()
    {
        using var twilio = new TwilioForTest(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("The wait has no end.");
        });

        var sending = twilio.SendAsync();
        twilio.Clock.Advance(TwilioSmsGateway.Patience);

        Assert.Equal(new SendOutcome.Unsure("Twilio did not answer within 30 seconds."), await sending);
        Assert.Single(twilio.Requests);
    }

    [Fact]
    public async Task A_line_cut_after_the_request_went_out_leaves_it_open()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var cut = CutAfterRequestAsync(server);

        Assert.IsType<SendOutcome.Unsure>(await SendToAsync(server));
        await cut;
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_told_nothing_and_is_tried_again()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        server.Stop();

        Assert.Equal(new SendOutcome.Later("Twilio can't be reached (ConnectionError)."), await SendToAsync(server));
    }

    [Fact]
    public async Task Whoever_stops_the_service_gets_the_cancellation_and_no_outcome()
    {
        using var twilio = new TwilioForTest(cancellationToken => Task.FromCanceled<HttpResponseMessage>(cancellationToken));
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => twilio.Gateway().SendAsync(new OutgoingSms(TwilioForTest.Person, TwilioForTest.Words), stopping.Token));
    }

    [Fact]
    public async Task Neither_log_nor_reason_holds_the_number_or_the_words()
    {
        foreach (var status in new[] { HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.InternalServerError })
        {
            using var twilio = TwilioForTest.Answering(status, $$"""{"code":21211,"message":"{{TwilioForTest.Person}} {{TwilioForTest.Words}}"}""");

            var told = $"{await twilio.SendAsync()} {string.Join(' ', twilio.Logs.Lines)}";

            Assert.DoesNotContain("5550142", told, StringComparison.Ordinal);
            Assert.DoesNotContain("123456.", told, StringComparison.Ordinal);
        }
    }

    private static string Decoded(AuthenticationHeaderValue credentials) => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(credentials.Parameter!));

    private static async Task<SendOutcome> SendToAsync(TcpListener server)
    {
        // What was taken care of for https holds for http too; the address alone differs.
        using var network = new SocketsHttpHandler();
        using var redirect = new ToLocalhost(network, ((IPEndPoint)server.LocalEndpoint).Port);
        using var twilio = TwilioForTest.Answering(HttpStatusCode.OK, "");
        return await twilio.Gateway(network: redirect).SendAsync(new OutgoingSms(TwilioForTest.Person, TwilioForTest.Words), TestContext.Current.CancellationToken);
    }

    private static async Task CutAfterRequestAsync(TcpListener server)
    {
        using var caller = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var heard = await caller.GetStream().ReadAsync(new byte[4_096], TestContext.Current.CancellationToken);
        Assert.NotEqual(0, heard);
        caller.LingerState = new LingerOption(true, 0);
    }

    private sealed class ToLocalhost(HttpMessageHandler inner, int port) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http", Host = "127.0.0.1", Port = port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
