using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>The finder against a search that tries every five minutes with every provider in every room.</summary>
[Properties(Arbitrary = [typeof(SlotFinderProperties)], MaxTest = 60)]
public sealed class SlotFinderProperties
{
    private static readonly ClinicCalendar Always = AClinic.With(
        ("notice_minutes: 60", "notice_minutes: 0"),
        ("horizon_days: 60", "horizon_days: 2"),
        ("[Monday, Tuesday, Wednesday, Thursday]\n    open: \"09:00\"\n    close: \"18:00\"", "[Monday, Tuesday, Wednesday, Thursday, Saturday, Sunday]\n    open: \"00:00\"\n    close: \"18:00\""));

    /// <summary>A moment, and a book with visits around it. Half of the moments lie about a change of the clock.</summary>
    public sealed record Scene(DateTimeOffset Now, string Visit, ImmutableArray<Slot> Taken)
    {
        public MemoryBook Book
        {
            get
            {
                var book = new MemoryBook();
                foreach (var (slot, index) in Taken.Select((slot, index) => (slot, index)))
                {
                    try
                    {
                        book.Apply([new BookingChange.Book(AClinic.Booked($"T{index}", slot), [])], Now);
                    }
                    catch (BookingConflictException)
                    {
                        // A scene may want the same time twice; the first has it.
                    }
                }

                return book;
            }
        }
    }

    public static Arbitrary<Scene> Scenes()
    {
        var near = Gen.Elements("2027-03-12T00:00", "2027-11-05T12:00", "2028-02-27T00:00").Select(local => AClinic.At(local));
        var any = Gen.Choose(0, 300).Select(days => AClinic.Monday.AddDays(days));
        var scene =
            from day in Gen.OneOf(near, any)
            from minutes in Gen.Choose(0, 2_880)
            from visit in Gen.Elements("talk", "laser")
            from taken in Taken(day).ListOf(20)
            select new Scene(day.AddMinutes(minutes), visit, [.. taken]);
        return scene.ToArbitrary();
    }

    [Property]
    public void All_that_is_free_is_found_and_nothing_else(Scene scene)
    {
        var found = SlotFinder.Find(
            Always, new SlotQuery(scene.Visit) { Count = 10_000, Wish = new TimeWish { Order = WishOrder.Soonest } }, scene.Book, scene.Now);

        Assert.Equal(EveryFree(scene).Select(slot => slot.Start).Distinct(), found.Select(slot => slot.Start));
        Assert.Empty(found.Select(slot => slot.Key()).Except(EveryFree(scene).Select(slot => slot.Key())));
    }

    [Property]
    public void What_is_found_is_free_and_can_be_booked(Scene scene)
    {
        foreach (var slot in SlotFinder.Find(Always, new SlotQuery(scene.Visit), scene.Book, scene.Now))
        {
            // Offers are one or the other: two of them may overlap.
            var book = scene.Book;
            Assert.True(slot.Start <= scene.Now || SlotFinder.IsFree(Always, slot, book, scene.Now, own: null));
            book.Apply([new BookingChange.Book(AClinic.Booked("N", slot), [])], scene.Now);
            Assert.False(SlotFinder.IsFree(Always, slot, book, scene.Now, own: null));
        }
    }

    private static Gen<Slot> Taken(DateTimeOffset day) =>
        from step in Gen.Choose(0, 900)
        from provider in Gen.Elements("ana", "ben")
        from room in Gen.Elements("room-1", "room-2")
        let start = day.AddMinutes(5 * step)
        select new Slot("talk", start, start.AddMinutes(45), provider, room, []);

    private static IEnumerable<Slot> EveryFree(Scene scene)
    {
        var visit = Always.FindVisit(scene.Visit)!;
        var busy = scene.Book.Busy(scene.Now.AddDays(-1), scene.Now.AddDays(5), scene.Now);
        var last = NaiveHours.Local(Always, scene.Now).Date.PlusDays(2);
        var first = DateTimeOffset.FromUnixTimeSeconds((scene.Now.ToUnixTimeSeconds() + 299) / 300 * 300);
        for (var start = first; NaiveHours.Local(Always, start).Date <= last; start = start.AddMinutes(5))
        {
            var local = NaiveHours.Local(Always, start);
            var isSecondPass = Always.Zone.MapLocal(local).First().ToInstant() != NodaTime.Instant.FromDateTimeOffset(start);
            if (local.Minute % 30 != 0 || isSecondPass)
                continue;
            foreach (var slot in from provider in visit.Providers
                                 from room in visit.Rooms
                                 select new Slot(visit.Id, start, start.AddMinutes(visit.Minutes), provider, room, visit.Devices))
            {
                var isTaken = busy.Any(time => slot.Resources.Contains(time.Resource) && time.From < slot.End && slot.Start < time.To);
                if (!isTaken && NaiveHours.Allow(Always, slot))
                    yield return slot;
            }
        }
    }
}
