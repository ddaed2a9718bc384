using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host;

/// <summary>Keeps a service that others reach from promising to serve callers who can't prove who they are.</summary>
public static class UnprovedInTheOpen
{
    /// <exception cref="UnusableInputException">Production, an address that other machines reach, no credentials, and local callers are asked for.</exception>
    public static void Refuse(IServiceProvider services, IHostEnvironment environment, IConfiguration configuration)
    {
        var options = services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        if (options.AppId.Length > 0 || options.LocalCallers != true || !environment.IsProduction())
            return;
        if (Addresses(configuration).FirstOrDefault(address => !ListeningAddress.IsOnThisMachine(address)) is { } open)
        {
            throw new UnusableInputException(
                $"BotFramework:LocalCallers is on without MicrosoftAppId, but the service listens on {open}, which other machines reach. Set MicrosoftAppId and MicrosoftAppPassword, remove BotFramework:LocalCallers, or listen on localhost.");
        }
    }

    // What Kestrel is told in its own section wins over --urls.
    private static string[] Addresses(IConfiguration configuration)
    {
        var own = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToArray();
        return own.Length > 0 ? own : (configuration[WebHostDefaults.ServerUrlsKey] ?? Service.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries);
    }
}
