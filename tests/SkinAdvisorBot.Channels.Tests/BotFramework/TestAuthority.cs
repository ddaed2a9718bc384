using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>Issues tokens as Azure Bot Service and Microsoft Entra do, and publishes metadata and keys on a port of this machine.</summary>
public sealed class TestAuthority : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string OtherAppId = "99999999-9999-9999-9999-999999999999";
    public const string BotTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";
    public const string ChannelIssuer = "https://api.botframework.com";
    public const string TeamsService = "https://smba.trafficmanager.net/amer/";

    /// <summary>When everything in these tests happens.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    // Making a key takes a moment, so the tests share them.
    private static readonly Lazy<RSA> Channel = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Entra = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Foreign = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Weak = new(() => RSA.Create(1024));

    private readonly WebApplication _app;
    private int _fetches;

    private TestAuthority(WebApplication app)
    {
        _app = app;
        ChannelKeys =
        [
            Published(ChannelKey, "k1", "msteams", "webchat", "sms", "directline"), Published(ChannelKey, "k-webchat", "webchat"),
            Published(ChannelKey, "k-bare"), Published(WeakKey, "k-weak", "msteams"),
        ];
        EntraKeys = [Published(EntraKey, "e1")];
    }

    public static RSA ChannelKey => Channel.Value;

    public static RSA EntraKey => Entra.Value;

    /// <summary>Published nowhere.</summary>
    public static RSA ForeignKey => Foreign.Value;

    public static RSA WeakKey => Weak.Value;

    public string Address => _app.Urls.Single();

    public List<JsonObject> ChannelKeys { get; }

    public List<JsonObject> EntraKeys { get; }

    /// <summary>How often the channels' metadata was asked for.</summary>
    public int Fetches => Volatile.Read(ref _fetches);

    /// <summary>What the channels' metadata says instead; null for what it should.</summary>
    public RequestDelegate? Trouble { get; set; }

    public string? IssuerInMetadata { get; set; }

    /// <summary>Below <c>BotFramework:</c> and at the root, for a bot that believes this authority.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("MicrosoftAppId", AppId), ("MicrosoftAppPassword", "not-used-here"),
        ("BotFramework:ChannelMetadata", $"{Address}/channel"), ("BotFramework:EntraMetadata", $"{Address}/entra"),
    ];

    public static async Task<TestAuthority> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        var app = builder.Build();
        var authority = new TestAuthority(app);
        app.MapGet("/channel", authority.AnnounceAsync);
        app.MapGet("/channel/keys", context => WriteAsync(context, KeySet(authority.ChannelKeys)));
        app.MapGet("/entra", context => WriteAsync(context, Metadata("https://login.microsoftonline.com/{tenantid}/v2.0", $"{authority.Address}/entra/keys")));
        app.MapGet("/entra/keys", context => WriteAsync(context, KeySet(authority.EntraKeys)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return authority;
    }

    /// <summary>What Azure Bot Service says of itself, with changes.</summary>
    public static JsonObject ChannelClaims(Action<JsonObject>? change = null) => Changed(change, new JsonObject
    {
        ["iss"] = ChannelIssuer,
        ["aud"] = AppId,
        ["serviceurl"] = TeamsService,
        ["nbf"] = Seconds(-5),
        ["exp"] = Seconds(3600),
    });

    /// <summary>What the emulator's token says, version 1.0.</summary>
    public static JsonObject EmulatorClaims(Action<JsonObject>? change = null) => Changed(change, new JsonObject
    {
        ["iss"] = $"https://sts.windows.net/{BotTenant}/",
        ["tid"] = BotTenant,
        ["ver"] = "1.0",
        ["appid"] = AppId,
        ["aud"] = AppId,
        ["nbf"] = Seconds(-5),
        ["exp"] = Seconds(3600),
    });

    public static string ChannelToken(Action<JsonObject>? change = null, string keyId = "k1") => TestToken.Sign(ChannelKey, keyId, ChannelClaims(change));

    public static string EmulatorToken(Action<JsonObject>? change = null) => TestToken.Sign(EntraKey, "e1", EmulatorClaims(change));

    /// <summary>Moments as tokens count them, relative to <see cref="Now"/>.</summary>
    public static long Seconds(double fromNow) => Now.AddSeconds(fromNow).ToUnixTimeSeconds();

    public static JsonObject Published(RSA key, string keyId, params string[] endorsements)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var entry = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = keyId, ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) };
        if (endorsements.Length > 0)
            entry["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        return entry;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static JsonObject Changed(Action<JsonObject>? change, JsonObject claims)
    {
        change?.Invoke(claims);
        return claims;
    }

    private Task AnnounceAsync(HttpContext context)
    {
        Interlocked.Increment(ref _fetches);
        return Trouble is { } trouble ? trouble(context) : WriteAsync(context, Metadata(IssuerInMetadata ?? ChannelIssuer, $"{Address}/channel/keys"));
    }

    private static JsonObject Metadata(string issuer, string keySet) =>
        new() { ["issuer"] = issuer, ["jwks_uri"] = keySet, ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") };

    private static JsonObject KeySet(List<JsonObject> keys) => new() { ["keys"] = new JsonArray([.. keys.Select(key => key.DeepClone())]) };

    private static Task WriteAsync(HttpContext context, JsonObject document)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(document.ToJsonString());
    }
}
