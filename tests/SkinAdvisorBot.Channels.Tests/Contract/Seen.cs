using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.Contract;

/// <summary>One message of the bot's as a person sees it.</summary>
/// <param name="Buttons">What each says, and what pressing it says in the person's name.</param>
/// <param name="Others">Words and addresses of cards.</param>
internal sealed record Seen(string Text, IReadOnlyList<(string Title, string? Says)> Buttons, IReadOnlyList<string> Others)
{
    /// <summary>Every word of it, whatever it stands on.</summary>
    public string All => string.Join('\n', [Text, .. Buttons.Select(button => button.Title), .. Others]);

    public static Seen Plain(string text) => new(text, [], []);

    /// <summary>Reads an activity with suggested actions, hero cards and Adaptive Cards.</summary>
    public static Seen Of(JsonNode activity)
    {
        var cards = Items(activity["attachments"]).Select(attachment => attachment["content"]!).ToArray();
        var submits = cards.SelectMany(card => Items(card["body"])).SelectMany(element => Items(element["actions"])).Where(action => (string?)action["type"] == "Action.Submit");
        return new Seen(
            (string?)activity["text"] ?? "",
            [
                .. Items(activity["suggestedActions"]?["actions"]).Select(action => ((string)action["title"]!, (string?)action["value"])),
                .. submits.Select(action => ((string)action["title"]!, (string?)action["data"]?["text"])),
            ],
            [.. cards.SelectMany(WordsOf)]);
    }

    private static IEnumerable<string> WordsOf(JsonNode card)
    {
        string?[] own = [(string?)card["title"], (string?)card["text"]];
        var buttons = Items(card["buttons"]).Select(button => $"{button["title"]} {button["value"]}");
        var drawn = Items(card["body"]).SelectMany(element => Items(element["actions"]).Select(action => $"{action["title"]} {action["url"]}").Prepend((string?)element["text"] ?? ""));
        return own.OfType<string>().Concat(buttons).Concat(drawn);
    }

    private static IEnumerable<JsonNode> Items(JsonNode? list) => list is null ? [] : list.AsArray().OfType<JsonNode>();
}
