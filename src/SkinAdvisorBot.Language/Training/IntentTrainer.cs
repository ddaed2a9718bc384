using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>A line of training or test data.</summary>
public sealed record LabelledText(string Intent, string Text);

/// <summary>Trains the intent classifier with ML.NET's L-BFGS maximum entropy. Same data, same bytes.</summary>
public static class IntentTrainer
{
    /// <summary>Fixes the order in which rows are shuffled; any number does.</summary>
    private const int Seed = 20;

    /// <summary>L2 weight: 0.1 to 0.2 suits public intent sets of this size; the default of 1 of ML.NET costs several points there.</summary>
    private const float L2 = 0.15f;

    private const int Folds = 3;

    private const int History = 10;

    private const float Tolerance = 1e-4f;

    /// <summary>What changes the model besides the data; part of its hash. Raise v when features or spellings change.</summary>
    public static string Settings { get; } =
        FormattableString.Invariant($"words 1-2, letters 3-5, min {TextFeatures.MinLines}, L-BFGS l2 {L2} history {History} tolerance {Tolerance} seed {Seed} folds {Folds} v2");

    /// <summary>Trains on all lines; confidences are calibrated on cross-validated scores, never on training scores.</summary>
    /// <param name="lines">At least one line of two or more intents.</param>
    /// <param name="hash">Names the data and settings; kept with the model.</param>
    /// <param name="progress">Told the share done, in [0, 1].</param>
    public static IntentModel Train(IReadOnlyList<LabelledText> lines, string hash, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var labels = lines.Select(line => line.Intent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var shuffled = Shuffle(lines);
        var done = 0;

        void Report() => progress?.Report(Interlocked.Increment(ref done) / (Folds + 1.0));

        IntentModel? model = null;
        var held = new (float[] Logits, int Label)[Folds][];
        Parallel.For(0, Folds + 1, new ParallelOptions { CancellationToken = cancellationToken }, part =>
        {
            if (part == Folds)
                model = Fit(shuffled, labels, hash, cancellationToken);
            else
                held[part] = Score(shuffled, part, labels, cancellationToken);
            Report();
        });
        var temperature = Calibration.FitTemperature([.. held.SelectMany(fold => fold)]);
        return new IntentModel(model!.Features, labels, model.Weights.ToArray(), model.Biases.ToArray(), temperature, hash);
    }

    private static (float[] Logits, int Label)[] Score(LabelledText[] lines, int fold, ImmutableArray<string> labels, CancellationToken cancellationToken)
    {
        var model = Fit([.. lines.Where((_, i) => i % Folds != fold)], labels, "", cancellationToken);
        return [.. lines.Where((_, i) => i % Folds == fold)
            .Select(line => (model.Logits(model.Features.Of(line.Text)), labels.IndexOf(line.Intent)))];
    }

    private static IntentModel Fit(LabelledText[] lines, ImmutableArray<string> labels, string hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var features = TextFeatures.Learn([.. lines.Select(line => line.Text)]);
        var context = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Count);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels.Length);
        var rows = lines.Select(line => Row.Of(features, line.Text, labels.IndexOf(line.Intent))).ToArray();
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0f,
            L2Regularization = L2,
            // One thread a fit: sums in another order would change the last bits.
            NumberOfThreads = 1,
            HistorySize = History,
            OptimizationTolerance = Tolerance,
        });
        var fitted = trainer.Fit(context.Data.LoadFromEnumerable(rows, schema)).Model;
        VBuffer<float>[] byLabel = [];
        fitted.GetWeights(ref byLabel, out var classes);
        var weights = new float[features.Count * classes];
        for (var label = 0; label < classes; label++)
        {
            foreach (var (index, value) in byLabel[label].Items())
                weights[(index * classes) + label] = value;
        }

        return new IntentModel(features, labels, weights, [.. fitted.GetBiases()], temperature: 1f, hash);
    }

    // Lines come grouped by intent; the trainer sees them mixed.
    private static LabelledText[] Shuffle(IReadOnlyList<LabelledText> lines)
    {
        var shuffled = lines.OrderBy(line => line.Intent, StringComparer.Ordinal).ThenBy(line => line.Text, StringComparer.Ordinal).ToArray();
        new Random(Seed).Shuffle(shuffled);
        return shuffled;
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        /// <summary>Zero-based: the data view counts keys from one, objects handed to it count from zero.</summary>
        public uint Label { get; set; }

        public static Row Of(TextFeatures features, string text, int label)
        {
            var (indices, values) = features.Of(text);
            return new Row { Features = new VBuffer<float>(features.Count, indices.Length, values, indices), Label = (uint)label };
        }
    }
}
