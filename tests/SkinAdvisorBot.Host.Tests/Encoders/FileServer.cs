using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Host.Tests.Encoders;

/// <summary>A web server in this process that serves what a test gives it, and can break off or fall silent.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private const int Announced = 1000;

    private readonly WebApplication service;
    private readonly ConcurrentDictionary<string, byte[]> files = new();

    private FileServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        service = builder.Build();
        service.MapGet("{**path}", ServeAsync);
    }

    public Uri Address => new(service.Urls.Single() + "/revision/");

    /// <summary>The path that is answered by a few bytes of many, and the end of the connection.</summary>
    public string? BreaksOff { get; set; }

    /// <summary>The path that is answered by a few bytes, and silence.</summary>
    public string? FallsSilent { get; set; }

    /// <summary>Ends when the server has fallen silent.</summary>
    public TaskCompletionSource Silent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<FileServer> StartAsync()
    {
        var server = new FileServer();
        await server.service.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public byte[] this[string path]
    {
        set => files[$"revision/{path}"] = value;
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private async Task ServeAsync(HttpContext context, string path)
    {
        if (path == BreaksOff || path == FallsSilent)
        {
            context.Response.ContentLength = Announced;
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            if (path == FallsSilent)
            {
                Silent.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            context.Abort();
        }
        else if (files.TryGetValue(path, out var bytes))
        {
            await context.Response.Body.WriteAsync(bytes);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
