using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

/// <summary>The real server on a free port of this machine, behind the public address that Twilio knows; what keeps things is in memory.</summary>
internal sealed class SmsServer : IAsyncDisposable
{
    public const string PublicUrl = "https://bot.example.com";
    public const string Person = "+14155550142";
    public const string Clinic = "+12125550100";
    public const string Help = "Fifth Avenue Aesthetics. Call 212-555-0100. Reply STOP to end.";
    public const string OptedOut = "You get no more texts.";
    public const string OptedIn = "You get texts again.";

    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private int _number;

    private SmsServer(WebApplication app, MemoryInbox inbox, LogBook log)
    {
        (_app, Inbox, Log) = (app, inbox, log);
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public MemoryInbox Inbox { get; }

    public MemoryLedger Ledger { get; private init; } = null!;

    public RecordedReports Reports { get; private init; } = null!;

    public LogBook Log { get; }

    public Uri Address => _http.BaseAddress!;

    public IServiceProvider Services => _app.Services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="withAccount">Whether an account is configured.</param>
    /// <param name="seenFrom">The address every caller seems to have; null for their own.</param>
    /// <param name="gateway">What sends texts; null for one that writes them down.</param>
    public static async Task<SmsServer> StartAsync(
        bool withAccount = true,
        TimeProvider? clock = null,
        IPAddress? seenFrom = null,
        string publicUrl = PublicUrl,
        ISmsGateway? gateway = null,
        params (string Key, string Value)[] settings)
    {
        var (inbox, ledger, reports, log) = (new MemoryInbox(), new MemoryLedger(), new RecordedReports(), new LogBook());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration["Sms:Gateway"] = "record";
        if (withAccount)
        {
            builder.Configuration["Twilio:AccountSid"] = TwilioForTest.AccountSid;
            builder.Configuration["Twilio:AuthToken"] = TwilioForTest.AuthToken;
            builder.Configuration["Twilio:From"] = Clinic;
            builder.Configuration["Twilio:PublicUrl"] = publicUrl;
        }

        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IInbox>(inbox).AddSingleton<ITranscript>(inbox);
        builder.Services.AddSingleton<IOptOutLedger>(ledger).AddSingleton<IDeliveryReports>(reports).AddSingleton<ISmsWords>(new FixedWords());
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        if (gateway is not null)
            builder.Services.AddSingleton(gateway);
        builder.Services.AddSms(dataDirectory: null);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = seenFrom ?? context.Connection.RemoteIpAddress;
            return next(context);
        });
        app.UseRouting();
        app.MapSms();
        await app.StartAsync(Stop);
        return new SmsServer(app, inbox, log) { Ledger = ledger, Reports = reports };
    }

    /// <summary>The parameters of a message, with an id of its own.</summary>
    public (string Name, string Value)[] Message(string body, params (string Name, string Value)[] others)
    {
        var sid = $"SM{Interlocked.Increment(ref _number):x32}";
        (string, string)[] usual =
        [
            ("ToCountry", "US"), ("MessageSid", sid), ("AccountSid", TwilioForTest.AccountSid), ("From", Person), ("To", Clinic), ("Body", body), ("NumMedia", "0"), ("FromCity", ""),
        ];
        return [.. usual.Where(each => others.All(other => other.Name != each.Item1)), .. others];
    }

    public Task<TwimlAnswer> SayAsync(string body, params (string Name, string Value)[] others) => PostAsync(Message(body, others));

    /// <summary>Posts a form signed as Twilio does.</summary>
    /// <param name="signedFor">The address that is signed; null for the usual one.</param>
    public Task<TwimlAnswer> PostAsync((string Name, string Value)[] parameters, string target = SmsEndpoints.Path, string? signedFor = null, string token = TwilioForTest.AuthToken) =>
        SendAsync(HttpMethod.Post, target, FormOf(parameters), TwilioSignature.Of(token, signedFor ?? PublicUrl + target, parameters));

    public async Task<TwimlAnswer> SendAsync(HttpMethod method, string target, HttpContent? content, string? signature, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target) { Content = content };
        if (signature is not null)
            request.Headers.Add("X-Twilio-Signature", signature);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, Stop);
        return new TwimlAnswer(response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync(Stop));
    }

    public static FormUrlEncodedContent FormOf((string Name, string Value)[] parameters) => new(parameters.Select(each => KeyValuePair.Create(each.Name, each.Value)));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class FixedWords : ISmsWords
    {
        public string Help() => SmsServer.Help;

        public string OptedOut() => SmsServer.OptedOut;

        public string OptedIn() => SmsServer.OptedIn;
    }
}

/// <summary>What the server answered.</summary>
internal sealed record TwimlAnswer(HttpStatusCode Status, string? ContentType, string Body)
{
    /// <summary>The texts in it, in order; fails when it is no TwiML.</summary>
    public string[] Texts
    {
        get
        {
            Assert.Equal((HttpStatusCode.OK, "text/xml; charset=utf-8"), (Status, ContentType));
            var root = XDocument.Parse(Body).Root!;
            Assert.Equal("Response", root.Name.LocalName);
            return [.. root.Elements("Message").Select(message => message.Value)];
        }
    }
}

/// <summary>Keeps what was reported.</summary>
internal sealed class RecordedReports : IDeliveryReports
{
    public ConcurrentQueue<(string Sender, string Id, DeliveryReport Report, string? Reason)> All { get; } = new();

    public Task ReportAsync(string sender, string providerId, DeliveryReport report, string? reason, CancellationToken cancellationToken)
    {
        All.Enqueue((sender, providerId, report, reason));
        return Task.CompletedTask;
    }
}
