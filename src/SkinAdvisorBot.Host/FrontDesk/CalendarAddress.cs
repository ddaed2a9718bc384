namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Which addresses a calendar may be fetched from. No message repeats one: path and query of a calendar's address are its password.</summary>
internal static class CalendarAddress
{
    private const int Longest = 2_000;

    /// <param name="isCallerLocal">Whether the caller is a program on this machine, who alone may name one that serves here.</param>
    /// <exception cref="DeskRefusal">400.</exception>
    public static Uri Read(string url, bool isCallerLocal)
    {
        if (url.Length > Longest || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw DeskRefusal.BadArgument($"'url' must be the whole address of a calendar, such as https://calendar.example/ana.ics, and {Longest} characters at most.");
        if (address.UserInfo.Length > 0)
            throw DeskRefusal.BadArgument("'url' must hold no name and no password. Use the secret address that calendar programs offer for sharing.");
        var isHere = address.IsLoopback;
        if (isHere && !isCallerLocal)
            throw DeskRefusal.BadArgument("'url' leads to the machine of this service itself, which only programs on it may ask for. Use the calendar's public address.");
        if (address.Scheme != Uri.UriSchemeHttps && !(isHere && address.Scheme == Uri.UriSchemeHttp))
            throw DeskRefusal.BadArgument("'url' must begin with https://. An address that begins with webcal:// is mostly served by https:// as well.");
        return address;
    }
}
