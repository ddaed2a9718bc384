using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

/// <summary>Somebody's calendar on a real port of this machine.</summary>
public sealed class CalendarServer : IAsyncDisposable
{
    /// <summary>What no answer, list or log may repeat.</summary>
    public const string Secret = "token-4711";

    private readonly WebApplication _app;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CalendarServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context =>
        {
            Requests++;
            _asked.TrySetResult();
            return Answer(context);
        });
    }

    public string Url => $"{_app.Urls.Single()}/private-{Secret}/ana.ics?key={Secret}";

    public int Requests { get; private set; }

    /// <summary>Ends with the first request.</summary>
    public Task Asked => _asked.Task;

    public RequestDelegate Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    public static async Task<CalendarServer> StartAsync(string? calendar = null)
    {
        var server = new CalendarServer();
        if (calendar is not null)
            server.Serves(calendar);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public void Serves(string body, string? type = "text/calendar; charset=utf-8") => Answer = context =>
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };

    public void Refuses(int status) => Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = "/elsewhere.ics";
        return Task.CompletedTask;
    };

    /// <summary>Sends a few bytes and no more.</summary>
    public void FallsSilent() => Answer = async context =>
    {
        context.Response.ContentType = "text/calendar";
        await context.Response.WriteAsync("BEGIN:");
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
