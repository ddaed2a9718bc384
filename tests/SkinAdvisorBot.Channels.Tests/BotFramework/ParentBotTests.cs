using System.Diagnostics;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Channels.Tests.DirectLine;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>Microsoft's botframework-connector, as published, handing a conversation to our bot; see <c>tests/clients/parent-bot.cjs</c>.</summary>
public sealed class ParentBotTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_parent_bot_gets_the_replies_in_the_answer()
    {
        MicrosoftClient.SkipWhenMissing("botframework-connector");
        await using var server = await BotServer.StartAsync(authority: null);

        var answer = await PostAsync(server, "what is melasma");

        Assert.Equal(200, (int?)answer["status"]);
        Assert.Equal([MemoryInbox.Welcome, "You said: what is melasma"], answer["body"]!["activities"]!.AsArray().Select(activity => (string?)activity!["text"]));
        Assert.Equal("conv1", (string?)answer["body"]!["activities"]![1]!["conversation"]!["id"]);
    }

    private static async Task<JsonNode> PostAsync(BotServer server, string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        string[] arguments = [Path.Combine(MicrosoftClient.Directory, "parent-bot.cjs"), server.Address + BotFrameworkServices.Path, "http://127.0.0.1:9/", text];
        using var parent = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true })!;
        try
        {
            var said = await parent.StandardOutput.ReadToEndAsync(limit.Token);
            await parent.WaitForExitAsync(limit.Token);
            return JsonNode.Parse(said)!;
        }
        finally
        {
            if (!parent.HasExited)
                parent.Kill(entireProcessTree: true);
        }
    }
}
