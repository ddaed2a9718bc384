using System.Text.Json;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>What the press of a card's button (<c>adaptiveCard/action</c>) is answered with.</summary>
/// <param name="StatusCode">Of the action, not of HTTP.</param>
/// <param name="Type">What <paramref name="Value"/> is.</param>
internal sealed record CardActionAnswer(int StatusCode, string Type, JsonElement Value)
{
    private const string Message = "application/vnd.microsoft.activity.message";
    private const string Error = "application/vnd.microsoft.error";

    /// <summary>Shows the words for a moment; the card stays.</summary>
    public static CardActionAnswer Said(string words) => new(200, Message, JsonSerializer.SerializeToElement(words, BotFrameworkJson.Wire.String));

    /// <summary>Tells the person why the press did nothing.</summary>
    public static CardActionAnswer Refused(string message) => new(
        400,
        Error,
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["code"] = "BadRequest", ["message"] = message }, BotFrameworkJson.Wire.DictionaryStringString));
}
