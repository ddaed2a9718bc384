using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>evaluate</c>: scores the current model on labelled lines.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Lines of intent<TAB>text or intent<TAB>topics<TAB>text; alternatives joined by '|'." };
        var json = CommonOptions.Json("Prints one JSON object instead of a table.");
        var noise = CommonOptions.Noise();
        var command = new Command("evaluate", "Scores the current model on labelled lines.") { file, json, noise };
        command.SetAction((parsed, cancellationToken) =>
        {
            var lines = ReadLines(parsed.GetRequiredValue(file).FullName);
            var reader = CommonOptions.LoadShelf(CommonOptions.Content(), cancellationToken).Current.Reader;
            var result = Evaluator.Run(lines, reader, parsed.GetValue(noise), cancellationToken);
            Print(result, parsed.GetValue(json), Console.Out);
            return Task.FromResult(CommandLineApp.Done);
        });
        return command;
    }

    /// <exception cref="UnusableInputException">The file is missing, empty or malformed.</exception>
    internal static ImmutableArray<LabelledLine> ReadLines(string path)
    {
        if (!File.Exists(path))
            throw new UnusableInputException($"There is no file '{path}'. Name a file of labelled lines.");
        try
        {
            var lines = LabelledLine.ReadAll(File.ReadLines(path), path);
            return lines.IsEmpty ? throw new UnusableInputException($"'{path}' holds no labelled line. Write lines of intent<TAB>text.") : lines;
        }
        catch (FormatException e)
        {
            throw new UnusableInputException(e.Message, e);
        }
    }

    internal static void Print(EvaluationResult result, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(result, EvaluationJson.Default.EvaluationResult));
            return;
        }

        output.WriteLine(Summary(result));
        foreach (var (intent, score) in result.PerIntent.OrderBy(pair => pair.Value.F1).Take(10))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {intent,-24} precision {score.Precision:0.00}  recall {score.Recall:0.00}  ({score.N} lines)"));
        if (result.NoisyAccuracy is { } noisy)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"typed as on a phone (seed {result.NoiseSeed}): accuracy {noisy:0.0%}, a drop of {result.Accuracy - noisy:0.0%} from {result.Accuracy:0.0%}"));
    }

    /// <summary>The figures in a few lines.</summary>
    internal static string Summary(EvaluationResult result) => string.Create(CultureInfo.InvariantCulture, $"""
        {result.N} lines: accuracy {result.Accuracy:0.0%} (95 % interval ±{Interval(result):0.0%}), macro-F1 {result.MacroF1:0.000}, calibration error {result.Ece:0.000}
        in scope, the best reading there: {Percent(result.InScopeAccuracy)}; out of scope: recall {Percent(result.OosRecall)}, precision {Percent(result.OosPrecision)}, AUROC {Percent(result.OosAuroc)}, recall {Percent(result.OosRecallAt94)} where 94 % in scope are right
        ties with few readings: {Percent(result.AskedShare)} of the lines, and {Percent(result.AskedHeld)} of those hold the right one; the encoder was asked for {Percent(result.EncodedShare)}; topics: F1 {(result.TopicF1 is { } f1 ? f1.ToString("0.000", CultureInfo.InvariantCulture) : "not labelled")}
        one message: {result.P50Ms:0.00} ms median, {result.P99Ms:0.00} ms at the 99th percentile; the weakest intents:
        """);

    private static double Interval(EvaluationResult result) => 1.96 * Math.Sqrt(result.Accuracy * (1 - result.Accuracy) / result.N);

    private static string Percent(double? share) => share is { } value ? value.ToString("0.0%", CultureInfo.InvariantCulture) : "none";
}
