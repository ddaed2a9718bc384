using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>Visitors in a closed loop through Direct Line: each opens a conversation, then asks one question after another. Every answered post is on the disk.</summary>
internal static class DirectLineLoad
{
    private static readonly string[] Questions =
    [
        "what are exosomes?", "is it safe for dark skin", "does fraxel hurt", "how much downtime with bbl", "what is melasma",
        "can it be treated", "and what about clear and brilliant", "are you open on saturday", "how many sessions will i need", "thanks",
    ];

    /// <param name="args">Visitors at a time, turns of each, and conversations opened beforehand; default 32, 100, 0.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var visitors = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 32;
        var turns = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
        var opened = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var data = Directory.CreateTempSubdirectory("skin-advisor-bench-");
        await using var service = await RunningService.StartAsync(data.FullName, limit.Token);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = visitors }) { BaseAddress = service.Address };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory after start: {service.ResidentMiB} MiB"));
        if (opened > 0)
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, opened), new ParallelOptions { MaxDegreeOfParallelism = visitors, CancellationToken = limit.Token }, async (_, token) =>
            {
                var (id, bearer) = await OpenAsync(http, token);
                await SayAsync(http, id, bearer, Questions[0], token);
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory after {opened} conversations: {service.ResidentMiB} MiB"));
        }

        await TalkAsync(http, visitors, turns / 4, [], limit.Token); // warm-up
        var times = new ConcurrentBag<double>();
        var processor = service.ProcessorTime;
        var clock = Stopwatch.StartNew();
        await TalkAsync(http, visitors, turns, times, limit.Token);
        var seconds = clock.Elapsed.TotalSeconds;
        var used = (service.ProcessorTime - processor).TotalSeconds;
        var sorted = times.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{visitors} visitors: {sorted.Length / seconds:0} turns/s, {sorted.Length / used:0} turns per CPU second; post to saved answer p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[(int)(sorted.Length * 0.99)]:0.0} ms; memory {service.ResidentMiB} MiB"));
        return 0;
    }

    private static Task TalkAsync(HttpClient http, int visitors, int turns, ConcurrentBag<double> times, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, visitors).Select(async visitor =>
        {
            var (id, bearer) = await OpenAsync(http, cancellationToken);
            for (var i = 0; i < turns; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await SayAsync(http, id, bearer, Questions[(visitor + i) % Questions.Length], cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }));

    private static async Task<(string Conversation, AuthenticationHeaderValue Bearer)> OpenAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("chat/token", new JsonObject(), cancellationToken);
        response.EnsureSuccessStatusCode();
        var token = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        var bearer = new AuthenticationHeaderValue("Bearer", token["token"]!.GetValue<string>());
        using var start = new HttpRequestMessage(HttpMethod.Post, "v3/directline/conversations") { Headers = { Authorization = bearer }, Content = JsonContent.Create(new JsonObject()) };
        using var started = await http.SendAsync(start, cancellationToken);
        started.EnsureSuccessStatusCode();
        return (token["conversationId"]!.GetValue<string>(), bearer);
    }

    private static async Task SayAsync(HttpClient http, string conversation, AuthenticationHeaderValue bearer, string text, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v3/directline/conversations/{conversation}/activities")
        {
            Headers = { Authorization = bearer },
            Content = JsonContent.Create(new JsonObject { ["type"] = "message", ["text"] = text, ["from"] = new JsonObject { ["id"] = "visitor" } }),
        };
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
