using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Checks every setting, so that one start reports all mistakes, each with the key to set.</summary>
internal sealed class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var mistakes = Credentials(options).Concat(Addresses(options)).Concat(Lists(options)).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Credentials(BotFrameworkOptions options)
    {
        if (!options.HasCredentials)
        {
            if (options.AppPassword is not null)
                yield return "MicrosoftAppId is missing, though MicrosoftAppPassword is set. Set it to the app id of the bot's registration.";
            yield break;
        }

        if (!Guid.TryParseExact(options.AppId, "D", out _))
            yield return "MicrosoftAppId is no app id. Write the GUID of the bot's registration, like 11111111-2222-3333-4444-555555555555.";
        if (options.AppType is not (AppTypes.MultiTenant or AppTypes.SingleTenant or AppTypes.UserAssignedMsi))
            yield return $"MicrosoftAppType is '{options.AppType}'. Write MultiTenant, SingleTenant or UserAssignedMSI.";
        if (options.AppType != AppTypes.MultiTenant && options.TenantId is null)
            yield return $"MicrosoftAppTenantId is missing; {options.AppType} needs it. Set it to the tenant id of the bot's registration.";
        if (options.TenantId is { } tenant && !Guid.TryParseExact(tenant, "D", out _))
            yield return "MicrosoftAppTenantId is no tenant id. Write the GUID of the bot's Microsoft Entra tenant.";
        if (options.AppType == AppTypes.UserAssignedMsi && options.AppPassword is not null)
            yield return "MicrosoftAppPassword is set, but UserAssignedMSI has no password. Remove it, or set MicrosoftAppType to SingleTenant.";
    }

    private static IEnumerable<string> Addresses(BotFrameworkOptions options)
    {
        if (options.ChannelService is { } service && service.TrimEnd('/') is not (Cloud.GovernmentService or "https://botframework.azure.com"))
            yield return $"ChannelService is '{service}'. Leave it out for the public cloud, or write {Cloud.GovernmentService}.";
        if (string.IsNullOrWhiteSpace(options.ChannelIssuer))
            yield return "BotFramework:ChannelIssuer is empty. Leave it out for that of the cloud.";
        if (!SafeAddress.IsForKeys(options.ChannelMetadata))
            yield return $"BotFramework:ChannelMetadata is '{options.ChannelMetadata}'. Write an https address; http is allowed on this machine only.";
        if (!SafeAddress.IsForKeys(options.EntraMetadata))
            yield return $"BotFramework:EntraMetadata is '{options.EntraMetadata}'. Write an https address; http is allowed on this machine only.";
        if (options.ServiceUrlMatch is not (ServiceUrlMatches.Exact or ServiceUrlMatches.Host))
            yield return $"BotFramework:ServiceUrlMatch is '{options.ServiceUrlMatch}'. Write exact or host.";
    }

    private static IEnumerable<string> Lists(BotFrameworkOptions options) =>
    [
        .. NotGuids("EntraTenants", options.EntraTenants),
        .. NotGuids("AllowedTenants", options.AllowedTenants),
        .. NotGuids("AllowedCallers", options.AllowedCallers),
        .. NotHosts("ServiceHosts", options.ServiceHosts),
        .. NotHosts("CallerHosts", options.CallerHosts),
    ];

    private static IEnumerable<string> NotGuids(string key, string[] values) =>
        values.Select((value, i) => Guid.TryParseExact(value, "D", out _) ? null : $"BotFramework:{key}:{i} is '{value}'. Write a GUID.").OfType<string>();

    private static IEnumerable<string> NotHosts(string key, string[] values) =>
        values.Select((value, i) => HostList.IsPattern(value) ? null : $"BotFramework:{key}:{i} is '{value}'. Write a host like bot.clinic.example, or *.clinic.example for all below it.").OfType<string>();
}
