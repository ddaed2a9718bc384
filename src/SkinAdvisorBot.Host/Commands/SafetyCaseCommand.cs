using System.CommandLine;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Reports;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>safety-case</c>: writes the rules of triage, their evidence and places to sign as one page.</summary>
internal static class SafetyCaseCommand
{
    /// <param name="clock">Dates the page.</param>
    public static Command Create(TimeProvider clock)
    {
        var command = new Command("safety-case", "Writes artifacts/safety-case.html: every rule of triage with its words, sources and examples, for a clinician to work through and sign. Ends with 1 when an example does not hold.");
        command.SetAction((_, cancellationToken) => Task.FromResult(Run(CommonOptions.Content(), clock, Console.Out, cancellationToken)));
        return command;
    }

    private static int Run(ContentFolder content, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        var shelf = CommonOptions.LoadShelf(content, cancellationToken);
        var collected = SafetyCase.Collect(shelf, content.Root, clock.GetUtcNow(), cancellationToken);
        output.WriteLine($"Safety case: {SafetyCasePage.Write(Path.Combine(content.Root, CommonOptions.Artifacts), collected)}");
        output.WriteLine($"{collected.Rules.Length} rules, {collected.Pending} of them unsigned; {collected.Phrasings} phrasings, {collected.Failed} not heard; {collected.NearMisses} near misses, {collected.Fired} fired, {collected.Asked} asked first; {Figures(collected.Score)}");
        return collected.Holds ? CommandLineApp.Done : CommandLineApp.FoundProblems;
    }

    private static string Figures(TriageScore? score) => score is null
        ? $"no held-out messages at {SafetyCase.HeldOutFile}: recall is not known."
        : $"{score.N} held-out messages: emergency, crisis, urgent {Percent(score.RedFlagRaised)} at once, {Percent(score.RedFlagRecall)} with the settling question; false alarms {Percent(score.FalseAlarmRate)}.";

    private static string Percent(double? share) => share is { } value ? Words.Percent(value) : "none";
}
