using System.CommandLine;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Language.Evaluation;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>benchmark-intents</c>: the product's own training and classifier on a public intent set.</summary>
internal static class BenchmarkIntentsCommand
{
    /// <summary>How public sets label what is out of scope.</summary>
    private const string OutOfScope = "oos";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("dir") { Description = "A folder with train.tsv and test.tsv, lines of intent<TAB>text." };
        var json = CommonOptions.Json("Prints one JSON object instead of a table.");
        var noise = CommonOptions.Noise();
        var always = new Option<bool>("--always-encode") { Description = "Asks the sentence encoder about every line, also where the n-grams are sure." };
        var tune = CommonOptions.FineTune();
        var command = new Command("benchmark-intents", "Trains on DIR/train.tsv and tests on DIR/test.tsv with the product's own classifier; 'oos' lines are out of scope.") { folder, json, noise, always, tune };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(folder).FullName;
            var train = EvaluateCommand.ReadLines(Path.Combine(path, "train.tsv")).Select(line => new LabelledText(line.Intents[0], line.Text)).ToArray();
            var test = EvaluateCommand.ReadLines(Path.Combine(path, "test.tsv"));
            if (train.DistinctBy(line => line.Intent).Take(2).Count() < 2)
                throw new UnusableInputException($"'{path}/train.tsv' holds fewer than two intents. Give lines of at least two.");
            var encoder = CommonOptions.Encoder();
            ModelStore.RequireTunable(encoder, parsed.GetValue(tune));
            var model = CommonOptions.WithProgress("Training", progress => IntentTrainer.Train(train, OutOfScope, encoder, parsed.GetValue(tune), hash: "", progress, cancellationToken));
            var used = parsed.GetValue(always) ? model.AskingAlways() : model;
            var result = Evaluator.Run(test, OutOfScope, text => (used.Read(text), []), parsed.GetValue(noise), cancellationToken);
            EvaluateCommand.Print(result, parsed.GetValue(json), Console.Out);
            return Task.FromResult(CommandLineApp.Done);
        });
        return command;
    }
}
