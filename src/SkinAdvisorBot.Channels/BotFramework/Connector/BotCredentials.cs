namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Who the bot is to the issuer of its tokens.</summary>
/// <param name="AppId">MicrosoftAppId.</param>
/// <param name="Secret">MicrosoftAppPassword; null for a managed identity.</param>
/// <param name="Authority">Who issues, an https address with the tenant; unused for a managed identity.</param>
/// <param name="Scope">What tokens for channels are for; ends in <see cref="ConnectorTokens.DefaultScopeSuffix"/>.</param>
/// <param name="TenantId">The only tenant the bot serves; null when it serves all.</param>
public sealed record BotCredentials(string AppId, string? Secret, string Authority, string Scope, string? TenantId)
{
    /// <summary>Never a secret in a log.</summary>
    public override string ToString() => $"credentials of {AppId}";
}
