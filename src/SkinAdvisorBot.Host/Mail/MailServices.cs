using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.Mail;

public static class MailServices
{
    /// <summary>The file in the data directory that holds what would have been sent.</summary>
    public const string RecordName = "unsent-mail.jsonl";

    /// <summary>Adds the <see cref="IMailGateway"/> that the configuration names.</summary>
    /// <param name="dataDirectory">Where a recording gateway writes; null for memory.</param>
    public static IServiceCollection AddMail(this IServiceCollection services, string? dataDirectory)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => Choose(provider, dataDirectory));
        return services;
    }

    private static IMailGateway Choose(IServiceProvider services, string? dataDirectory)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>();
        var logs = services.GetRequiredService<ILoggerFactory>();
        switch (MailGateways.Choose(options.Value))
        {
            case MailGateways.Smtp:
                return new SmtpMailGateway(options, services.GetRequiredService<TimeProvider>(), logs.CreateLogger<SmtpMailGateway>());
            case MailGateways.Off:
                Log.Off(logs.CreateLogger<OffMailGateway>());
                return new OffMailGateway();
            default:
                var file = dataDirectory is null ? null : Path.Combine(dataDirectory, RecordName);
                Log.OnlyRecorded(logs.CreateLogger<RecordingMailGateway>(), file ?? "memory");
                return new RecordingMailGateway(file);
        }
    }
}
