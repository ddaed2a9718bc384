using Microsoft.Extensions.Configuration;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>
/// The bot's registration and whom it believes. Id and secret come from the keys that every Bot Framework host uses
/// (<c>MicrosoftAppId</c> and its siblings, or <c>Connections:ServiceConnection:Settings</c>), everything else from section <c>BotFramework</c>.
/// </summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    /// <summary><c>MicrosoftAppType</c>: <c>MultiTenant</c>, <c>SingleTenant</c> or <c>UserAssignedMSI</c>. Default SingleTenant where a tenant is set, else MultiTenant.</summary>
    public string? AppType { get; set; }

    /// <summary><c>MicrosoftAppId</c>, a GUID. Empty: no credentials, and only programs on this machine are served, see <see cref="LocalCallers"/>.</summary>
    public string AppId { get; set; } = "";

    /// <summary><c>MicrosoftAppPassword</c>; not used by UserAssignedMSI.</summary>
    public string? AppPassword { get; set; }

    /// <summary><c>MicrosoftAppTenantId</c>, a GUID; the Microsoft Entra tenant of the bot.</summary>
    public string? TenantId { get; set; }

    /// <summary><c>AuthorityEndpoint</c> of the connection, where tokens for answers come from. Default: that of cloud and tenant.</summary>
    public string? AuthorityEndpoint { get; set; }

    /// <summary><c>ChannelService</c>: <c>https://botframework.azure.us</c> for the cloud of the US government. Default: the public cloud.</summary>
    public string? ChannelService { get; set; }

    /// <summary>Who signs the channels' tokens, compared to the letter. Default: that of the cloud.</summary>
    public string? ChannelIssuer { get; set; }

    /// <summary>Where the keys of <see cref="ChannelIssuer"/> are announced; https, or http on this machine. Default: that of the cloud.</summary>
    public string? ChannelMetadata { get; set; }

    /// <summary>Where the keys of Microsoft Entra are announced, for the emulator and other bots. Default: that of the cloud.</summary>
    public string? EntraMetadata { get; set; }

    /// <summary>Tenants whose tokens are read beside <see cref="TenantId"/>, GUIDs. Default: Microsoft's own for bots.</summary>
    public string[] EntraTenants { get; set; } = [];

    /// <summary>
    /// Hosts that channels may ask us to answer to; <c>*.example.com</c> stands for example.com and everything below it. The bot's token goes nowhere else.
    /// Default: those of Azure Bot Service and Teams.
    /// </summary>
    public string[] ServiceHosts { get; set; } = [];

    /// <summary>How an activity's service address must agree with the one in the token: <c>exact</c> (all of it, letter case aside) or <c>host</c>. Default exact.</summary>
    public string ServiceUrlMatch { get; set; } = ServiceUrlMatches.Exact;

    /// <summary>Endorsements that a channel's key must have beside the one for its channel. Default none.</summary>
    public string[] RequiredEndorsements { get; set; } = [];

    /// <summary>Tenants whose people are served in Teams, GUIDs. Default all.</summary>
    public string[] AllowedTenants { get; set; } = [];

    /// <summary>Whether the holder of the bot's own secret may call (Emulator, Agents Playground). For development. Default false.</summary>
    public bool EmulatorTokens { get; set; }

    /// <summary>Channel ids that such a caller may use. Default <c>emulator</c> and <c>test</c>.</summary>
    public string[] EmulatorChannels { get; set; } = [];

    /// <summary>App ids of bots that may hand conversations to this one, GUIDs. Default none.</summary>
    public string[] AllowedCallers { get; set; } = [];

    /// <summary>Hosts that those bots and the emulator may ask us to answer to, written as in <see cref="ServiceHosts"/>; addresses on this machine are allowed to the emulator. Default none.</summary>
    public string[] CallerHosts { get; set; } = [];

    /// <summary>
    /// Whether, without <see cref="AppId"/>, programs on this machine are served. Default: yes, unless <c>DirectLine:PublicUrl</c> says that a proxy
    /// stands in front, or the service runs in Production on an address that others reach.
    /// </summary>
    public bool? LocalCallers { get; set; }

    /// <summary>Reads the settings for a program that is not the service; they are not checked.</summary>
    public static BotFrameworkOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<BotFrameworkOptions>() ?? new BotFrameworkOptions();
        new BotFrameworkOptionsSetup(configuration).PostConfigure(name: null, options);
        return options;
    }

    internal bool HasCredentials => AppId.Length > 0;
}

/// <summary>The values of <see cref="BotFrameworkOptions.ServiceUrlMatch"/>.</summary>
public static class ServiceUrlMatches
{
    public const string Exact = "exact";

    public const string Host = "host";
}

/// <summary>The values of <see cref="BotFrameworkOptions.AppType"/>.</summary>
public static class AppTypes
{
    public const string MultiTenant = "MultiTenant";

    public const string SingleTenant = "SingleTenant";

    public const string UserAssignedMsi = "UserAssignedMSI";
}
