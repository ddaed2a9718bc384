using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.BotFramework.Authentication;
using SkinAdvisorBot.Channels.BotFramework.Connector;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Channels.BotFramework;

public static class BotFrameworkServices
{
    /// <summary>Where every tool and channel of the Bot Framework expects a bot.</summary>
    public const string Path = "/api/messages";

    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(5);

    /// <summary>Adds what <see cref="MapBotFramework"/> needs. The service brings <see cref="IInbox"/> and <see cref="ITranscript"/>, and the settings of Direct Line say our public address.</summary>
    /// <param name="keyFile">Path of the key that ids of people and conversations are made with; made when missing.</param>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, string keyFile)
    {
        services.AddOptions<BotFrameworkOptions>().BindConfiguration(BotFrameworkOptions.Section).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<BotFrameworkOptions>, BotFrameworkOptionsSetup>();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PublicAddress>();
        services.AddSingleton(_ => new OpaqueIds(SigningKeyFile.ReadOrCreate(keyFile, "conversations of Teams and other channels then start anew")));
        services.AddSingleton(_ => new KeyDocuments(new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = ConnectsWithin,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false,
        })));
        services.AddSingleton<LocalCallers>();
        services.AddSingleton<BotCallers>();
        services.AddSingleton<CallerRules>();
        services.AddSingleton<BotIntake>();
        services.AddSingleton<Invokes>();
        services.AddSingleton<BotGate>();
        services.AddSingleton<MessagesEndpoint>();
        services.AddConnector();
        return services;
    }

    /// <summary>Serves <see cref="Path"/>.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it.</exception>
    /// <exception cref="SigningKeyException">The key cannot be read or made.</exception>
    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        endpoints.MapPost(Path, services.GetRequiredService<BotGate>().Guard(services.GetRequiredService<MessagesEndpoint>().PostAsync));
        endpoints.Map(Path, NotAllowed);
        return endpoints;
    }

    private static Task NotAllowed(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = HttpMethods.Post;
        return Task.CompletedTask;
    }
}
