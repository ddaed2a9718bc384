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
    /// <param name="at">When it was said.</param>
    public static TalkOutput Of(string conversation, Turn turn, DateTimeOffset at) => new(
        conversation,
        [.. turn.Replies.Select(reply => new TalkReply(reply.Text, reply.Suggestions, reply.Cards.Length))],
        new TalkMeaning(
            [.. turn.ActedOn.Select(TalkGuess.Of)],
            [.. (turn.Meaning?.Ranking ?? []).Select(TalkGuess.Of)],
            turn.Meaning?.Topics ?? [],
            TalkFacts.Of(turn.Meaning?.Facts ?? [])),
        turn.After.Outcome,
        turn.After.Rules,
        [.. turn.Replies.SelectMany(reply => reply.Lines).Distinct(StringComparer.Ordinal)],
        turn.After.Flow,
        turn.After.HeldAt(at) is null ? "bot" : "staff");
}

internal sealed record TalkReply(string Text, ImmutableArray<string> Suggestions, int Cards);

internal sealed record TalkMeaning(
    ImmutableArray<TalkGuess> Intents, ImmutableArray<TalkGuess> Ranking, ImmutableArray<string> Topics, ImmutableSortedDictionary<string, FactValue> Facts);

internal static class TalkFacts
{
    /// <summary>Facts of the person who writes; where they only speak for somebody else, that one's, with <c>about</c> saying who it is.</summary>
    public static ImmutableSortedDictionary<string, FactValue> Of(ImmutableArray<Fact> facts)
    {
        if (facts.IsEmpty)
            return KeptFacts.None;
        var whose = facts.Any(fact => fact.Whose == Whose.Self) ? Whose.Self : facts[0].Whose;
        var kept = KeptFacts.Add(KeptFacts.None, facts, whose);
        return whose == Whose.Self || kept.IsEmpty ? kept : kept.SetItem("about", new FactValue.Text(whose == Whose.Child ? "child" : "friend"));
    }
}

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
