using Microsoft.Identity.Client;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Gives MSAL our connection to the issuer.</summary>
internal sealed class MsalHttp(HttpClient http) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => http;
}
