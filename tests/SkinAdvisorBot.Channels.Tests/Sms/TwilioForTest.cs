using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

/// <summary>A gateway in front of a Twilio that answers as a test says.</summary>
internal sealed class TwilioForTest(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "fedcba9876543210fedcba9876543210";
    public const string Person = "+14155550142";
    public const string Words = "Your code for Fifth Avenue is 123456.";

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero));

    public LogBook Logs { get; } = new();

    /// <summary>Method, address, credentials and form of each request.</summary>
    public List<(HttpMethod Method, string Address, AuthenticationHeaderValue? Credentials, string Form)> Requests { get; } = [];

    public static TwilioForTest Answering(HttpStatusCode status, string body, Action<HttpResponseHeaders>? headers = null) => new(_ =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        headers?.Invoke(response.Headers);
        return Task.FromResult(response);
    });

    public static TwilioForTest Failing(Exception problem) => new(_ => Task.FromException<HttpResponseMessage>(problem));

    public TwilioSmsGateway Gateway(string from = "+12125550100", HttpMessageHandler? network = null, string? publicUrl = null)
    {
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(Logs));
        var options = Options.Create(new TwilioOptions { AccountSid = AccountSid, AuthToken = AuthToken, From = from, PublicUrl = publicUrl });
        var http = new HttpClient(network ?? this) { BaseAddress = TwilioSmsGateway.Address, Timeout = Timeout.InfiniteTimeSpan };
        return new TwilioSmsGateway(http, options, Clock, logs.CreateLogger<TwilioSmsGateway>());
    }

    public Task<SendOutcome> SendAsync() => Gateway().SendAsync(new OutgoingSms(Person, Words), TestContext.Current.CancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request.Method, request.RequestUri!.ToString(), request.Headers.Authorization, await request.Content!.ReadAsStringAsync(cancellationToken)));
        return await answer(cancellationToken);
    }
}
