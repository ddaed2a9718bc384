using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>A line of training or test data.</summary>
public sealed record LabelledText(string Intent, string Text);

/// <summary>Trains the intent classifier. Same data and encoder, same bytes.</summary>
public static class IntentTrainer
{
    /// <summary>Parts the lines are cut in to calibrate: each is scored by heads fitted to the others.</summary>
    private const int Folds = 3;

    /// <summary>What changes the model besides data and encoder; part of its hash. Raise v when features, spellings or limits change.</summary>
    public static string Settings { get; } = FormattableString.Invariant($"{FittedHeads.Settings}, folds {Folds}, v8");

    /// <summary>What changes a model whose encoder is fine-tuned, besides.</summary>
    public static string FineTuning => EncoderTuning.Settings;

    /// <summary>Trains on all lines; confidences and limits are learned from cross-validated scores, never from training scores.</summary>
    /// <param name="lines">At least one line of two or more intents.</param>
    /// <param name="outOfScope">The label of lines that no intent fits; need not occur.</param>
    /// <param name="encoder">Null to read n-grams alone.</param>
    /// <param name="isFineTuned">Whether the encoder, which must be tunable, is fine-tuned on the lines: slow, and more exact.</param>
    /// <param name="hash">Names data, settings and encoder; kept with the model.</param>
    /// <param name="progress">Told the share done, in [0, 1].</param>
    /// <param name="hasSlips">Whether some lines are learned a second time as typed on a phone: for messages of people, not for clean text.</param>
    public static IntentModel Train(
        IReadOnlyList<LabelledText> lines, string outOfScope, ISentenceEncoder? encoder, bool isFineTuned, string hash, IProgress<double>? progress, CancellationToken cancellationToken, bool hasSlips = false)
    {
        var rows = TrainingRows.Of(lines, outOfScope, encoder, isFineTuned, cancellationToken) with { HasSlips = hasSlips };
        progress?.Report(1.0 / (Folds + 2));
        var held = new List<HeldOutScores>();
        for (var fold = 0; fold < Folds; fold++)
        {
            held.AddRange(Folding.Score(rows, Folding.Assign(rows.Lines.Length, Folds, seed: 0), fold, cancellationToken));
            progress?.Report((fold + 2.0) / (Folds + 2));
        }

        var heads = FittedHeads.Fit(rows, [.. Enumerable.Range(0, rows.Lines.Length)], cancellationToken);
        progress?.Report(1);
        var calibration = Calibration.Learn(rows, held);
        return new IntentModel(
            rows.Labels, rows.OutOfScope < 0 ? null : outOfScope, heads.Features,
            new IntentReader(heads.Quick, calibration.Quick.Temperature, calibration.Quick.Gate),
            heads.Full is null ? null : new IntentReader(heads.Full.Plus(heads.Quick, calibration.Blend), calibration.Full.Temperature, calibration.Full.Gate),
            heads.Space, calibration.TunedShare > 0 ? heads.Tuned?.Times(calibration.TunedShare) : null, calibration.Limits, hash);
    }
}
