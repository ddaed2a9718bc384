using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

/// <summary>The real server on a free port of this machine; only what keeps the conversations is in memory.</summary>
public sealed class DirectLineServer : IAsyncDisposable
{
    public const string Secret = "0123456789-abcdefghijklmnopqrstuvwxyz";

    private readonly WebApplication _app;

    private DirectLineServer(WebApplication app, MemoryInbox inbox, LogBook log, string keyFile, int port)
    {
        (_app, Inbox, Log, KeyFile, Port) = (app, inbox, log, keyFile, port);
        Http = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public MemoryInbox Inbox { get; }

    /// <summary>Of the whole server, its framework too, from Debug up.</summary>
    public LogBook Log { get; }

    public string KeyFile { get; }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    public string Domain => $"{Address}/v3/directline";

    public HttpClient Http { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="settings">Keys below <c>DirectLine:</c> with their values.</param>
    /// <param name="withSecret">Whether <see cref="Secret"/> is configured.</param>
    /// <param name="seenFrom">The address every caller seems to have; null for their own.</param>
    /// <param name="before">The server that ran before, stopped by now: its port, key and conversations are taken over.</param>
    public static async Task<DirectLineServer> StartAsync(
        (string Key, string Value)[]? settings = null,
        DirectLineServer? before = null,
        TimeProvider? clock = null,
        bool withSecret = true,
        IPAddress? seenFrom = null)
    {
        var inbox = before?.Inbox ?? new MemoryInbox();
        var keyFile = before?.KeyFile ?? Path.Combine(Path.GetTempPath(), $"directline-{Guid.NewGuid():N}.key");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (withSecret)
            builder.Configuration["DirectLine:Secrets:0"] = Secret;
        foreach (var (key, value) in settings ?? [])
            builder.Configuration[$"DirectLine:{key}"] = value;
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, before?.Port ?? 0));
        var log = new LogBook();
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IInbox>(inbox).AddSingleton<ITranscript>(inbox);
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        builder.Services.AddDirectLine(keyFile);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = seenFrom ?? context.Connection.RemoteIpAddress;
            return next(context);
        });
        app.UseRouting();
        app.MapDirectLine();
        await app.StartAsync(Stop);
        return new DirectLineServer(app, inbox, log, keyFile, new Uri(app.Urls.Single()).Port);
    }

    public Task StopAsync() => _app.StopAsync(Stop);

    /// <summary>Calls a path below the domain.</summary>
    /// <param name="credential">Token or secret; null for none.</param>
    /// <param name="json">Body; null for none.</param>
    public async Task<Answer> CallAsync(HttpMethod method, string path, string? credential, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Domain + path);
        if (json is not null)
            request.Content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        return await SendAsync(request, credential, headers);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, string? credential, params (string Name, string Value)[] headers)
    {
        if (credential is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request, Stop);
        return new Answer(response, await response.Content.ReadAsStringAsync(Stop));
    }

    public Task<Answer> PostAsync(string path, string? credential, string? json = null, params (string Name, string Value)[] headers) =>
        CallAsync(HttpMethod.Post, path, credential, json, headers);

    public Task<Answer> GetAsync(string path, string? credential, params (string Name, string Value)[] headers) =>
        CallAsync(HttpMethod.Get, path, credential, json: null, headers);

    /// <summary>A conversation opened with a token that names a user, as the website's chat does it.</summary>
    public async Task<Chat> OpenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/chat/token");
        var token = await SendAsync(request, credential: null);
        return await StartAsync(token.Text("token"), token.Text("userId"));
    }

    /// <summary>A conversation opened with a token that names no user.</summary>
    public async Task<Chat> OpenWithoutUserAsync()
    {
        var token = await PostAsync("/tokens/generate", Secret);
        return await StartAsync(token.Text("token"), userId: null);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        File.Delete(KeyFile);
    }

    private async Task<Chat> StartAsync(string token, string? userId)
    {
        var start = await PostAsync("/conversations", token, "{}");
        return new Chat(this, start.Text("conversationId"), start.Text("token"), start.Text("streamUrl"), userId);
    }
}
