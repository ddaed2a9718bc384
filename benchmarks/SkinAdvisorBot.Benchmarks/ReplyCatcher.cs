using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>A channel's service on a free local port: takes what a bot sends and tells whoever waits for it.</summary>
internal sealed class ReplyCatcher : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new(StringComparer.Ordinal);

    private ReplyCatcher(WebApplication app) => this.app = app;

    public string ServiceUrl => app.Urls.Single() + "/";

    public static async Task<ReplyCatcher> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var catcher = new ReplyCatcher(app);
        app.Run(catcher.TakeAsync);
        await app.StartAsync(cancellationToken);
        return catcher;
    }

    /// <summary>Begins to wait for the first activity that answers another.</summary>
    /// <param name="activityId">Of the one that is to be answered; each is awaited once.</param>
    public Task WaitForReplyTo(string activityId)
    {
        var reply = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited[activityId] = reply;
        return reply.Task;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var activity = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        await context.Response.WriteAsync("""{"id":"1"}""", context.RequestAborted);
        if ((string?)activity?["type"] == "message" && (string?)activity["replyToId"] is { } answered && awaited.TryRemove(answered, out var reply))
            reply.TrySetResult();
    }
}
