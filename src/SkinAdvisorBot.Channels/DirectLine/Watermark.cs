using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>How far a client has read: the sequence of the last entry it has. The same number on socket and polling.</summary>
internal static class Watermark
{
    /// <returns>The number in the address; 0 when there is none. It may lie beyond the last entry: take the last then, or what comes next stays hidden.</returns>
    /// <exception cref="DirectLineRefusal">400 for anything but digits.</exception>
    public static long Of(HttpRequest request)
    {
        var text = request.Query["watermark"].ToString();
        if (text.Length == 0)
            return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark)
            ? watermark
            : throw DirectLineRefusal.BadArgument("The watermark is not one of ours. Send back the one you got, or none to read from the start.");
    }
}
