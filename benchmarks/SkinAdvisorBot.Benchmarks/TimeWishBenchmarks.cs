using BenchmarkDotNet.Attributes;
using NodaTime;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times;
using SkinAdvisorBot.Language.Times.Chrono;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>When somebody would like to come: with chrono-node, and with our own code alone.</summary>
[InProcess]
[MemoryDiagnoser]
public class TimeWishBenchmarks
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static readonly DateTimeOffset Now = new(2026, 12, 2, 10, 0, 0, TimeSpan.FromHours(-5));

    private readonly TimeWishReader alone = new(PlainTimeRecognizer.Instance);
    private TimeWishReader withChrono = null!;

    /// <summary>Nothing about time, ordinary talk of times, a wish without a date, and two with one.</summary>
    [Params(
        "what are exosomes?",
        "I've had brown patches for two years and use spf 50 every morning",
        "friday after work, but not before 5",
        "tomorrow at 3",
        "book me for dec 10 or 11 in the morning, Ana Cole, 212 555 0142")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        withChrono = TimeWishReader.Create();
        if (!withChrono.HasChrono)
            throw new InvalidOperationException("Built without chrono-node; build with Node.js 20 or later and npm.");
        withChrono.WarmUp();
    }

    [Benchmark(Description = "a wish")]
    public TimeWish? Read() => withChrono.Read(Text, Now, Zone);

    [Benchmark(Description = "without chrono-node")]
    public TimeWish? ReadAlone() => alone.Read(Text, Now, Zone);
}

/// <summary>What the first date would wait for without a warm-up; a process does it once.</summary>
[InProcess]
public class ChronoLoadBenchmarks
{
    private readonly string script = ChronoTimeRecognizer.FindScript() ?? throw new InvalidOperationException("Built without chrono-node.");

    [Benchmark(Description = "loading chrono-node")]
    public void Load()
    {
        using var recognizer = new ChronoTimeRecognizer(script);
        recognizer.WarmUp();
    }
}
