using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Tokens of the managed identity of the machine we run on.</summary>
internal sealed class ManagedIdentityTokenSource : ITokenSource
{
    private readonly IManagedIdentityApplication _application;

    public ManagedIdentityTokenSource(BotCredentials credentials, IMsalHttpClientFactory http) =>
        _application = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(credentials.AppId))
            .WithHttpClientFactory(http, retryOnceOn5xx: false)
            .Build();

    public Task<AccessToken> GetAsync(string scope, CancellationToken cancellationToken)
    {
        var resource = scope[..^ConnectorTokens.DefaultScopeSuffix.Length];
        return MsalTokens.GetAsync(() => _application.AcquireTokenForManagedIdentity(resource).WithForceRefresh(true).ExecuteAsync(cancellationToken));
    }
}
