using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.Content;

public static class ContentRegistration
{
    /// <summary>Loads content and model, and keeps the content current while the service runs.</summary>
    /// <exception cref="UnusableInputException">Content or training data has problems.</exception>
    public static IHostApplicationBuilder AddContent(this IHostApplicationBuilder builder, ContentFolder folder, ModelStore models, CancellationToken cancellationToken)
    {
        using var logging = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        var logger = logging.CreateLogger("SkinAdvisorBot.Content");
        var shelf = PlaybookShelf.Load(folder, models, new TrainingLog(logger), cancellationToken);
        var playbook = shelf.Current.Playbook;
        var pending = playbook.Answers.Count(answer => answer.Reviewed == "pending");
        if (pending > 0)
            Log.ReviewPending(logger, pending, playbook.Answers.Count());
        if (playbook.Clinic.IsDemo)
            Log.DemoClinic(logger, playbook.Clinic.File);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(shelf);
        builder.Services.AddSingleton<TurnMaker>();
        builder.Services.AddSingleton<ITurnMaker>(services => services.GetRequiredService<TurnMaker>());
        builder.Services.AddHostedService<ContentWatcher>();
        return builder;
    }

    private sealed class TrainingLog(ILogger logger) : IProgress<double>
    {
        public void Report(double value) => Log.Training(logger, (int)Math.Round(value * 100));
    }
}
