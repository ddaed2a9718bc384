using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>Visitors in a closed loop through the Bot Framework's endpoint: each posts a question, waits for the reply, posts the next.</summary>
internal static class MessagesLoad
{
    private const string Path = "api/messages";

    private static readonly string[] Questions =
    [
        "what are exosomes?", "is it safe for dark skin", "does fraxel hurt", "how much downtime with bbl", "what is melasma",
        "can it be treated", "and what about clear and brilliant", "are you open on saturday", "how many sessions will i need", "thanks",
    ];

    /// <param name="args">
    /// Visitors at a time and turns of each, default 32 and 100; <c>--expect-replies</c> takes the reply from the answer to the post;
    /// <c>--url ADDRESS</c> asks another bot, and <c>--pid ID</c> names its process, so that its processor time is known.
    /// </param>
    public static async Task<int> RunAsync(string[] args)
    {
        var load = MessagesLoadArguments.Read(args);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await using var catcher = await ReplyCatcher.StartAsync(limit.Token);
        if (load.Url is { } url)
        {
            using var process = load.ProcessId is { } id ? Process.GetProcessById(id) : null;
            await MeasureAsync(load, url, catcher, () => ProcessorTimeOf(process), limit.Token);
            return 0;
        }

        var data = Directory.CreateTempSubdirectory("skin-advisor-bench-");
        await using (var service = await RunningService.StartAsync(data.FullName, limit.Token))
            await MeasureAsync(load, service.Address, catcher, () => service.ProcessorTime, limit.Token);
        data.Delete(recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(MessagesLoadArguments load, Uri bot, ReplyCatcher catcher, Func<TimeSpan?> processorTime, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = load.Visitors }) { BaseAddress = bot };
        await TalkAsync(http, load, load.Turns / 4, catcher, [], cancellationToken); // warm-up
        var times = new ConcurrentBag<double>();
        var processor = processorTime();
        var clock = Stopwatch.StartNew();
        await TalkAsync(http, load, load.Turns, catcher, times, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        var used = (processorTime() - processor)?.TotalSeconds;
        var sorted = times.Order().ToArray();
        var perSecond = used is { } spent ? string.Create(CultureInfo.InvariantCulture, $", {sorted.Length / spent:0} turns per CPU second") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{load.Visitors} visitors, {(load.ExpectReplies ? "expectReplies" : "normal")}: {sorted.Length / seconds:0} turns/s{perSecond}; post to reply p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[(int)(sorted.Length * 0.99)]:0.0} ms"));
    }

    private static Task TalkAsync(HttpClient http, MessagesLoadArguments load, int turns, ReplyCatcher catcher, ConcurrentBag<double> times, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, load.Visitors).Select(async visitor =>
        {
            var conversation = Guid.NewGuid().ToString("N");
            for (var i = 0; i < turns; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await SayAsync(http, load, conversation, string.Create(CultureInfo.InvariantCulture, $"{conversation}-{i}"), Questions[(visitor + i) % Questions.Length], catcher, cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }));

    private static async Task SayAsync(HttpClient http, MessagesLoadArguments load, string conversation, string id, string text, ReplyCatcher catcher, CancellationToken cancellationToken)
    {
        var reply = load.ExpectReplies ? Task.CompletedTask : catcher.WaitForReplyTo(id);
        using var response = await http.PostAsJsonAsync(Path, Message(load, conversation, id, text, catcher.ServiceUrl), cancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (load.ExpectReplies && JsonNode.Parse(body)?["activities"] is not JsonArray { Count: > 0 })
            throw new InvalidOperationException("The bot answered without a reply.");
        await reply.WaitAsync(cancellationToken);
    }

    private static JsonObject Message(MessagesLoadArguments load, string conversation, string id, string text, string serviceUrl) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "emulator",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = "visitor" },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["deliveryMode"] = load.ExpectReplies ? "expectReplies" : "normal",
        ["text"] = text,
    };

    private static TimeSpan? ProcessorTimeOf(Process? process)
    {
        process?.Refresh();
        return process?.TotalProcessorTime;
    }
}
