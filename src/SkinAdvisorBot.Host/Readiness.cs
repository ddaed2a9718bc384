using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SkinAdvisorBot.Host;

/// <summary>Ready from the end of the start to the beginning of the stop: a balancer sends no new visitors outside of it.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public const string Tag = "ready";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The service is starting or stopping."));
}
