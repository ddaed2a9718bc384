using System.Collections.Immutable;
using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Answers what a client asks and waits for.</summary>
internal sealed class Invokes(BotIntake intake)
{
    private const string CardAction = "adaptiveCard/action";

    /// <summary>Thumbs up or down below a message.</summary>
    private const string Feedback = "message/submitAction";

    /// <returns>Null for a question that is not known here.</returns>
    public async Task<InvokeAnswer?> AnswerAsync(BotCall call, CancellationToken cancellationToken) => call.Activity.Name() switch
    {
        CardAction => await PressAsync(call, cancellationToken),
        Feedback => InvokeAnswer.Nothing,
        _ => null,
    };

    // Whoever presses is who the channel says; the card's data is only words, for everybody can make it up.
    private async Task<InvokeAnswer> PressAsync(BotCall call, CancellationToken cancellationToken)
    {
        if (PressedWords(call.Activity.Value) is not { } words)
            return new InvokeAnswer(CardActionAnswer.Refused("This button says nothing. Write what you would like to know."), []);
        var replies = await intake.HearAsync(call, words, cancellationToken);
        return new InvokeAnswer(CardActionAnswer.Said(words), replies);
    }

    // A card that refreshes itself says nothing in the person's name.
    private static string? PressedWords(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } pressed || ActivityFields.Text(pressed, "trigger") == "automatic"
            || !pressed.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object
            || !action.TryGetProperty("data", out var data) || data.ValueKind is not (JsonValueKind.Object or JsonValueKind.String))
            return null;
        var words = MessageText.Of(new Activity { Value = data });
        // Data without words comes back as it stands, which nobody said.
        return string.IsNullOrWhiteSpace(words) || words == data.GetRawText() ? null : words;
    }
}

/// <param name="Body">Null for an answer without one.</param>
/// <param name="Replies">What is said besides, when the caller waits for it.</param>
internal sealed record InvokeAnswer(CardActionAnswer? Body, ImmutableArray<Reply> Replies)
{
    public static InvokeAnswer Nothing { get; } = new(null, []);
}
