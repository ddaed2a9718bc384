using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Keeps one visitor from using up what is there for all.</summary>
internal sealed class RateLimits(IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _tokens = PerMinute<IPAddress>(options.Value.TokensPerMinute);
    private readonly PartitionedRateLimiter<string> _activities = PerMinute<string>(options.Value.MessagesPerMinute);

    /// <exception cref="DirectLineRefusal">429 when the address had its share.</exception>
    public void TakeToken(IPAddress? address) =>
        Take(_tokens, CallerNetwork.Of(address), "Too many chats were opened from your address. Wait a moment.");

    /// <exception cref="DirectLineRefusal">429 when the conversation had its share.</exception>
    public void TakeActivity(string conversationId) =>
        Take(_activities, conversationId, "Too many messages in this conversation. Wait a moment, then send it again.");

    public void Dispose()
    {
        _tokens.Dispose();
        _activities.Dispose();
    }

    private static void Take<T>(PartitionedRateLimiter<T> limiter, T key, string words)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
            return;
        throw DirectLineRefusal.TooMany(words, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    private static PartitionedRateLimiter<T> PerMinute<T>(int limit)
        where T : notnull
        => PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => Bucket(limit)));

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = perMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1) / perMinute,
    };
}
