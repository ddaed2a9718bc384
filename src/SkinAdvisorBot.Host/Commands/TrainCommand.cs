using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Reports;
using SkinAdvisorBot.Language;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>train</c>: trains anew, tells the quality on held-out messages, and writes model and report.</summary>
internal static class TrainCommand
{
    private const string HeldOut = "tests/held-out/intents.tsv";
    private const string Artifacts = "artifacts";

    public static Command Create()
    {
        var command = new Command("train", "Trains the language model, prints its quality on held-out messages, and writes the model and an HTML report to artifacts/.");
        command.SetAction((_, cancellationToken) => Task.FromResult(Run(CommonOptions.Content(), Console.Out, cancellationToken)));
        return command;
    }

    private static int Run(ContentFolder content, TextWriter output, CancellationToken cancellationToken)
    {
        var files = content.Read();
        var loaded = PlaybookLoader.Load(files);
        var playbook = loaded.Playbook ?? throw ModelStore.Refusal(loaded.Problems);
        var data = ModelStore.ReadData(files);
        var store = CommonOptions.Models(content);
        var clock = Stopwatch.StartNew();
        var model = CommonOptions.WithProgress("Training", progress => store.Train(data, progress, cancellationToken));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Trained on {data.Lines.Length} lines of {model.Labels.Length} intents in {clock.Elapsed.TotalSeconds:0.0} s; model {store.PathOf(data)}"));
        var heldOut = Path.Combine(content.Root, HeldOut);
        if (!File.Exists(heldOut))
        {
            output.WriteLine($"No held-out messages at {HeldOut}: the quality is not known.");
            return CommandLineApp.Done;
        }

        var reader = new MeaningReader(model, playbook);
        var result = Evaluator.Run(EvaluateCommand.ReadLines(heldOut), IntentNames.OutOfScope, text =>
        {
            var meaning = reader.Read(text, out var whole);
            return (whole, meaning.Topics);
        }, cancellationToken);
        EvaluateCommand.Print(result, asJson: false, output);
        var report = TrainingReport.Write(Path.Combine(content.Root, Artifacts), result, data.Hash);
        output.WriteLine($"Report: {report}");
        return CommandLineApp.Done;
    }
}
