using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>What the classifier makes of some words.</summary>
/// <param name="Ranking">Every intent, best first.</param>
/// <param name="Offered">What to offer when asking back, two or three in scope, best first; empty unless the certainty is close.</param>
/// <param name="IsEncoded">True when n-grams were not sure and the sentence encoder was asked.</param>
public sealed record IntentReading(ImmutableArray<IntentGuess> Ranking, Certainty Certainty, ImmutableArray<IntentGuess> Offered, bool IsEncoded)
{
    /// <summary>A reading that leads the next by less is a tie: worth a question back, when few readings hold the right one.</summary>
    public const double Tie = 0.35;

    /// <summary>A reading this likely is acted on.</summary>
    public const double SureConfidence = 0.45;

    /// <summary>So is a less likely one that leads the next by this much.</summary>
    public const double SureLead = 0.25;

    /// <summary>Readings offered in one question at most.</summary>
    public const int MostOffered = 3;

    /// <summary>Whether two readings are too close to choose between.</summary>
    internal static bool IsTie(float[] probabilities)
    {
        float best = 0, next = 0;
        foreach (var probability in probabilities)
        {
            if (probability > best)
                (best, next) = (probability, best);
            else if (probability > next)
                next = probability;
        }

        return best - next < Tie;
    }

    /// <param name="outOfScope">The label that is never offered; null for none.</param>
    internal static IntentReading Of(ImmutableArray<IntentGuess> ranking, ReadingLimits limits, string? outOfScope, bool isEncoded)
    {
        var lead = ranking.Length > 1 ? ranking[0].Confidence - ranking[1].Confidence : ranking[0].Confidence;
        var isTie = lead < Tie;
        var candidates = ranking.Where(guess => guess.Name != outOfScope).Take(MostOffered).ToArray();
        var sum = 0.0;
        for (var count = 1; count <= candidates.Length && isTie; count++)
        {
            sum += candidates[count - 1].Confidence;
            if (sum >= limits.Offer)
                return new IntentReading(ranking, Certainty.Close, [.. candidates.Take(Math.Max(2, count))], isEncoded);
        }

        var isSure = ranking[0].Confidence >= SureConfidence || lead >= SureLead;
        return new IntentReading(ranking, isSure ? Certainty.Sure : Certainty.Unknown, [], isEncoded);
    }
}
