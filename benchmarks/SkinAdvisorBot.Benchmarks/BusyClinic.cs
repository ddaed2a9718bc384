using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>A clinic of 20 providers and 20 rooms that can be booked 180 days ahead, and all its slots of 45 minutes.</summary>
internal static class BusyClinic
{
    public static readonly DateTimeOffset Now = new(2027, 3, 8, 6, 0, 0, TimeSpan.FromHours(-5));

    private const int People = 20;

    public static ClinicCalendar Calendar()
    {
        var files = ContentFolder.Find(null).Read().Select(file => file.Path == "dialogs/clinic.yaml" ? file with { Text = Rewritten(file.Text) } : file);
        // booking.yaml names the shipped clinic's visits, which this one does not have.
        var loaded = PlaybookLoader.Load([.. files.Where(file => file.Path.StartsWith("dialogs/", StringComparison.Ordinal) && file.Path != "dialogs/booking.yaml")]);
        return loaded.Playbook?.Clinic.Calendar ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }

    /// <summary>Every provider in a room of their own, one visit after the other, in the order of time; the last day that can be booked stays free.</summary>
    public static IEnumerable<Slot> AllSlots(ClinicCalendar calendar)
    {
        var starts = SlotFinder.Find(calendar, new SlotQuery("visit") { Count = int.MaxValue, Wish = new TimeWish { Order = WishOrder.Soonest } }, EmptyBook.Instance, Now);
        var lastDay = starts[^1].Start.Date;
        var free = DateTimeOffset.MinValue;
        foreach (var slot in starts.Where(slot => slot.Start.Date != lastDay))
        {
            if (slot.Start < free)
                continue;
            free = slot.End;
            for (var n = 0; n < People; n++)
                yield return slot with { Provider = calendar.Providers[n].Id, Room = calendar.Rooms[n].Id };
        }
    }

    private static string Rewritten(string clinic) => clinic[..clinic.IndexOf("\nbooking:", StringComparison.Ordinal)] + $"""

        booking:
          rules:
            horizon_days: 180
          providers:
        {List("provider")}
          rooms:
        {List("room")}
          visits:
            - id: visit
              name: visit
              minutes: 45
        """;

    private static string List(string kind) => string.Join('\n', Enumerable.Range(1, People).Select(n => $"    - id: {kind}-{n}\n      name: {kind} {n}"));
}

/// <summary>Appointments in the order of time, ready in memory: what is left is the search itself.</summary>
internal sealed class ReadyBook(IEnumerable<Slot> slots) : IAppointmentBook
{
    private readonly BusyTime[] times =
    [
        .. slots.SelectMany((slot, index) => slot.Resources.Select(resource => new BusyTime(resource, slot.Start, slot.End, $"A{index}"))),
    ];

    public int Count => times.Length;

    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var first = FirstFrom(from.AddDays(-1));
        return ImmutableArray.Create(times, first, FirstFrom(to) - first);
    }

    public void EachTaken(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, string? own, HearTaken tell)
    {
        for (var i = FirstFrom(from.AddDays(-1)); i < times.Length && times[i].From < to; i++)
            tell(new TakenCells(times[i].Resource, Cells.Of(times[i].From), Cells.EndOf(times[i].To), IsClosure: false));
    }

    public Appointment? Find(string id) => null;

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after) => [];

    private int FirstFrom(DateTimeOffset start)
    {
        var (low, high) = (0, times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle].From < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
