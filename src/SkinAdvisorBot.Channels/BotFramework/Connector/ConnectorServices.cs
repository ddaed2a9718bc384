using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

public static class ConnectorServices
{
    /// <summary>Adds the <see cref="IMessageSender"/> of the Bot Framework, its client, and what shows that we are typing. <see cref="BotFrameworkOptions"/> are the caller's to add.</summary>
    /// <param name="network">How calls leave us, without redirects; null for real connections.</param>
    public static IServiceCollection AddConnector(this IServiceCollection services, HttpMessageHandler? network = null)
    {
        services.AddOptions<ConnectorOptions>().BindConfiguration(ConnectorOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConnectorOptions>, ConnectorOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServiceUrls>();
        services.AddSingleton(provider => new HostGates(provider.GetRequiredService<IOptions<ConnectorOptions>>().Value.CallsPerHost));
        services.AddSingleton(Tokens);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ConnectorCalls>(provider, ConnectorHttp.Create(network)));
        services.AddSingleton(provider => new ConnectorClient(provider.GetRequiredService<ConnectorCalls>(), provider.GetRequiredService<ServiceUrls>(), provider.GetRequiredService<ILogger<ConnectorClient>>()));
        services.AddSingleton(provider => new TypingSignal(
            provider.GetRequiredService<ConnectorClient>(),
            provider.GetRequiredService<IOptions<ConnectorOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TypingSignal>>()));
        services.AddSingleton(provider => new DirectConversations(provider.GetRequiredService<ConnectorClient>(), provider.GetRequiredService<IOptions<BotFrameworkOptions>>()));
        services.AddSingleton<IMessageSender, BotFrameworkSender>();
        return services;
    }

    private static ConnectorTokens Tokens(IServiceProvider services)
    {
        var registration = services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        var scope = services.GetRequiredService<IOptions<ConnectorOptions>>().Value.Scope ?? BotCredentials.ChannelScope(registration);
        var http = services.GetService<IMsalHttpClientFactory>() ?? new MsalHttp(ConnectorHttp.Create());
        return new ConnectorTokens(Source(registration, http), scope, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ConnectorTokens>>());
    }

    private static ITokenSource? Source(BotFrameworkOptions registration, IMsalHttpClientFactory http) => BotCredentials.Of(registration) switch
    {
        null => null,
        { } credentials when registration.AppType == AppTypes.UserAssignedMsi => new ManagedIdentityTokenSource(credentials, http),
        { Secret: null or "" } => new MissingSecretTokenSource(),
        { } credentials => new EntraTokenSource(credentials, http),
    };
}
