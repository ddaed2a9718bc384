using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>While there is no owner, every start writes a new link to the log that makes one.</summary>
public sealed class OwnerLink(Invitations invitations, IServer server, IHostApplicationLifetime lifetime, ILogger<OwnerLink> logger) : BackgroundService
{
    /// <summary>Longest wait for the accounts; without the link the service serves people all the same.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(Patience);
        if (await invitations.HasOwnerAsync(limit.Token))
            return;
        var secret = await invitations.CreateAsync(memberId: null, limit.Token);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Service.DefaultUrl;
        Log.NoOwner(logger, $"{address.TrimEnd('/').Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)}{StaffPaths.Welcome}/{secret}");
    }
}
