using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>triage</c>: scores triage on first messages whose outcome is known.</summary>
internal static class TriageCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON Lines of {\"id\",\"text\",\"outcome\",\"acceptable\":[…]}; a null outcome where no concern is told." };
        var json = CommonOptions.Json("Prints one JSON object instead of a table.");
        var command = new Command("triage", "Scores triage on first messages whose outcome is known: recall and false alarms per outcome, and the misses.") { file, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var cases = TriageCase.ReadAll(parsed.GetRequiredValue(file).FullName);
            var maker = new TurnMaker(CommonOptions.LoadShelf(CommonOptions.Content(), cancellationToken));
            var score = TriageScore.Of(cases, maker, TimeProvider.System.GetUtcNow(), cancellationToken);
            Print(score, parsed.GetValue(json), Console.Out);
            return Task.FromResult(CommandLineApp.Done);
        });
        return command;
    }

    private static void Print(TriageScore score, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(score, TriageScoreJson.Default.TriageScore));
            return;
        }

        output.WriteLine($"{score.N} messages, each the first of a conversation");
        output.WriteLine($"emergency, crisis, urgent: recall {Percent(score.RedFlagRecall)} ({Percent(score.RedFlagRaised)} at once, the rest by the question that settles it); false alarms on harmless messages {Percent(score.FalseAlarmRate)}, asked for nothing {Percent(score.AskedRate)}; see-dermatologist and defer taken for more {Percent(score.OverRate)}");
        foreach (var outcome in TriageOutcomes.ByUrgency.Append("none").Where(score.Outcomes.ContainsKey))
        {
            var found = score.Outcomes[outcome];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {outcome,-18} {found.N,4} messages: at least this urgent {found.Recall:0.0%}, asked {found.Asked:0.0%}, exactly {found.Exact:0.0%}"));
        }

        foreach (var miss in score.Misses)
            output.WriteLine($"MISSED {miss.Id}: {miss.Expected ?? "none"}, got {miss.Got ?? "none"}: {miss.Text}");
        foreach (var alarm in score.FalseAlarms)
            output.WriteLine($"FALSE ALARM {alarm.Id}: {alarm.Expected ?? "none"}, got {alarm.Got} by {string.Join(", ", alarm.Rules)}: {alarm.Text}");
    }

    private static string Percent(double? share) => share is { } value ? value.ToString("0.0%", CultureInfo.InvariantCulture) : "none";
}
