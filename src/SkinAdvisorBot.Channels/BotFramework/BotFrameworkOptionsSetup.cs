using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Reads the bot's registration from the keys that Bot Framework and Agents SDK hosts use, and fills in what goes with its cloud.</summary>
internal sealed class BotFrameworkOptionsSetup(IConfiguration configuration) : IPostConfigureOptions<BotFrameworkOptions>
{
    public const string Connection = "Connections:ServiceConnection:Settings";

    public void PostConfigure(string? name, BotFrameworkOptions options)
    {
        options.AppId = Setting("MicrosoftAppId", "ClientId") ?? "";
        options.AppPassword = Setting("MicrosoftAppPassword", "ClientSecret");
        options.TenantId = Setting("MicrosoftAppTenantId", "TenantId");
        options.AuthorityEndpoint = Setting($"{BotFrameworkOptions.Section}:AuthorityEndpoint", "AuthorityEndpoint");
        options.AppType = Setting("MicrosoftAppType", null) ?? TypeOfConnection() ?? (options.TenantId is null ? AppTypes.MultiTenant : AppTypes.SingleTenant);
        options.ChannelService = Setting("ChannelService", null);
        FillIn(options, Cloud.Of(options.ChannelService));
    }

    private static void FillIn(BotFrameworkOptions options, Cloud cloud)
    {
        options.ChannelIssuer ??= cloud.ChannelIssuer;
        options.ChannelMetadata ??= cloud.ChannelMetadata;
        options.EntraMetadata ??= cloud.EntraMetadata;
        options.EntraTenants = OrElse(options.EntraTenants, cloud.EntraTenants);
        options.ServiceHosts = OrElse(options.ServiceHosts, cloud.ServiceHosts);
        options.EmulatorChannels = OrElse(options.EmulatorChannels, ["emulator", "test"]);
    }

    // A list that configuration binds to is added to its default, and nobody could then take an entry away.
    private static string[] OrElse(string[] configured, string[] standard) => configured.Length == 0 ? standard : configured;

    private string? TypeOfConnection() => configuration[$"{Connection}:AuthType"] switch
    {
        "UserManagedIdentity" => AppTypes.UserAssignedMsi,
        _ => null,
    };

    private string? Setting(string key, string? ofConnection)
    {
        if (configuration[key] is { Length: > 0 } value)
            return value.Trim();
        return ofConnection is not null && configuration[$"{Connection}:{ofConnection}"] is { Length: > 0 } setting ? setting.Trim() : null;
    }
}
