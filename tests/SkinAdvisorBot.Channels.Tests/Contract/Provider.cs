using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace SkinAdvisorBot.Channels.Tests.Contract;

/// <summary>Whoever carries messages to the people of a channel, in place of the network.</summary>
/// <param name="taken">The body with which it says that it took a message.</param>
internal sealed class Provider(string taken) : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _taken = new();
    private int _calls;

    /// <summary>Bodies of the messages it took, in order.</summary>
    public IReadOnlyList<string> Taken => [.. _taken];

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What it does instead of taking a message; null for taking it.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>>? Trouble { get; set; }

    public void Declines(HttpStatusCode status, string body) =>
        Trouble = _ => Task.FromResult(Json(status, body));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (Trouble is { } trouble)
            return await trouble(cancellationToken);
        _taken.Enqueue(body);
        return Json(HttpStatusCode.Created, taken);
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
