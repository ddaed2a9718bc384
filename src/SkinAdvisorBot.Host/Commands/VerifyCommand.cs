using System.CommandLine;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>verify</c>: works the chain of the staff's audit out anew.</summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "The data directory; default data/ beside dialogs/. The service may be running." };
        var head = new Option<string?>("--head") { Description = "A hash noted earlier, 64 hexadecimal digits: it has to be in the chain still, or entries were cut off." };
        var command = new Command("verify", "Checks that no entry of the staff's audit was changed, removed or put in. Ends with 1 when one was.") { data, head };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(StorageLocation.In(parsed.GetValue(data) ?? Path.Combine(CommonOptions.Content().Root, StorageLocation.DefaultDirectory)), parsed.GetValue(head), Console.Out, cancellationToken));
        return command;
    }

    /// <summary>Prints what working the chain out showed.</summary>
    /// <param name="head">64 hexadecimal digits; null for none.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UnusableInputException">There is no audit to read, or <paramref name="head"/> is no hash.</exception>
    public static async Task<int> RunAsync(StorageLocation location, string? head, TextWriter output, CancellationToken cancellationToken)
    {
        if (head is not null && (head.Length != 64 || !head.All(char.IsAsciiHexDigit)))
            throw new UnusableInputException("--head takes the hash that verify or the audit page showed: 64 hexadecimal digits.");
        if (!File.Exists(Path.Combine(location.Directory!, StorageLocation.FileName)))
            throw new UnusableInputException($"'{location.Directory}' holds no {StorageLocation.FileName}. Name the service's data directory with --data.");
        try
        {
            var verdict = await AuditReader.VerifyAsync(location, head is null ? null : Convert.FromHexString(head), cancellationToken);
            output.WriteLine(Words(verdict, head));
            return verdict.BrokenAt is null && verdict.HasNoted ? CommandLineApp.Done : CommandLineApp.FoundProblems;
        }
        catch (SqliteException e)
        {
            throw new UnusableInputException($"The audit in '{location.Directory}' can't be read ({e.Message}). Start the service of this version on it once, or name another directory with --data.", e);
        }
    }

    private static string Words(AuditVerdict verdict, string? head) => verdict switch
    {
        { BrokenAt: { } broken } => $"Entry {broken} is missing or was changed after it was written; {verdict.Entries} before it are as they were.",
        { HasNoted: false } => $"{verdict.Entries} entries are as they were written, but none has the hash {head}: entries behind it were cut off, or it is of another audit.",
        _ => $"All {verdict.Entries} entries are as they were written. Hash of the last: {Convert.ToHexStringLower(verdict.Head)}",
    };
}
