using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Identity.Client;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Issues tokens in place of Microsoft Entra: <c>token-1</c>, <c>token-2</c> and so on.</summary>
internal sealed class FakeAuthority : HttpMessageHandler, IMsalHttpClientFactory
{
    public const string Address = "https://login.test.example/99999999-2222-3333-4444-555555555555";

    private readonly ConcurrentQueue<(string Address, string Form)> _requests = new();
    private readonly HttpClient _http;
    private int _issued;

    public FakeAuthority() => _http = new HttpClient(this, disposeHandler: false);

    /// <summary>Address and form of each request, in order.</summary>
    public IReadOnlyList<(string Address, string Form)> Requests => [.. _requests];

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What it says instead of a token; null for a token.</summary>
    public Func<HttpResponseMessage>? Refusal { get; set; }

    /// <summary>What a request waits for.</summary>
    public Task MayAnswer { get; set; } = Task.CompletedTask;

    public HttpClient GetHttpClient() => _http;

    public static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        _requests.Enqueue((request.RequestUri!.ToString(), form));
        await MayAnswer.WaitAsync(cancellationToken);
        if (Refusal is { } refusal)
            return refusal();
        var number = Interlocked.Increment(ref _issued);
        // A managed identity names the end, Entra the length; each reads its own.
        var end = TimeProvider.System.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds();
        return Json(HttpStatusCode.OK, request.Method == HttpMethod.Get
            ? string.Create(CultureInfo.InvariantCulture, $$"""{"token_type":"Bearer","expires_on":"{{end}}","resource":"x","access_token":"token-{{number}}"}""")
            : string.Create(CultureInfo.InvariantCulture, $$"""{"token_type":"Bearer","expires_in":{{Lifetime.TotalSeconds}},"access_token":"token-{{number}}"}"""));
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }
}
