using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.DirectLine;

public static class DirectLineServices
{
    /// <summary>Adds what <see cref="DirectLineEndpoints.MapDirectLine"/> needs. The service brings <see cref="IInbox"/> and <see cref="ITranscript"/>.</summary>
    /// <param name="keyFile">Path of the key that signs tokens; made when missing.</param>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, string keyFile)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SigningKey(SigningKeyFile.ReadOrCreate(keyFile)));
        services.AddSingleton(provider => new SecretList(provider.GetRequiredService<IOptions<DirectLineOptions>>().Value.Secrets));
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<StreamTickets>();
        services.AddSingleton<OriginPolicy>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<Callers>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<ActivitySets>();
        services.AddSingleton<ActivityIntake>();
        services.AddSingleton<Gate>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<ChatTokenEndpoint>();
        return services;
    }
}
