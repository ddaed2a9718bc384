using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Channels.BotFramework.Connector;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>The outgoing side as the service registers it, on a clock of the test.</summary>
internal sealed class ConnectorForTest : IDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Secret = "a-secret-of-the-bot";
    public const string Tenant = "99999999-2222-3333-4444-555555555555";
    public const string Words = "It does not hurt.";

    private readonly ServiceProvider _services;

    /// <param name="authority">Who issues tokens; null for a bot without credentials.</param>
    /// <param name="change">What is different about the registration.</param>
    /// <param name="network">Instead of the real one.</param>
    /// <param name="settings">Keys of the configuration.</param>
    public ConnectorForTest(FakeAuthority? authority = null, Action<BotFrameworkOptions>? change = null, HttpMessageHandler? network = null, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
        services.AddLogging(logging => logging.SetMinimumLevel(Microsoft.Extensions.Logging.LogLevel.Debug).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section);
        services.Configure<BotFrameworkOptions>(options =>
        {
            options.ServiceHosts = ["*.botframework.com", "smba.trafficmanager.net"];
            if (authority is not null)
                (options.AppId, options.AppPassword, options.TenantId, options.AppType, options.AuthorityEndpoint, options.EmulatorTokens) = (AppId, Secret, Tenant, AppTypes.SingleTenant, FakeAuthority.Address, true);
            change?.Invoke(options);
        });
        if (authority is not null)
            services.AddSingleton<IMsalHttpClientFactory>(authority);
        services.AddConnector(network);
        _services = services.BuildServiceProvider();
        HasCredentials = authority is not null;
    }

    // MSAL reads the clock of the machine, so tokens last from there.
    public WatchedClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public LogBook Logs { get; } = new();

    public ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

    public TypingSignal Typing => _services.GetRequiredService<TypingSignal>();

    public DirectConversations Conversations => _services.GetRequiredService<DirectConversations>();

    public IMessageSender Sender => _services.GetRequiredService<IMessageSender>();

    private bool HasCredentials { get; }

    public T Get<T>()
        where T : notnull
        => _services.GetRequiredService<T>();

    public ConversationReference Reference(string serviceUrl, string conversation = "c1", string channel = "webchat") => new(
        serviceUrl,
        channel,
        new ChannelAccount { Id = "bot1", Name = "Skin advisor" },
        new ChannelAccount { Id = "user1" },
        new ConversationAccount { Id = conversation },
        "en-US",
        TenantId: null,
        HasCredentials ? AppId : "",
        Audience: null);

    public Task<SendOutcome> SendAsync(HostileConnector connector, Reply? reply = null, string? inReplyTo = null) =>
        SendAsync(Reference(connector.ServiceUrl), reply, inReplyTo);

    public Task<SendOutcome> SendAsync(ConversationReference to, Reply? reply = null, string? inReplyTo = null) =>
        Sender.SendAsync(Message(to, reply, inReplyTo), TestContext.Current.CancellationToken);

    public static OutgoingMessage Message(ConversationReference to, Reply? reply = null, string? inReplyTo = null)
    {
        ReadOnlyMemory<byte>? answered = inReplyTo is null ? null : System.Text.Encoding.UTF8.GetBytes(inReplyTo);
        return new OutgoingMessage("conversation", ChannelKind.Web, JsonSerializer.Serialize(to, JsonSerializerOptions.Web), 2, reply ?? Reply.Plain(Words), answered);
    }

    public void Dispose() => _services.Dispose();
}
