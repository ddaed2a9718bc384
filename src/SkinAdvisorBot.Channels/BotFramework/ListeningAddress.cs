namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Reads the addresses that the service listens on, as in <c>--urls</c>.</summary>
public static class ListeningAddress
{
    /// <param name="url">Such as <c>http://localhost:3978</c> or <c>http://*:80</c>, whose host is no name.</param>
    /// <returns>False for an address that other machines reach, and for one that can't be read.</returns>
    public static bool IsOnThisMachine(string url) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.IsLoopback;
}
