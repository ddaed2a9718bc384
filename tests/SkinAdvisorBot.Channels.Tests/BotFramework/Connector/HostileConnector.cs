using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>A channel's service on a free port of this machine that answers as a test says.</summary>
public sealed class HostileConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedCall> _calls = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private HostileConnector(WebApplication app) => _app = app;

    /// <summary>With a path, and without a slash at the end: both occur.</summary>
    public string ServiceUrl => $"{_app.Urls.Single()}/amer/_connector";

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<ReceivedCall> Calls => [.. _calls];

    /// <summary>How the next calls are answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => WriteAsync(context, 200, """{"id":"m1"}""");

    public static async Task<HostileConnector> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new HostileConnector(app);
        if (answer is not null)
            connector.Answer = answer;
        app.Run(connector.ServeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return connector;
    }

    /// <summary>Answers with a status, a body and headers.</summary>
    public static Func<HttpContext, Task> Saying(int status, string body = "", params (string Name, string Value)[] headers) => context =>
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return WriteAsync(context, status, body);
    };

    public static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        if (body.Length > 0)
            await context.Response.WriteAsync(body);
    }

    /// <summary>Never answers, until the caller has had enough.</summary>
    public static Task HangAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

    /// <summary>Waits for one more call than was waited for before, a minute at most.</summary>
    public async Task WaitForCallAsync() => Assert.True(await _arrived.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "No call came.");

    public ValueTask DisposeAsync()
    {
        _arrived.Dispose();
        return _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        _calls.Enqueue(new ReceivedCall(context.Request.Method, target, context.Request.Headers.Authorization.ToString(), context.Request.ContentType, body));
        _arrived.Release();
        try
        {
            await Answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller had enough.
        }
    }
}

/// <param name="Target">Path and query as they came over the wire.</param>
/// <param name="Authorization">Empty when there was none.</param>
public sealed record ReceivedCall(string Method, string Target, string Authorization, string? ContentType, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
