using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>The program's verbs. Exit codes: 0 done; 1 it ran and found problems; 2 wrong usage or unusable input, with one line that says what to do.</summary>
public static class CommandLineApp
{
    public const int Done = 0;
    public const int FoundProblems = 1;
    public const int Unusable = 2;

    /// <summary>Ended by Ctrl+C before it was done; as shells count it.</summary>
    public const int Interrupted = 130;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("SkinAdvisorBot: a skincare advisor that a clinic runs itself. Without a verb it serves.")
        {
            ServeCommand.Create(), TalkCommand.Create(), TrainCommand.Create(), EvaluateCommand.Create(),
            BenchmarkIntentsCommand.Create(), CheckCommand.Create(), TestCommand.Create(), TriageCommand.Create(),
            SafetyCaseCommand.Create(TimeProvider.System), GetEncoderCommand.Create(), TeamsManifestCommand.Create(), VerifyCommand.Create(),
        };
        var isServe = args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));
        var parsed = root.Parse(isServe ? ["serve", .. args] : args);
        if (!isServe && !args[0].StartsWith('-') && root.Subcommands.All(verb => verb.Name != args[0]))
        {
            var hint = Spelling.Nearest(args[0], root.Subcommands.Select(verb => verb.Name)) is { } near ? $"Did you mean '{near}'?" : "Run with --help to see the verbs.";
            await Console.Error.WriteLineAsync($"'{args[0]}' is no verb. {hint}");
            return Unusable;
        }

        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{string.Join(' ', parsed.Errors[0].Message.Split((char[])['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries))} Run with --help to see how.");
            return Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(e.Failures.First());
            return Unusable;
        }
        catch (Exception e) when (e is UnusableInputException or StorageUnusableException or SigningKeyException or HttpRequestException
            or JsonException or IOException or FormatException or ArgumentException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return Unusable;
        }
        catch (OperationCanceledException e)
        {
            await Console.Error.WriteLineAsync(e.InnerException is TimeoutException timeout ? timeout.Message : "Interrupted.");
            return e.InnerException is TimeoutException ? Unusable : Interrupted;
        }
    }
}
