namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>The addresses and names of one Azure cloud, as Microsoft publishes them.</summary>
/// <param name="EntraLogin">Where Microsoft Entra signs tokens of version 2.0, without a slash at the end.</param>
/// <param name="CallerId">What the protocol calls a caller of this cloud's channels.</param>
internal sealed record Cloud(
    string ChannelIssuer,
    string ChannelMetadata,
    string EntraMetadata,
    string EntraLogin,
    string[] EntraTenants,
    string[] ServiceHosts,
    string CallerId)
{
    public const string GovernmentService = "https://botframework.azure.us";

    private const string GovernmentTenant = "cab8a31a-1906-4287-a0d8-4eef66b95f6e";

    public static Cloud Public { get; } = new(
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.com",
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "69e9b82d-4842-4902-8d1e-abc5b98a55e8"],
        // The domain above smba is shared with everybody who rents a traffic manager, so only that one host.
        ["*.botframework.com", "smba.trafficmanager.net", "*.teams.microsoft.com", "smba.infra.gcc.teams.microsoft.com"],
        "urn:botframework:azure");

    public static Cloud Government { get; } = new(
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        $"https://login.microsoftonline.us/{GovernmentTenant}/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.us",
        [GovernmentTenant],
        ["*.botframework.azure.us", "*.botframework.us", "*.teams.microsoft.us"],
        "urn:botframework:azureusgov");

    public static Cloud Of(string? channelService) =>
        string.Equals(channelService?.TrimEnd('/'), GovernmentService, StringComparison.OrdinalIgnoreCase) ? Government : Public;
}
