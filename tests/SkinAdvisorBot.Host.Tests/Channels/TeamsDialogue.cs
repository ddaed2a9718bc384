using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.DialogueTests;

namespace SkinAdvisorBot.Host.Tests.Channels;

/// <summary>A conversation as Microsoft Teams has it, held by a program on this machine that waits for the replies.</summary>
/// <param name="chat">Names the conversation and the person in it.</param>
internal sealed class TeamsDialogue(HttpClient http, string chat) : IDialogue
{
    public async Task<Heard> SayAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = message.Id,
            ["channelId"] = "msteams",
            ["serviceUrl"] = "http://localhost:56150/_connector",
            ["deliveryMode"] = "expectReplies",
            ["from"] = new JsonObject { ["id"] = $"29:{chat}" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = chat, ["conversationType"] = "personal" },
            ["text"] = message.Text,
        };
        using var response = await http.PostAsJsonAsync("api/messages", activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        return new Heard([.. answer["activities"]!.AsArray().Select(reply => (string?)reply!["text"] ?? "")], Turn: null);
    }
}
