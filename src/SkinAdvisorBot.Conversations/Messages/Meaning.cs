using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Messages;

/// <param name="Name">One of <see cref="IntentNames.All"/>.</param>
/// <param name="Confidence">Calibrated probability in [0, 1].</param>
public readonly record struct IntentGuess(string Name, double Confidence);

/// <summary>How far a reading may be trusted; decided by the language model's own calibrated limits.</summary>
public enum Certainty
{
    /// <summary>Nothing fits well enough.</summary>
    Unknown,

    /// <summary>Two or three readings are too close to choose between.</summary>
    Close,

    /// <summary>The best reading can be acted on.</summary>
    Sure,
}

/// <summary>One thing said in a message: a message holds one or several.</summary>
/// <param name="Text">The words of this clause as the person wrote them.</param>
/// <param name="Ranking">Readings, best first, five at most.</param>
/// <param name="Topics">Topics named and not denied, in the order said, without repeats.</param>
/// <param name="DeniedTopics">Topics named only to rule them out ("not Fraxel").</param>
/// <param name="IsEllipsis">True when nothing but topics and small words was said ("and for Fraxel?"), so that the question is the one before.</param>
public sealed record Clause(
    string Text,
    ImmutableArray<IntentGuess> Ranking,
    Certainty Certainty,
    ImmutableArray<string> Topics,
    ImmutableArray<string> DeniedTopics,
    bool IsEllipsis)
{
    /// <summary>Readings to offer when asking back, two or three, best first; empty unless <see cref="Certainty"/> is close.</summary>
    public ImmutableArray<IntentGuess> Offered { get; init; } = [];

    public override string ToString() => $"clause read as {(Ranking.IsEmpty ? "nothing" : Ranking[0].Name)}";
}

/// <summary>What a message means, without the conversation around it.</summary>
/// <param name="Clauses">In the order said; never empty.</param>
/// <param name="Ranking">The classifier's reading of the whole message, best first, three at most.</param>
/// <param name="Topics">Topics named in the message, in the order said.</param>
/// <param name="IsCorrection">The person takes something back ("no, I meant Fraxel").</param>
/// <param name="PointsToOther">The person points at the other of two things ("what about the other one").</param>
/// <param name="Facts">What the person tells of themselves and of others, in the order said.</param>
public sealed record Meaning(
    ImmutableArray<Clause> Clauses,
    ImmutableArray<IntentGuess> Ranking,
    ImmutableArray<string> Topics,
    bool IsCorrection,
    bool PointsToOther,
    [property: JsonConverter(typeof(FactListJson))] ImmutableArray<Fact> Facts)
{
    /// <summary>The rule of triage the learned detector takes the message for; null for none.</summary>
    public Suspicion? Suspicion { get; init; }

    /// <summary>How far the learned detector thinks the message urgent or worse, in [0, 1]; null without a detector.</summary>
    public double? Urgency { get; init; }

    /// <summary>When the person would like to come; null where nothing was said about it.</summary>
    public TimeWish? When { get; init; }

    /// <summary>A phone number or an e-mail address; null where none was told.</summary>
    public ToldContact? Contact { get; init; }
}
