using System.Diagnostics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.Sms;

/// <summary>Twilio's own packages in a Node process; see <c>tests/clients/sms-oracle.cjs</c>.</summary>
internal static class TwilioOracle
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static string Directory { get; } = typeof(TwilioOracle).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ClientsDirectory").Value!;

    /// <summary>Skips the test on a machine without Node or without the packages, and says how to get them.</summary>
    public static void SkipWhenMissing()
    {
        Assert.SkipUnless(
            System.IO.Directory.Exists(Path.Combine(Directory, "node_modules", "twilio")),
            "Twilio's packages are not installed. Run `npm ci` in tests/clients.");
        Assert.SkipUnless(DirectLine.MicrosoftClient.HasNode(), "Node is not installed. Get Node 20 or later, then run `npm ci` in tests/clients.");
    }

    /// <summary>Asks all at once in one process.</summary>
    /// <returns>One answer for each question, in order.</returns>
    public static async Task<List<JsonNode>> AskAsync(IEnumerable<object> questions)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Directory, "sms-oracle.cjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var asking = WriteAsync(process, questions, limit.Token);
        var answers = new List<JsonNode>();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            answers.Add(JsonNode.Parse(line)!);
        await asking;
        await process.WaitForExitAsync(limit.Token);
        return answers;
    }

    private static async Task WriteAsync(Process process, IEnumerable<object> questions, CancellationToken cancellationToken)
    {
        // ASCII: what the process takes for its encoding does not matter.
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default };
        foreach (var question in questions)
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, options).AsMemory(), cancellationToken);
        process.StandardInput.Close();
    }
}
