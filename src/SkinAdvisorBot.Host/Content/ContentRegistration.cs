using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.Content;

public static class ContentRegistration
{
    /// <summary>Loads content and model beside the rest of the start, and keeps the content current while the service runs.</summary>
    /// <returns>Ends when both are there; fails with <see cref="UnusableInputException"/> when content or training data has problems.</returns>
    public static Task<PlaybookShelf> AddContent(this IHostApplicationBuilder builder, ContentFolder folder, ModelStore models, CancellationToken cancellationToken)
    {
        var logging = builder.Configuration.GetSection("Logging");
        var loading = Task.Run(() => Load(folder, models, logging, cancellationToken), cancellationToken);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(_ => loading.GetAwaiter().GetResult());
        builder.Services.AddSingleton<CurrentPlaybook>(services => () => services.GetRequiredService<PlaybookShelf>().Current.Playbook);
        builder.Services.AddSingleton<ISmsWords, SmsWords>();
        builder.Services.AddSingleton<TurnMaker>();
        builder.Services.AddSingleton<ITurnMaker>(services => services.GetRequiredService<TurnMaker>());
        builder.Services.AddHostedService<ContentWatcher>();
        builder.Services.AddHostedService<TimesWarmUp>();
        return loading;
    }

    private static PlaybookShelf Load(ContentFolder folder, ModelStore models, IConfigurationSection logging, CancellationToken cancellationToken)
    {
        using var factory = LoggerFactory.Create(builder => builder.AddConfiguration(logging).AddConsole());
        var logger = factory.CreateLogger("SkinAdvisorBot.Content");
        var shelf = PlaybookShelf.Load(folder, models, new TrainingLog(logger), cancellationToken);
        if (models.Encoder is { } encoder)
            Log.Encoder(logger, encoder.Id);
        else
            Log.NoEncoder(logger);
        var playbook = shelf.Current.Playbook;
        if (playbook.Clinic.IsDemo)
            Log.DemoClinic(logger, playbook.Clinic.File);
        return shelf;
    }

    private sealed class TrainingLog(ILogger logger) : IProgress<double>
    {
        public void Report(double value) => Log.Training(logger, (int)Math.Round(value * 100));
    }
}
