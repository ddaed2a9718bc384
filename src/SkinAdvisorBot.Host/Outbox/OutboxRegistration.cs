namespace SkinAdvisorBot.Host.Outbox;

public static class OutboxRegistration
{
    /// <summary>Adds what sends messages to people who don't fetch them. Needs storage, and the senders of the channels.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<OutboxService>();
        return services;
    }
}
