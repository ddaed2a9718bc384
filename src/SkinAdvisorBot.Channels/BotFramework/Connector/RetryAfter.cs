using System.Net.Http.Headers;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>How long a service asks us to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The longest window that channels count in; a longer wait would silence a conversation by mistake.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="header">Seconds, or a date.</param>
    /// <returns>At most <see cref="Longest"/>; null where there is nothing to wait for.</returns>
    public static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? header?.Date - now;
        return wait > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(wait.Value.Ticks, Longest.Ticks)) : null;
    }
}
