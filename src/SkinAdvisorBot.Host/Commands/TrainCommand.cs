using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Reports;
using SkinAdvisorBot.Language;
using SkinAdvisorBot.Language.Evaluation;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>train</c>: trains anew, cross-validates, tells the quality on held-out messages, and writes model and report.</summary>
internal static class TrainCommand
{
    private const string HeldOut = "tests/held-out/intents.tsv";

    private const int Folds = 5;
    private const int Repeats = 5;
    private const int Worst = 10;

    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Leaves out the cross-validation, which takes some minutes." };
        var tune = CommonOptions.FineTune();
        var command = new Command("train", "Trains the language model, cross-validates it, prints its quality on held-out messages, and writes the model and an HTML report to artifacts/.") { quick, tune };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(CommonOptions.Content(), parsed.GetValue(quick), parsed.GetValue(tune), Console.Out, cancellationToken)));
        return command;
    }

    private static int Run(ContentFolder content, bool isQuick, bool isFineTuned, TextWriter output, CancellationToken cancellationToken)
    {
        var files = content.Read();
        var loaded = PlaybookLoader.Load(files);
        var playbook = loaded.Playbook ?? throw ModelStore.Refusal(loaded.Problems);
        var data = ModelStore.ReadData(files);
        var store = CommonOptions.Models(content);
        output.WriteLine(store.Encoder is { } encoder ? $"Sentence encoder: {encoder.Id}" : "Sentence encoder: none is installed, n-grams are read alone.");
        var clock = Stopwatch.StartNew();
        var model = CommonOptions.WithProgress("Training", progress => store.Train(data, isFineTuned, progress, cancellationToken));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Trained on {data.Lines.Length} lines of {model.Labels.Length} intents in {clock.Elapsed.TotalSeconds:0.0} s{(isFineTuned ? Tuning(model) : "")}; model {store.PathOf(data, isFineTuned)}"));
        if (ModelStore.ReadSigns(files, playbook, data) is { } signs)
        {
            clock.Restart();
            var detector = store.FindOrTrain(signs, cancellationToken);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Detector of signs: {signs.Lines.Length} lines of {detector.Rules.Length} rules, {clock.Elapsed.TotalSeconds:0.0} s; {store.PathOf(signs)}"));
        }

        var validated = isQuick ? null : CrossValidate(data, isFineTuned, store, output, cancellationToken);
        var heldOut = Path.Combine(content.Root, HeldOut);
        if (!File.Exists(heldOut))
        {
            output.WriteLine($"No held-out messages at {HeldOut}: the quality is not known.");
            return CommandLineApp.Done;
        }

        var result = Evaluator.Run(EvaluateCommand.ReadLines(heldOut), new MeaningReader(model, playbook), noiseSeed: null, cancellationToken);
        output.WriteLine("Held-out messages:");
        EvaluateCommand.Print(result, asJson: false, output);
        var report = TrainingReport.Write(Path.Combine(content.Root, CommonOptions.Artifacts), result, validated, model.Hash, model.IsFineTuned);
        output.WriteLine($"Report: {report}");
        return CommandLineApp.Done;
    }

    private static string Tuning(IntentModel model) =>
        model.IsFineTuned ? ", the encoder fine-tuned" : "; fine-tuning the encoder gained nothing on lines it had not seen, so it stays as it comes";

    private static CrossValidated CrossValidate(TrainingData data, bool isFineTuned, ModelStore store, TextWriter output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var lines = CommonOptions.WithProgress("Cross-validating", progress =>
            CrossValidation.Run(data.Lines, IntentNames.OutOfScope, store.Encoder, isFineTuned, Folds, Repeats, progress, cancellationToken, hasSlips: true));
        var result = Evaluator.Score(lines, IntentNames.OutOfScope);
        var interval = CrossValidation.Interval(lines);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            Training lines, read by models that had not seen them ({Repeats} × {Folds} cross-validation, {clock.Elapsed.TotalSeconds:0} s):
            accuracy {result.Accuracy:0.0%} (95 % interval ±{interval:0.0%}), macro-F1 {result.MacroF1:0.000}, calibration error {result.Ece:0.000}; out of scope: recall {result.OosRecall:0.0%}, precision {result.OosPrecision:0.0%}; ties with few readings: {result.AskedShare:0.0%}, {result.AskedHeld:0.0%} of which hold the right one; the worst confusions:
            """));
        foreach (var confusion in ConfusionMatrix.Confusions(result.Lines).Take(Worst))
        {
            var example = result.Errors.First(error => error.Expected == confusion.Expected && error.Got == confusion.Got).Text;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(double)confusion.Count / confusion.Of,5:0.0%} of {confusion.Expected} read as {confusion.Got}, such as: {example}"));
        }

        return new CrossValidated(result, interval, Folds, Repeats);
    }
}
