using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.BotFramework;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

public sealed class BotFrameworkOptionsTests
{
    private const string Connection = "Connections:ServiceConnection:Settings";
    private const string Tenant = "c0000000-0000-0000-0000-00000000000c";

    [Fact]
    public void The_defaults_are_safe()
    {
        var options = Read();

        Assert.Equal(("", null, AppTypes.MultiTenant, null), (options.AppId, options.AppPassword, options.AppType, options.LocalCallers));
        Assert.False(options.EmulatorTokens);
        Assert.Empty(options.AllowedCallers);
        Assert.Empty(options.CallerHosts);
        Assert.Equal(ServiceUrlMatches.Exact, options.ServiceUrlMatch);
        Assert.Equal(["emulator", "test"], options.EmulatorChannels);
        Assert.Equal(["*.botframework.com", "smba.trafficmanager.net", "*.teams.microsoft.com", "smba.infra.gcc.teams.microsoft.com"], options.ServiceHosts);
    }

    [Fact]
    public void The_keys_of_the_Bot_Framework_are_read()
    {
        var options = Read(("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppId", TestAuthority.AppId), ("MicrosoftAppPassword", "secret"), ("MicrosoftAppTenantId", Tenant));

        Assert.Equal((AppTypes.SingleTenant, TestAuthority.AppId, "secret", Tenant), (options.AppType, options.AppId, options.AppPassword, options.TenantId));
    }

    [Fact]
    public void The_keys_of_the_Agents_SDK_are_read()
    {
        var options = Read(
            ($"{Connection}:AuthType", "ClientSecret"), ($"{Connection}:ClientId", TestAuthority.AppId), ($"{Connection}:ClientSecret", "secret"),
            ($"{Connection}:TenantId", Tenant), ($"{Connection}:AuthorityEndpoint", $"https://login.microsoftonline.com/{Tenant}"));

        Assert.Equal((AppTypes.SingleTenant, TestAuthority.AppId, "secret", Tenant), (options.AppType, options.AppId, options.AppPassword, options.TenantId));
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}", options.AuthorityEndpoint);
    }

    [Fact]
    public void The_government_has_a_cloud_of_its_own()
    {
        var options = Read(("ChannelService", "https://botframework.azure.us"));

        Assert.Equal(("https://api.botframework.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration"), (options.ChannelIssuer, options.ChannelMetadata));
        Assert.DoesNotContain(options.ServiceHosts, host => host.EndsWith(".com", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MicrosoftAppPassword", "secret", "MicrosoftAppId is missing, though MicrosoftAppPassword is set. Set it to the app id of the bot's registration.")]
    [InlineData("MicrosoftAppId", "my-bot", "MicrosoftAppId is no app id. Write the GUID of the bot's registration, like 11111111-2222-3333-4444-555555555555.")]
    [InlineData("BotFramework:ServiceUrlMatch", "loose", "BotFramework:ServiceUrlMatch is 'loose'. Write exact or host.")]
    [InlineData("BotFramework:ChannelMetadata", "http://login.evil.example/", "BotFramework:ChannelMetadata is 'http://login.evil.example/'. Write an https address; http is allowed on this machine only.")]
    [InlineData("BotFramework:EntraMetadata", "here", "BotFramework:EntraMetadata is 'here'. Write an https address; http is allowed on this machine only.")]
    [InlineData("BotFramework:AllowedCallers:0", "*", "BotFramework:AllowedCallers:0 is '*'. Write a GUID.")]
    [InlineData("BotFramework:AllowedTenants:0", "contoso", "BotFramework:AllowedTenants:0 is 'contoso'. Write a GUID.")]
    [InlineData("BotFramework:EntraTenants:0", "common", "BotFramework:EntraTenants:0 is 'common'. Write a GUID.")]
    [InlineData("BotFramework:ServiceHosts:0", "https://x.example/", "BotFramework:ServiceHosts:0 is 'https://x.example/'. Write a host like bot.clinic.example, or *.clinic.example for all below it.")]
    [InlineData("BotFramework:CallerHosts:0", "*.com", "BotFramework:CallerHosts:0 is '*.com'. Write a host like bot.clinic.example, or *.clinic.example for all below it.")]
    [InlineData("ChannelService", "https://elsewhere.example", "ChannelService is 'https://elsewhere.example'. Leave it out for the public cloud, or write https://botframework.azure.us.")]
    public void A_wrong_setting_is_named(string key, string value, string message)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read((key, value)));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("SingleTenant", null, null, "MicrosoftAppTenantId is missing; SingleTenant needs it. Set it to the tenant id of the bot's registration.")]
    [InlineData("UserAssignedMSI", Tenant, "secret", "MicrosoftAppPassword is set, but UserAssignedMSI has no password. Remove it, or set MicrosoftAppType to SingleTenant.")]
    [InlineData("Tenant", Tenant, "secret", "MicrosoftAppType is 'Tenant'. Write MultiTenant, SingleTenant or UserAssignedMSI.")]
    [InlineData("SingleTenant", "contoso", "secret", "MicrosoftAppTenantId is no tenant id. Write the GUID of the bot's Microsoft Entra tenant.")]
    public void A_registration_must_be_whole(string type, string? tenant, string? password, string message)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(
            ("MicrosoftAppId", TestAuthority.AppId), ("MicrosoftAppType", type), ("MicrosoftAppTenantId", tenant), ("MicrosoftAppPassword", password)));

        Assert.Equal(message, error.Message);
    }

    private static BotFrameworkOptions Read(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddBotFramework("unused.key").BuildServiceProvider();
        return services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
    }
}
