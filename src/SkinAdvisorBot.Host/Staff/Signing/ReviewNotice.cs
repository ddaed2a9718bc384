namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>Tells at the start what is not signed.</summary>
internal sealed class ReviewNotice(SignOffReader reader, ILogger<ReviewNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var totals = reader.Totals();
        if (totals.Unsigned > 0)
            Content.Log.AwaitsReview(logger, totals.Unsigned, totals.All, totals);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
