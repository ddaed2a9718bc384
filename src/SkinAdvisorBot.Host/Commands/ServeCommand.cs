using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>serve</c>: the service, until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, parted by semicolons; default http://localhost:3978." };
        var command = new Command("serve", "Runs the service on http://localhost:3978; trains first if no model matches training-data/. Other configuration: --Key=value, environment, appsettings.json.") { urls };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) =>
        {
            string[] given = parsed.GetValue(urls) is { } value ? ["--urls", value] : [];
            return RunAsync([.. given, .. parsed.UnmatchedTokens], cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.FirstOrDefault(arg => arg.StartsWith("--", StringComparison.Ordinal) && !IsSetting(arg[2..].Split('=')[0])) is { } unknown)
            throw new UnusableInputException($"'{unknown}' is no setting. Write --urls http://…, or --Section:Key=value as in appsettings.json.");
        if (args.FirstOrDefault(arg => !arg.Contains('=', StringComparison.Ordinal) && !arg.StartsWith("--", StringComparison.Ordinal) && !IsValue(args, arg)) is { } stray)
            throw new UnusableInputException($"'{stray}' is neither a verb nor a setting. Run with --help to see the verbs.");
        await using var service = await Service.BuildAsync(args, cancellationToken);
        try
        {
            await service.RunAsync(cancellationToken);
            return CommandLineApp.Done;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new UnusableInputException($"{e.Message} Stop the other program, or choose another address with --urls.", e);
        }
    }

    private static bool IsSetting(string name) => name.Contains(':', StringComparison.Ordinal) || name is "urls" or "environment" or "AllowedHosts";

    private static bool IsValue(string[] args, string arg)
    {
        var index = Array.IndexOf(args, arg);
        return index > 0 && args[index - 1].StartsWith("--", StringComparison.Ordinal) && !args[index - 1].Contains('=', StringComparison.Ordinal);
    }
}
