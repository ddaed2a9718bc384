using Microsoft.Identity.Client;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Tokens of Microsoft Entra for a bot with a secret (<c>client_credentials</c>).</summary>
internal sealed class EntraTokenSource : ITokenSource
{
    private readonly IConfidentialClientApplication _application;

    /// <param name="credentials">With a secret.</param>
    public EntraTokenSource(BotCredentials credentials, IMsalHttpClientFactory http) =>
        _application = ConfidentialClientApplicationBuilder.Create(credentials.AppId)
            .WithClientSecret(credentials.Secret)
            // The authority is the clinic's own setting: nobody needs to vouch for it, and it may be one of a national cloud.
            .WithAuthority(credentials.Authority, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http, retryOnceOn5xx: false)
            .Build();

    public Task<AccessToken> GetAsync(string scope, CancellationToken cancellationToken) =>
        MsalTokens.GetAsync(() => _application.AcquireTokenForClient([scope]).WithForceRefresh(true).ExecuteAsync(cancellationToken));
}

/// <summary>Tokens of the managed identity of the machine we run on.</summary>
internal sealed class ManagedIdentityTokenSource : ITokenSource
{
    private readonly IManagedIdentityApplication _application;

    public ManagedIdentityTokenSource(BotCredentials credentials, IMsalHttpClientFactory http) =>
        _application = ManagedIdentityApplicationBuilder.Create(Microsoft.Identity.Client.AppConfig.ManagedIdentityId.WithUserAssignedClientId(credentials.AppId))
            .WithHttpClientFactory(http, retryOnceOn5xx: false)
            .Build();

    public Task<AccessToken> GetAsync(string scope, CancellationToken cancellationToken)
    {
        var resource = scope[..^ConnectorTokens.DefaultScopeSuffix.Length];
        return MsalTokens.GetAsync(() => _application.AcquireTokenForManagedIdentity(resource).WithForceRefresh(true).ExecuteAsync(cancellationToken));
    }
}
