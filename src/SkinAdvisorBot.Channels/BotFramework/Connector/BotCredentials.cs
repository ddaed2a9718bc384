namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Who the bot is to the issuer of its tokens.</summary>
/// <param name="Secret">MicrosoftAppPassword; null for a managed identity, and where it was not set.</param>
/// <param name="Authority">Who issues, an https address with the tenant.</param>
internal sealed record BotCredentials(string AppId, string? Secret, Uri Authority)
{
    private const string EveryTenant = "botframework.com";
    private const string EveryGovernmentTenant = "MicrosoftServices.onmicrosoft.us";

    /// <returns>Null for a bot without credentials.</returns>
    public static BotCredentials? Of(BotFrameworkOptions options)
    {
        if (!options.HasCredentials)
            return null;
        var cloud = Cloud.Of(options.ChannelService);
        // Bots of any tenant have one of Microsoft's that issues for all of them.
        var tenant = options.AppType == AppTypes.MultiTenant ? cloud == Cloud.Government ? EveryGovernmentTenant : EveryTenant : options.TenantId;
        return new BotCredentials(options.AppId, options.AppPassword, new Uri(options.AuthorityEndpoint ?? $"{cloud.EntraLogin}/{tenant}"));
    }

    /// <summary>What tokens for channels are for.</summary>
    public static string ChannelScope(BotFrameworkOptions options) =>
        Cloud.Of(options.ChannelService).ChannelIssuer + ConnectorTokens.DefaultScopeSuffix;

    /// <summary>Never a secret in a log.</summary>
    public override string ToString() => $"credentials of {AppId}";
}
