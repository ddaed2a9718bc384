using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Channels.Tests.DirectLine;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>The real endpoint on a free port of this machine; only what keeps the conversations is in memory, and time stands still.</summary>
public sealed class BotServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _keyFile;
    private readonly HttpClient _http;

    private BotServer(WebApplication app, MemoryInbox inbox, LogBook log, FakeTimeProvider clock, string keyFile)
    {
        (_app, Inbox, Log, Clock, _keyFile) = (app, inbox, log, clock, keyFile);
        _http = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public MemoryInbox Inbox { get; }

    public LogBook Log { get; }

    public FakeTimeProvider Clock { get; }

    public string Address => _app.Urls.First();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="authority">Whom the bot believes; null for a bot without credentials.</param>
    /// <param name="seenFrom">The address every caller seems to have; null for their own.</param>
    public static async Task<BotServer> StartAsync(
        TestAuthority? authority,
        IEnumerable<(string Key, string Value)>? settings = null,
        IPAddress? seenFrom = null,
        IPAddress? listenOn = null,
        string environment = "Production")
    {
        var (inbox, log, clock) = (new MemoryInbox(), new LogBook(), new FakeTimeProvider(TestAuthority.Now));
        var keyFile = Path.Combine(Path.GetTempPath(), $"botframework-{Guid.NewGuid():N}.key");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        foreach (var (key, value) in (authority?.Settings ?? []).Concat(settings ?? []))
            builder.Configuration[key] = value;
        builder.WebHost.UseKestrel(server => server.Listen(listenOn ?? IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IInbox>(inbox).AddSingleton<ITranscript>(inbox).AddSingleton<TimeProvider>(clock);
        builder.Services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section);
        builder.Services.AddBotFramework(keyFile);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = seenFrom ?? context.Connection.RemoteIpAddress;
            return next(context);
        });
        app.UseRouting();
        app.MapBotFramework();
        await app.StartAsync(Stop);
        return new BotServer(app, inbox, log, clock, keyFile);
    }

    /// <summary>A message in Teams between a person and the bot.</summary>
    public static JsonObject Message(string? text = "what is melasma", string id = "m1") => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = TestAuthority.TeamsService,
        ["from"] = new JsonObject { ["id"] = "29:anna", ["name"] = "Anna", ["aadObjectId"] = "a0000000-0000-0000-0000-00000000000a" },
        ["recipient"] = new JsonObject { ["id"] = $"28:{TestAuthority.AppId}", ["name"] = "Skin advisor" },
        ["conversation"] = new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = "c0000000-0000-0000-0000-00000000000c" },
        ["locale"] = "en-US",
        ["text"] = text,
        ["textFormat"] = "plain",
    };

    /// <summary>Posts as Azure Bot Service does.</summary>
    public Task<Answer> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString(), $"Bearer {TestAuthority.ChannelToken()}");

    /// <param name="authorization">Values of the header, each sent as it is.</param>
    public async Task<Answer> PostAsync(string body, params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, BotFrameworkServices.Path);
        request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        foreach (var value in authorization)
            request.Headers.TryAddWithoutValidation("Authorization", value);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, Stop);
        return new Answer(response, await response.Content.ReadAsStringAsync(Stop));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        File.Delete(_keyFile);
    }
}
