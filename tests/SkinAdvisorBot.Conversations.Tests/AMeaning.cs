using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests;

/// <summary>Readings of messages, written by hand in place of a language model's.</summary>
public static class AMeaning
{
    /// <summary>A message of one clause that is surely understood.</summary>
    public static Meaning Of(string intent, params ReadOnlySpan<string> topics) => Of(AClause(intent, topics));

    public static Meaning Of(params ReadOnlySpan<Clause> clauses)
    {
        var list = clauses.ToImmutableArray();
        return new Meaning(
            list, list[0].Ranking, [.. list.SelectMany(clause => clause.Topics).Distinct(StringComparer.Ordinal)],
            IsCorrection: false, PointsToOther: false, Facts: []);
    }

    /// <summary>A clause that is surely understood, in words near no question of the content.</summary>
    public static Clause AClause(string intent, params ReadOnlySpan<string> topics) =>
        new("zzz", [new IntentGuess(intent, 0.9), new IntentGuess("chitchat", 0.05)], Certainty.Sure, topics.ToImmutableArray(), [], IsEllipsis: false);

    /// <summary>Nothing but topics and small words: "and for Fraxel?".</summary>
    public static Meaning Ellipsis(params ReadOnlySpan<string> topics) => Of(AClause("chitchat", topics) with
    {
        Ranking = [new IntentGuess("chitchat", 0.3), new IntentGuess("affirm", 0.2)],
        Certainty = Certainty.Close,
        IsEllipsis = true,
    });

    /// <summary>"No, I meant …".</summary>
    public static Meaning Correction(params ReadOnlySpan<string> topics) => Ellipsis(topics) with { IsCorrection = true };

    /// <summary>Two readings near each other.</summary>
    public static Meaning Between(string one, string other, params ReadOnlySpan<string> topics) => Of(AClause(one, topics) with
    {
        Ranking = [new IntentGuess(one, 0.36), new IntentGuess(other, 0.3), new IntentGuess(IntentNames.OutOfScope, 0.1)],
        Offered = [new IntentGuess(one, 0.36), new IntentGuess(other, 0.3)],
        Certainty = Certainty.Close,
    });

    public static Meaning Nothing { get; } = Of(AClause(IntentNames.OutOfScope) with
    {
        Ranking = [new IntentGuess("chitchat", 0.1), new IntentGuess("greet", 0.09)],
        Certainty = Certainty.Unknown,
    });

    /// <summary>The same meaning in other words.</summary>
    public static Meaning InWords(this Meaning meaning, string text) =>
        meaning with { Clauses = [meaning.Clauses[0] with { Text = text }, .. meaning.Clauses[1..]] };
}
