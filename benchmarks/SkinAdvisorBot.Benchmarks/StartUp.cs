using System.Diagnostics;
using System.Globalization;
using SkinAdvisorBot.Host.DialogueTests;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>From the start of the process to the first answer through Direct Line, with a model that was trained before.</summary>
internal static class StartUp
{
    private const int Runs = 5;

    public static async Task<int> RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("skin-advisor-bench-");
        for (var run = 0; run <= Runs; run++)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            var clock = Stopwatch.StartNew();
            await using var service = await RunningService.StartAsync(data.FullName, limit.Token);
            var ready = clock.Elapsed;
            using var http = new HttpClient { BaseAddress = service.Address };
            var dialogue = await DirectLineDialogue.OpenAsync(http, TimeProvider.System, limit.Token);
            await dialogue.SayAsync(new InboundMessage("m1", "what are exosomes?", ChannelKind.Web, TimeProvider.System.GetUtcNow()), limit.Token);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(run == 0 ? "new database" : $"restart {run}")}: ready after {ready.TotalSeconds:0.00} s, first answer after {clock.Elapsed.TotalSeconds:0.00} s"));
        }

        data.Delete(recursive: true);
        return 0;
    }
}
