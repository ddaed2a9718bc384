using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>The search for three free slots over 20 providers and 180 days.</summary>
[InProcess]
[MemoryDiagnoser]
[MinColumn]
public class SlotBenchmarks
{
    private static readonly SlotQuery Soonest = new("visit") { Wish = new TimeWish { Order = WishOrder.Soonest } };

    private ClinicCalendar calendar = null!;
    private ReadyBook ready = null!;
    private IHost storage = null!;
    private IAppointmentBook saved = null!;
    private RowsBook rows = null!;

    /// <summary>The share of all slots that is taken, spread over the whole time; at 100 only the last day is free, and the search reads everything.</summary>
    [Params(0, 90, 100)]
    public int TakenPercent { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        calendar = BusyClinic.Calendar();
        var random = new Random(4_242);
        var slots = BusyClinic.AllSlots(calendar).Where(_ => random.Next(100) < TakenPercent).ToList();
        ready = new ReadyBook(slots);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.AddStorage(StorageLocation.InMemory());
        storage = builder.Build();
        await storage.StartAsync();
        saved = storage.Services.GetRequiredService<IAppointmentBook>();
        rows = new RowsBook(saved);
        await SaveAsync(storage.Services.GetRequiredService<TurnWriter>(), slots);
        Console.WriteLine($"// {slots.Count} appointments, {ready.Count} times of providers and rooms");
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await storage.StopAsync();
        storage.Dispose();
    }

    [Benchmark(Description = "soonest, book in memory", Baseline = true)]
    public ImmutableArray<Slot> FindInMemory() => SlotFinder.Find(calendar, Soonest, ready, BusyClinic.Now);

    [Benchmark(Description = "a spread, book in memory")]
    public ImmutableArray<Slot> FindSpread() => SlotFinder.Find(calendar, new SlotQuery("visit"), ready, BusyClinic.Now);

    [Benchmark(Description = "soonest, rows read from SQLite")]
    public ImmutableArray<Slot> FindInRows() => SlotFinder.Find(calendar, Soonest, rows, BusyClinic.Now);

    [Benchmark(Description = "soonest, book in SQLite")]
    public ImmutableArray<Slot> FindInSqlite() => SlotFinder.Find(calendar, Soonest, saved, BusyClinic.Now);

    private static async Task SaveAsync(TurnWriter writer, List<Slot> slots)
    {
        var opened = await writer.OpenAsync(
            new("c", ChannelKind.Web, "", Locale: null, BusyClinic.Now, WelcomeCount: 1, "{}"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray()), CancellationToken.None);
        var changes = slots.Select((slot, index) => (BookingChange)new BookingChange.Book(
            new($"A{index}", slot, AppointmentStatus.Booked, HeldUntil: null, Sequence: 0, new Contact("Kim", "+12125550142", null, null), []), []));
        await writer.SaveAsync(
            new(opened.Key!.Value, 1, "m", "person", 2, 2, BusyClinic.Now, default, "", "{}"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray()) { Changes = [.. changes] }, CancellationToken.None);
    }
}
