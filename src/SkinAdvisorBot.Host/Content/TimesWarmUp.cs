using SkinAdvisorBot.Language.Times;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Loads chrono-node while the service starts, so that nobody waits for it, and tells where dates are read without it.</summary>
internal sealed class TimesWarmUp(PlaybookShelf shelf, ILogger<TimesWarmUp> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        shelf.Times.GivenUp += Tell;
        if (!shelf.Times.HasChrono)
            Log.NoChrono(logger);
        return Task.Run(shelf.Times.WarmUp, stoppingToken);
    }

    private void Tell(TimeRecognizerException exception) => Log.DatesGivenUp(logger, exception.Message);
}
