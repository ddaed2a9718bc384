namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Connections of outgoing calls.</summary>
internal static class ConnectorHttp
{
    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Shorter than the wait of any server we know. A message on a connection that the server closes at that moment may have been
    /// taken, so it can't be sent again.
    /// </summary>
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(20);

    /// <param name="network">Null for real connections.</param>
    public static HttpClient Create(HttpMessageHandler? network = null) => new(network ?? Connections())
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "SkinAdvisorBot" } },
    };

    private static SocketsHttpHandler Connections() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectsWithin,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = IdleFor,
    };
}
