using System.CommandLine;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>check</c>: every mistake in <c>dialogs/</c> and <c>training-data/</c>, with file, line and remedy.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Validates dialogs/ and training-data/ whole; prints every problem as file:line: what is wrong. what to write instead.");
        command.SetAction(_ => Run(CommonOptions.Content(), Console.Out));
        return command;
    }

    internal static int Run(ContentFolder content, TextWriter output)
    {
        var files = content.Read();
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
        output.WriteLine($"No problems: {playbook.Topics.Length} topics, {answers.Length} answers, {answers.Count(answer => answer.Reviewed == "pending")} of them awaiting clinical review.");
        return CommandLineApp.Done;
    }
}
