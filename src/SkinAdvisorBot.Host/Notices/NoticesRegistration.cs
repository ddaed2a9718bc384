using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Host.Mail;

namespace SkinAdvisorBot.Host.Notices;

public static class NoticesRegistration
{
    /// <summary>Adds what sends reminders, codes and offers. Needs storage, conversations and content.</summary>
    /// <param name="dataDirectory">Where gateways that only record write; null for memory.</param>
    public static IServiceCollection AddNotices(this IServiceCollection services, string? dataDirectory)
    {
        services.AddSms(dataDirectory);
        services.AddMail(dataDirectory);
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<NoticeSender>();
        services.AddHostedService<NoticeService>();
        return services;
    }
}
