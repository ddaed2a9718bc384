using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Content of an attachment of type <see cref="ContentType"/>: as much of Adaptive Cards 1.5 as we write.</summary>
internal sealed record AdaptiveCard(ImmutableArray<CardElement> Body)
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    [JsonPropertyName("$schema")]
    public string Schema { get; init; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Type { get; init; } = "AdaptiveCard";

    public string Version { get; init; } = "1.5";

    /// <summary>Shown by a client that can't draw the card.</summary>
    public string? FallbackText { get; init; }
}

/// <summary>Words, or a row of buttons.</summary>
/// <param name="Type"><c>TextBlock</c> or <c>ActionSet</c>.</param>
internal sealed record CardElement(string Type)
{
    public string? Text { get; init; }

    public string? Weight { get; init; }

    public bool? Wrap { get; init; }

    public ImmutableArray<CardButton>? Actions { get; init; }
}

/// <param name="Type"><c>Action.OpenUrl</c> or <c>Action.Submit</c>.</param>
internal sealed record CardButton(string Type, string Title)
{
    public string? Url { get; init; }

    /// <summary>What comes back in the <c>value</c> of the message that a press sends.</summary>
    public JsonElement? Data { get; init; }
}
