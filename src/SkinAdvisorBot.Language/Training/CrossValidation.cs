using System.Collections.Immutable;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>A training line as it is read by a model that was not trained on it.</summary>
/// <param name="Repeat">Which of the cross-validations, from 0.</param>
/// <param name="Fold">Which part of it, from 0.</param>
public sealed record CrossValidatedLine(LabelledText Line, int Repeat, int Fold, IntentReading Reading);

/// <summary>Repeated cross-validation of the whole classifier: features, both heads, calibration and limits.</summary>
/// <remarks>Each fold is read by heads fitted to the other folds, and calibrated on the scores of the other folds: nothing of a line takes part in its reading.</remarks>
public static class CrossValidation
{
    /// <param name="lines">Lines of two or more intents, at least as many as folds.</param>
    /// <param name="outOfScope">The label of lines that no intent fits; need not occur.</param>
    /// <param name="encoder">Null to read n-grams alone.</param>
    /// <param name="isFineTuned">Whether the encoder, which must be tunable, is fine-tuned on the lines of each fold.</param>
    /// <param name="folds">Parts, at least 3.</param>
    /// <param name="repeats">Cross-validations, each cut otherwise; at least 1.</param>
    /// <param name="progress">Told the share done, in [0, 1].</param>
    /// <param name="hasSlips">As for <see cref="IntentTrainer.Train"/>.</param>
    /// <returns>Each line once a repeat.</returns>
    public static ImmutableArray<CrossValidatedLine> Run(
        IReadOnlyList<LabelledText> lines, string outOfScope, ISentenceEncoder? encoder, bool isFineTuned, int folds, int repeats, IProgress<double>? progress, CancellationToken cancellationToken, bool hasSlips = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(lines.Count, folds);
        var rows = TrainingRows.Of(lines, outOfScope, encoder, isFineTuned, cancellationToken) with { HasSlips = hasSlips };
        var read = ImmutableArray.CreateBuilder<CrossValidatedLine>(lines.Count * repeats);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var parts = Folding.Assign(rows.Lines.Length, folds, seed: repeat + 1);
            var scored = new HeldOutScores[folds][];
            for (var fold = 0; fold < folds; fold++)
            {
                scored[fold] = Folding.Score(rows, parts, fold, cancellationToken);
                progress?.Report(((repeat * folds) + fold + 1.0) / (repeats * folds));
            }

            for (var fold = 0; fold < folds; fold++)
            {
                var calibration = Calibration.Learn(rows, [.. scored.Index().Where(entry => entry.Index != fold).SelectMany(entry => entry.Item)]);
                read.AddRange(scored[fold].Select(line => new CrossValidatedLine(rows.Lines[line.Line], repeat, fold, calibration.Read(rows, line))));
            }
        }

        return read.MoveToImmutable();
    }

    /// <summary>Half the width of the 95 % interval of the accuracy, in [0, 1].</summary>
    /// <remarks>Folds share training lines, so their accuracies vary less than those of new data would; the variance is corrected for that
    /// as by Nadeau and Bengio (2003), with the share of lines tested to lines trained on.</remarks>
    public static double Interval(IReadOnlyList<CrossValidatedLine> lines)
    {
        var folds = lines.GroupBy(line => (line.Repeat, line.Fold)).Select(fold => fold.Average(line => line.Reading.Ranking[0].Name == line.Line.Intent ? 1.0 : 0.0)).ToArray();
        var mean = folds.Average();
        var variance = folds.Sum(accuracy => (accuracy - mean) * (accuracy - mean)) / Math.Max(1, folds.Length - 1);
        var parts = lines.Max(line => line.Fold) + 1;
        return 1.96 * Math.Sqrt(variance * ((1.0 / folds.Length) + (1.0 / (parts - 1))));
    }
}
