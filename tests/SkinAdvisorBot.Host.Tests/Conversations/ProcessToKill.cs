using System.Diagnostics;

namespace SkinAdvisorBot.Host.Tests.Conversations;

/// <summary>Runs this program as a process of its own and kills it in the middle of its work.</summary>
public static class ProcessToKill
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="verb">What <see cref="EntryPoint"/> makes the process do; it prints a line for each thing done.</param>
    /// <param name="lines">After so many lines it is killed, as by kill -9.</param>
    /// <returns>All lines printed, also those on their way when it was killed.</returns>
    public static async Task<List<string>> RunAsync(string verb, string directory, int lines)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        using var process = Start(verb, directory);
        var printed = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                printed.Add(line);
                if (printed.Count == lines)
                    process.Kill();
            }

            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill();
        }

        Assert.True(printed.Count >= lines, $"The process ended after {printed.Count} lines with exit code {process.ExitCode}.");
        return printed;
    }

    /// <summary>Runs it until it ends by itself, or kills itself.</summary>
    /// <returns>Its exit code; <see cref="KilledCode"/> where it was killed.</returns>
    public static Task<int> RunToItsEndAsync(string verb, params ReadOnlySpan<string> arguments) => EndOfAsync(Start([verb, .. arguments]));

    /// <summary>Exit code after <see cref="Process.Kill()"/>.</summary>
    public static int KilledCode => OperatingSystem.IsWindows() ? -1 : 128 + 9;

    private static async Task<int> EndOfAsync(Process process)
    {
        using (process)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(Longest);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            finally
            {
                process.Kill();
            }

            return process.ExitCode;
        }
    }

    private static Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ProcessToKill).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
