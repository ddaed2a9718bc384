using System.Diagnostics;
using SkinAdvisorBot.Host.Commands;
using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.Commands;

/// <summary>One run of the program as people start it: a process of its own.</summary>
/// <param name="Output">Lines of standard output.</param>
/// <param name="Error">Standard error, whole.</param>
public sealed record ProgramRun(int ExitCode, IReadOnlyList<string> Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <param name="input">Standard input; none when null.</param>
    /// <param name="content">The folder with dialogs/; the repository's when null.</param>
    /// <param name="environment">Variables beside those; null for none.</param>
    public static async Task<ProgramRun> OfAsync(string[] args, string? input = null, string? content = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLineApp).Assembly.Location, .. args])
        {
            Environment =
            {
                ["SkinAdvisor__ContentDirectory"] = content ?? ShippedContent.Folder.Root,
                ["SkinAdvisor__ModelDirectory"] = ShippedContent.ModelDirectory,
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        return new ProgramRun(process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await error);
    }
}
