using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Keeps strangers from trying out addresses of files.</summary>
internal sealed class AddressLimits(IOptions<DeskOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _files = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        network => RateLimitPartition.GetTokenBucketLimiter(network, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.FilesPerMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.Value.FilesPerMinute,
        }));

    /// <exception cref="DeskRefusal">429 when the address had its share.</exception>
    public void TakeFile(IPAddress? address)
    {
        using var lease = _files.AttemptAcquire(CallerNetwork.Of(address));
        if (!lease.IsAcquired)
            throw DeskRefusal.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    public void Dispose() => _files.Dispose();
}
