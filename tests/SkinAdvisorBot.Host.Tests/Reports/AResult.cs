using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Evaluation;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Host.Tests.Reports;

/// <summary>Results of the real evaluator for readings made up here; their times are fixed.</summary>
internal static class AResult
{
    public static EvaluationResult Of(params (string Text, string Expected, string Got, double Confidence)[] lines)
    {
        var labelled = lines.Select(line => new LabelledLine([.. line.Expected.Split('|')], null, line.Text)).ToImmutableArray();
        var next = -Math.Min(lines.Length, Evaluator.WarmUpLines);
        return Evaluator.Run(labelled, IntentNames.OutOfScope, _ =>
        {
            // Any line will do for words that are read before the clock starts.
            var line = lines[Math.Max(0, next++)];
            return (new IntentReading([new IntentGuess(line.Got, line.Confidence)], Certainty.Sure, [], IsEncoded: false), []);
        }, CancellationToken.None) with { P50Ms = 0.5, P99Ms = 1.5 };
    }

    /// <summary>Two right and two wrong.</summary>
    public static EvaluationResult OfFourLines() => Of(
        ("how much", "ask_cost", "ask_cost", 0.95),
        ("what do u take", "ask_cost", "ask_payment", 0.55),
        ("price list pls", "ask_cost", "ask_services", 0.45),
        ("hello", "greet", "greet", 0.85));
}
