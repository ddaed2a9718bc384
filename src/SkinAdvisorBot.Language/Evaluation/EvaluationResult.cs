using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Language.Evaluation;

/// <summary>How well a labelled file was read. All shares lie in [0, 1].</summary>
/// <param name="N">Lines scored.</param>
/// <param name="Accuracy">Right / all; higher is better.</param>
/// <param name="MacroF1">Mean over the intents of the file of 2PR / (P + R); higher is better.</param>
/// <param name="OosRecall">Out-of-scope lines recognised / out-of-scope lines; null when the file has none.</param>
/// <param name="OosPrecision">Out-of-scope lines / lines read as out of scope; null when none was read so.</param>
/// <param name="Ece">Expected calibration error over 15 bins of confidence: mean |confidence − accuracy|; lower is better.</param>
/// <param name="TopicF1">Micro-averaged F1 of topics; null when the file does not label them.</param>
/// <param name="P50Ms">Median time of the whole understanding of one message, milliseconds.</param>
/// <param name="P99Ms">99th percentile of the same.</param>
public sealed record EvaluationResult(
    [property: JsonPropertyName("n")] int N,
    [property: JsonPropertyName("accuracy")] double Accuracy,
    [property: JsonPropertyName("macro_f1")] double MacroF1,
    [property: JsonPropertyName("oos_recall")] double? OosRecall,
    [property: JsonPropertyName("oos_precision")] double? OosPrecision,
    [property: JsonPropertyName("ece")] double Ece,
    [property: JsonPropertyName("topic_f1")] double? TopicF1,
    [property: JsonPropertyName("p50_ms")] double P50Ms,
    [property: JsonPropertyName("p99_ms")] double P99Ms,
    [property: JsonPropertyName("per_intent")] ImmutableSortedDictionary<string, IntentScore> PerIntent,
    [property: JsonPropertyName("errors")] ImmutableArray<EvaluationError> Errors)
{
    /// <summary>Every line with its reading, for plots.</summary>
    [JsonIgnore]
    public ImmutableArray<ScoredLine> Lines { get; init; } = [];

    /// <summary>Every line with the probability that no intent fits it, for plots.</summary>
    [JsonIgnore]
    public ImmutableArray<ScopeLine> Scope { get; init; } = [];

    /// <summary>Lines in scope whose likeliest intent in scope is right / lines in scope, whatever is thought of their being in scope; null when there is none.</summary>
    [JsonPropertyName("in_scope_accuracy")]
    public double? InScopeAccuracy { get; init; }

    /// <summary>See <see cref="ScopeCurve.Area"/>; null when all lines are of one kind.</summary>
    [JsonPropertyName("oos_auroc")]
    public double? OosAuroc { get; init; }

    /// <summary>Best recall out of scope that leaves 94 % of the lines in scope answered and right; null when nothing does.</summary>
    [JsonPropertyName("oos_recall_at_94")]
    public double? OosRecallAt94 { get; init; }

    /// <summary>Lines for which the sentence encoder was asked / lines; null for no line.</summary>
    [JsonPropertyName("encoded_share")]
    public double? EncodedShare { get; init; }

    /// <summary>Ties whose two or three best readings are worth a question back / lines; null for no line. The conversation may settle one without asking.</summary>
    [JsonPropertyName("asked_share")]
    public double? AskedShare { get; init; }

    /// <summary>Such ties with the right reading among those / such ties; null when there is none.</summary>
    [JsonPropertyName("asked_held")]
    public double? AskedHeld { get; init; }

    /// <summary>Accuracy on the same lines as people type them; null, and not written, when that was not asked for.</summary>
    [JsonPropertyName("noisy_accuracy")]
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NoisyAccuracy { get; init; }

    /// <summary>The seed of <see cref="Noise.NoiseModel"/>; null, and not written, when there was no noise.</summary>
    [JsonPropertyName("noise_seed")]
    [JsonPropertyOrder(2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NoiseSeed { get; init; }
}

/// <param name="N">Lines of this intent.</param>
public sealed record IntentScore(
    [property: JsonPropertyName("precision")] double Precision,
    [property: JsonPropertyName("recall")] double Recall,
    [property: JsonPropertyName("f1")] double F1,
    [property: JsonPropertyName("n")] int N);

public sealed record EvaluationError(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("expected")] string Expected,
    [property: JsonPropertyName("got")] string Got,
    [property: JsonPropertyName("confidence")] double Confidence);

/// <param name="Expected">The label; of alternatives the one that was read, else the first.</param>
public readonly record struct ScoredLine(string Expected, string Got, double Confidence);

[JsonSerializable(typeof(EvaluationResult))]
[JsonSourceGenerationOptions(WriteIndented = false)]
public sealed partial class EvaluationJson : JsonSerializerContext;
