using System.CommandLine;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Language.Training.Hygiene;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>check</c>: every mistake in <c>dialogs/</c> and <c>training-data/</c>, with file, line and remedy.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var training = new Option<bool>("--training")
        {
            Description = "Also trains on parts of the training data (a minute or two) and tells lines that repeat another, read like another intent, or blur two intents. "
                + "The same words in two intents are a problem; all else is advice and leaves the exit code at 0.",
        };
        var command = new Command("check", "Validates dialogs/ and training-data/ whole; prints every problem as file:line: what is wrong. what to write instead.") { training };
        command.SetAction((parsed, cancellationToken) =>
        {
            var content = CommonOptions.Content();
            var files = content.Read();
            var found = Run(files, CommonOptions.DataDirectory(content), Console.Out);
            if (found == CommandLineApp.Done && parsed.GetValue(training))
                found = RunTraining(files, Console.Out, cancellationToken);
            return Task.FromResult(found);
        });
        return command;
    }

    private static int Run(IReadOnlyList<ContentFile> files, string dataDirectory, TextWriter output)
    {
        var problems = ContentCheck.Problems(files);
        foreach (var problem in problems)
            output.WriteLine(problem);
        if (problems.Count > 0)
        {
            output.WriteLine($"{problems.Count} problems.");
            return CommandLineApp.FoundProblems;
        }

        var playbook = PlaybookLoader.Load(files).Playbook!;
        var answers = playbook.Answers.ToArray();
        output.WriteLine($"No problems: {playbook.Topics.Length} topics, {answers.Length} answers, {SignedOff.Describe(playbook, dataDirectory)}.");
        return CommandLineApp.Done;
    }

    private static int RunTraining(IReadOnlyList<ContentFile> files, TextWriter output, CancellationToken cancellationToken)
    {
        var data = ModelStore.ReadData(files);
        var labels = data.Intents;
        var readings = CommonOptions.WithProgress("Reading", progress => HeldOutReadings.Of(data.Lines, labels, IntentNames.OutOfScope, CommonOptions.Encoder(), progress, cancellationToken));
        var findings = DataHygiene.Find(data, labels, readings);
        foreach (var finding in findings)
            output.WriteLine(finding.Problem);
        int Count(HygieneKind kind) => findings.Count(finding => finding.Kind == kind);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Training data, {data.Lines.Length} lines: {Count(HygieneKind.Contradiction)} in two intents (problems); advice: {Count(HygieneKind.Repetition)} repeated, {Count(HygieneKind.NearDuplicate)} nearly in two intents, {Count(HygieneKind.Suspect)} that read like another intent, {Count(HygieneKind.Alike)} pairs of intents too alike."));
        return findings.Any(finding => finding.IsError) ? CommandLineApp.FoundProblems : CommandLineApp.Done;
    }
}
