using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.DialogueTests;

/// <summary>A conversation with a running server through Direct Line, as a website visitor has it.</summary>
public sealed class DirectLineDialogue : IDialogue
{
    /// <summary>Longest wait for the replies to one message.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient http;
    private readonly TimeProvider clock;
    private readonly string conversation;
    private readonly string person;
    private string watermark = "";

    private DirectLineDialogue(HttpClient http, TimeProvider clock, string conversation, string person)
    {
        this.http = http;
        this.clock = clock;
        this.conversation = conversation;
        this.person = person;
    }

    /// <summary>Opens a conversation.</summary>
    /// <param name="http">Its base address is the server's; it is given the conversation's token.</param>
    /// <exception cref="UnusableInputException">No server answers there.</exception>
    public static async Task<DirectLineDialogue> OpenAsync(HttpClient http, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("chat/token", new JsonObject(), cancellationToken);
            response.EnsureSuccessStatusCode();
            var token = await ReadAsync(response, cancellationToken);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(token, "token"));
            using var started = await http.PostAsJsonAsync("v3/directline/conversations", new JsonObject(), cancellationToken);
            started.EnsureSuccessStatusCode();
            return new DirectLineDialogue(http, clock, Text(token, "conversationId"), Text(token, "userId"));
        }
        catch (HttpRequestException e)
        {
            throw new UnusableInputException($"No chat can be opened at {http.BaseAddress} ({e.Message}). Start the service, or correct --url.", e);
        }
    }

    public async Task<Heard> SayAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = message.Text,
            ["from"] = new JsonObject { ["id"] = person },
            ["channelData"] = new JsonObject { ["clientActivityID"] = message.Id },
        };
        using var posted = await http.PostAsJsonAsync($"v3/directline/conversations/{conversation}/activities", activity, cancellationToken);
        posted.EnsureSuccessStatusCode();
        var id = Text(await ReadAsync(posted, cancellationToken), "id");
        var deadline = clock.GetUtcNow() + Patience;
        while (clock.GetUtcNow() < deadline)
        {
            if (await PollAsync(id, cancellationToken) is { IsEmpty: false } texts)
                return new Heard(texts, null);
            await Task.Delay(PollInterval, clock, cancellationToken);
        }

        throw new UnusableInputException(string.Create(CultureInfo.InvariantCulture, $"No reply came within {Patience.TotalSeconds:0} s. Look into the server's log."));
    }

    private async Task<ImmutableArray<string>> PollAsync(string replyTo, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"v3/directline/conversations/{conversation}/activities?watermark={watermark}", cancellationToken);
        response.EnsureSuccessStatusCode();
        var set = await ReadAsync(response, cancellationToken);
        watermark = Text(set, "watermark");
        return [.. set["activities"]!.AsArray().OfType<JsonObject>()
            .Where(activity => activity["replyToId"]?.GetValue<string>() == replyTo && activity["type"]?.GetValue<string>() == "message")
            .Select(activity => activity["text"]?.GetValue<string>() ?? "")];
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken) as JsonObject
        ?? throw new JsonException("The server answered something that is no JSON object.");

    private static string Text(JsonObject json, string name) => json[name]?.GetValue<string>() ?? throw new JsonException($"The server's answer has no '{name}'.");
}
