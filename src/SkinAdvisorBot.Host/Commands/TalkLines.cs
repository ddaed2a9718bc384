using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>A line into <c>talk --json</c>; only conversation and text are required.</summary>
internal sealed record TalkInput(string? Conversation, string? Text, string? Channel, string? From, string? Id, DateTimeOffset? At);

/// <summary>A line out of <c>talk --json</c>.</summary>
internal sealed record TalkOutput(
    string Conversation,
    ImmutableArray<TalkReply> Replies,
    TalkMeaning Meaning,
    string? Outcome,
    ImmutableArray<string> Rules,
    ImmutableArray<string> Sources,
    string? Flow,
    string Mode)
{
    public static TalkOutput Of(string conversation, Turn turn) => new(
        conversation,
        [.. turn.Replies.Select(reply => new TalkReply(reply.Text, reply.Suggestions, reply.Cards.Length))],
        new TalkMeaning(
            [.. turn.ActedOn.Select(TalkGuess.Of)],
            [.. (turn.Meaning?.Ranking ?? []).Select(TalkGuess.Of)],
            turn.Meaning?.Topics ?? [],
            turn.Meaning?.Facts ?? ImmutableSortedDictionary<string, bool>.Empty),
        turn.After.Outcome,
        turn.After.Rules,
        [.. turn.Replies.SelectMany(reply => reply.Lines).Distinct(StringComparer.Ordinal)],
        turn.After.Flow,
        "bot");
}

internal sealed record TalkReply(string Text, ImmutableArray<string> Suggestions, int Cards);

internal sealed record TalkMeaning(
    ImmutableArray<TalkGuess> Intents, ImmutableArray<TalkGuess> Ranking, ImmutableArray<string> Topics, ImmutableSortedDictionary<string, bool> Facts);

internal sealed record TalkGuess(string Name, double Confidence)
{
    public static TalkGuess Of(IntentGuess guess) => new(guess.Name, Math.Round(guess.Confidence, 4));
}

internal sealed record TalkError(string Error);

[JsonSerializable(typeof(TalkInput))]
[JsonSerializable(typeof(TalkOutput))]
[JsonSerializable(typeof(TalkError))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class TalkJson : JsonSerializerContext;
