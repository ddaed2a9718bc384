using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

/// <summary>One client in one conversation.</summary>
public sealed record Chat(DirectLineServer Server, string ConversationId, string Token, string StreamUrl, string? UserId)
{
    public string Path => $"/conversations/{ConversationId}";

    /// <param name="clientId">The client's own id of the message.</param>
    public static string Message(string text, string clientId = "c1", string from = "user1") =>
        new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = from },
            ["text"] = text,
            ["channelData"] = new JsonObject { ["clientActivityID"] = clientId },
        }.ToJsonString();

    public Task<Answer> PostAsync(string activity) => Server.PostAsync($"{Path}/activities", Token, activity);

    public Task<Answer> SayAsync(string text, string clientId = "c1") => PostAsync(Message(text, clientId));

    public Task<Answer> PollAsync(string watermark = "") => Server.GetAsync($"{Path}/activities?watermark={watermark}", Token);

    /// <summary>All activities of the conversation.</summary>
    public async Task<JsonArray> ReadAsync() => (await PollAsync()).Json["activities"]!.AsArray();

    public async Task<string> NewStreamUrlAsync(string watermark = "") =>
        (await Server.GetAsync($"{Path}?watermark={watermark}", Token)).Text("streamUrl");

    public Task<ClientSocket> ListenAsync() => ClientSocket.OpenAsync(StreamUrl);
}

/// <summary>A client's end of the stream.</summary>
public sealed class ClientSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? ClosedWith => _socket.CloseStatus;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <exception cref="WebSocketException">The server refused; see <see cref="RefusalAsync"/>.</exception>
    public static async Task<ClientSocket> OpenAsync(string streamUrl)
    {
        var client = new ClientSocket();
        await client._socket.ConnectAsync(new Uri(streamUrl), Stop);
        return client;
    }

    /// <returns>The status with which the server refuses the socket; 101 when it does not.</returns>
    public static async Task<int> RefusalAsync(string streamUrl, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new Uri(streamUrl), Stop);
        }
        catch (WebSocketException)
        {
            return (int)socket.HttpStatusCode;
        }

        return (int)socket.HttpStatusCode;
    }

    /// <returns>The next text frame, awaited for a minute at most; null when the server closed.</returns>
    public async Task<string?> NextFrameAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return System.Text.Encoding.UTF8.GetString(frame.ToArray());
        }
    }

    /// <returns>The next set of activities; empty frames are passed over.</returns>
    public async Task<JsonNode> NextSetAsync()
    {
        while (true)
        {
            var frame = await NextFrameAsync() ?? throw new InvalidOperationException($"The server closed with {ClosedWith}.");
            if (frame.Length > 0)
                return JsonNode.Parse(frame)!;
        }
    }

    /// <returns>The next activities, as many as asked for, over as many frames as it takes.</returns>
    public async Task<List<JsonNode>> NextActivitiesAsync(int count)
    {
        var activities = new List<JsonNode>();
        while (activities.Count < count)
            activities.AddRange((await NextSetAsync())["activities"]!.AsArray().Select(activity => activity!));
        return activities;
    }

    public Task SendAsync(string text) =>
        _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Stop);

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);

    public void Cut() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
