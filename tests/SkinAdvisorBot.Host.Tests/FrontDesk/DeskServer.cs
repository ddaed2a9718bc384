using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.FrontDesk;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Outbox;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

/// <summary>The front desk on a real port of this machine, with real storage and the shipped content.</summary>
public sealed class DeskServer : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private DeskServer(WebApplication app, DataDirectory data, FakeTimeProvider clock)
    {
        (_app, Data, Clock) = (app, data, clock);
        _http.BaseAddress = new Uri(app.Urls.Single());
    }

    public DataDirectory Data { get; }

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IAppointmentBook Book => _app.Services.GetRequiredService<IAppointmentBook>();

    public TurnWriter Writer => _app.Services.GetRequiredService<TurnWriter>();

    public OutboxBook Outbox => _app.Services.GetRequiredService<OutboxBook>();

    public static Task<DeskServer> StartAsync(DataDirectory data, params (string Key, string Value)[] settings) => StartAsync(data, lookup: null, settings);

    /// <param name="lookup">Null for the machine's own.</param>
    public static async Task<DeskServer> StartAsync(DataDirectory data, HostLookup? lookup, params (string Key, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(RunningDesk.Tuesday);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<CurrentPlaybook>(() => RunningDesk.Playbook);
        builder.AddStorage(data.Location);
        builder.Services.AddDirectLine(Path.Combine(data.Path, "directline.key"));
        if (lookup is not null)
            builder.Services.AddSingleton(lookup);
        builder.Services.AddFrontDesk();
        var app = builder.Build();
        // Stands in for callers elsewhere.
        app.Use((context, next) =>
        {
            if (context.Request.Headers["Test-Address"].ToString() is { Length: > 0 } address)
                context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            return next(context);
        });
        app.MapFrontDesk();
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new DeskServer(app, data, clock);
    }

    /// <summary>Makes changes in the book as a conversation would.</summary>
    public async Task ChangeAsync(params BookingChange[] changes)
    {
        var name = Guid.NewGuid().ToString("N");
        var opened = await Writer.OpenAsync(
            new(name, ChannelKind.Web, "", Locale: null, Now, WelcomeCount: 1, "{}"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray()), TestContext.Current.CancellationToken);
        await Writer.SaveAsync(ATurn.Of(opened.Key!.Value, "m") with { At = Now, Changes = [.. changes] }, TestContext.Current.CancellationToken);
    }

    public Task<DeskAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<DeskAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<DeskAnswer> PostAsync(string path, JsonObject body) => PostAsync(path, body.ToJsonString(), "application/json");

    public Task<DeskAnswer> PostAsync(string path, string body, string type) => SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)));

    public async Task<DeskAnswer> SendAsync(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new DeskAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.ToString(), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}

public sealed record DeskAnswer(HttpStatusCode Status, string Body, string? Type, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>What the caller is told went wrong.</summary>
    public string Remedy => Json["error"]!["message"]!.GetValue<string>();

    public JsonArray List(string name) => Json[name]!.AsArray();
}
