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
            .WithAuthority(credentials.Authority.AbsoluteUri, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http, retryOnceOn5xx: false)
            .Build();

    public Task<AccessToken> GetAsync(string scope, CancellationToken cancellationToken) =>
        MsalTokens.GetAsync(() => _application.AcquireTokenForClient([scope]).WithForceRefresh(true).ExecuteAsync(cancellationToken));
}
