namespace SkinAdvisorBot.Host.WaitList;

public static class WaitListRegistration
{
    /// <summary>Adds the wait list. Needs storage, conversations and content.</summary>
    public static IServiceCollection AddWaitList(this IServiceCollection services)
    {
        services.AddSingleton<WaitListDesk>();
        services.AddHostedService<WaitListService>();
        return services;
    }
}
