using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>Stands between the chat and its service, to lose the connection or to say what our bot never would.</summary>
internal sealed class Intruder
{
    private readonly List<IWebSocketRoute> _sockets = [];
    private int _said;

    private Intruder()
    {
    }

    /// <summary>To be called before the chat is opened.</summary>
    public static async Task<Intruder> StandBetweenAsync(IPage page)
    {
        var intruder = new Intruder();
        await page.RouteWebSocketAsync(
            address => new Uri(address).AbsolutePath.StartsWith("/v3/directline/conversations/", StringComparison.Ordinal),
            socket =>
            {
                socket.ConnectToServer();
                intruder._sockets.Add(socket);
            });
        return intruder;
    }

    /// <summary>The socket breaks, and the service no longer knows the conversation.</summary>
    public async Task LoseConversationAsync(IPage page)
    {
        await page.RouteAsync(
            "**/v3/directline/conversations/*",
            route => route.FulfillAsync(new RouteFulfillOptions { Status = 404, Body = "{}" }),
            new PageRouteOptions { Times = 1 });
        await _sockets[^1].CloseAsync();
    }

    /// <param name="attachments">JSON array of attachments, or null.</param>
    public void Say(string text, string? attachments = null)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"intruder-{++_said}",
            ["timestamp"] = DateTimeOffset.UnixEpoch.AddYears(80).ToString("o"),
            ["from"] = new JsonObject { ["id"] = "bot", ["role"] = "bot" },
            ["text"] = text,
            ["textFormat"] = "markdown",
            ["attachments"] = attachments is null ? null : JsonNode.Parse(attachments),
        };
        _sockets[^1].Send(JsonSerializer.Serialize(new JsonObject { ["activities"] = new JsonArray(activity), ["watermark"] = "1" }));
    }
}
