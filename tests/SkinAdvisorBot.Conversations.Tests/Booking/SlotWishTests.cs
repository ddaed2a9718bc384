using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class SlotWishTests
{
    [Fact]
    public void Without_a_wish_days_and_parts_of_the_day_differ()
    {
        var slots = Find(new SlotQuery("talk"));

        Assert.Equal(["2027-03-08T09:00", "2027-03-09T13:00", "2027-03-11T15:00"], slots.Starts());
    }

    [Fact]
    public void Within_one_day_the_parts_of_the_day_differ() =>
        Assert.Equal(["2027-03-09T09:00", "2027-03-09T13:00", "2027-03-09T17:00"], Find(Query(AClinic.On("2027-03-09"))).Starts());

    [Fact]
    public void Within_one_part_of_the_day_the_offers_lie_apart()
    {
        var morning = AClinic.On("2027-03-09") with { Hours = new HourRange(new TimeOnly(8, 0), new TimeOnly(11, 59)) };

        Assert.Equal(["2027-03-09T09:00", "2027-03-09T10:00", "2027-03-09T11:00"], Find(Query(morning)).Starts());
    }

    [Fact]
    public void Hours_and_weekdays_of_the_wish_are_kept()
    {
        var afternoons = TimeWindow.Any with { Weekdays = [DayOfWeek.Tuesday, DayOfWeek.Thursday], Hours = new HourRange(new TimeOnly(13, 0), new TimeOnly(16, 30)) };

        var slots = Find(Query(afternoons) with { Count = 1_000 });

        Assert.All(slots, slot => Assert.True(slot.Start.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday));
        Assert.Equal(new TimeOnly(13, 0), slots.Min(slot => TimeOnly.FromDateTime(slot.Start.DateTime)));
        Assert.Equal(new TimeOnly(16, 30), slots.Max(slot => TimeOnly.FromDateTime(slot.Start.DateTime)));
    }

    [Fact]
    public void Any_of_several_windows_suits()
    {
        var slots = Find(Query(AClinic.On("2027-03-16"), AClinic.On("2027-03-18") with { Hours = new HourRange(new TimeOnly(16, 0), new TimeOnly(18, 0)) }) with { Count = 100 });

        Assert.Equal(["2027-03-16", "2027-03-18"], slots.Starts().Select(start => start[..10]).Distinct());
        Assert.Equal("2027-03-18T16:00", slots.Starts().First(start => start.StartsWith("2027-03-18", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_ruled_out_is_not_offered()
    {
        var wish = new TimeWish
        {
            Order = WishOrder.Soonest,
            Except =
            [
                TimeWindow.Any with { Weekdays = [DayOfWeek.Monday] },
                AClinic.On("2027-03-09") with { Hours = new HourRange(new TimeOnly(0, 0), new TimeOnly(12, 0)) },
                TimeWindow.Any with { At = new TimeOnly(13, 30) },
            ],
        };

        Assert.Equal(["2027-03-09T13:00", "2027-03-09T14:00", "2027-03-09T14:30"], Find(new SlotQuery("talk") { Wish = wish }).Starts());
    }

    [Fact]
    public void The_start_wished_for_comes_first()
    {
        var slots = Find(Query(AClinic.On("2027-03-09") with { At = new TimeOnly(15, 0) }));

        Assert.Equal("2027-03-09T15:00", slots.Starts().First());
    }

    [Fact]
    public void Where_the_start_wished_for_is_taken_the_nearest_come_the_nearest_first()
    {
        var book = AClinic.ABook(
            AClinic.Booked("a", AClinic.Talk("2027-03-08T15:00")));

        var slots = SlotFinder.Find(AClinic.Calendar, Query(AClinic.On("2027-03-08") with { At = new TimeOnly(15, 10) }), book, AClinic.Monday);

        Assert.Equal(["2027-03-08T16:00", "2027-03-08T14:00", "2027-03-08T16:30"], slots.Starts());
    }

    [Fact]
    public void A_start_wished_for_on_any_day_is_found_on_several()
    {
        var slots = Find(Query(TimeWindow.Any with { At = new TimeOnly(15, 0) }));

        Assert.Equal(["2027-03-08T15:00", "2027-03-09T15:00", "2027-03-11T15:00"], slots.Starts());
    }

    [Fact]
    public void More_are_others_than_those_offered()
    {
        var first = Find(new SlotQuery("talk"));

        var more = Find(new SlotQuery("talk") { Offered = [.. first.Select(slot => slot.Start)] });

        Assert.Equal(3, more.Length);
        Assert.Empty(more.Starts().Intersect(first.Starts()));
    }

    [Fact]
    public void Earlier_and_later_are_meant_against_what_was_offered()
    {
        var offered = new SlotQuery("talk") { Offered = [AClinic.At("2027-03-11T15:00"), AClinic.At("2027-03-09T10:00")] };

        var earlier = Find(offered with { Wish = new TimeWish { Order = WishOrder.Earlier } });
        var later = Find(offered with { Wish = new TimeWish { Order = WishOrder.Later } });

        Assert.NotEmpty(earlier);
        Assert.All(earlier, slot => Assert.True(slot.Start < AClinic.At("2027-03-09T10:00")));
        Assert.Equal("2027-03-11T15:30", later.Starts().First());
    }

    [Fact]
    public void A_wish_that_cannot_be_met_finds_nothing()
    {
        Assert.Empty(Find(Query(AClinic.On("2027-03-13"))));
        Assert.Empty(Find(Query(AClinic.On("2027-03-01"))));
        Assert.Empty(Find(Query(TimeWindow.Any with { From = DateOnly.MaxValue })));
        Assert.Empty(Find(Query(TimeWindow.Any with { Hours = new HourRange(new TimeOnly(20, 0), new TimeOnly(23, 59)) })));
    }

    private static SlotQuery Query(params ReadOnlySpan<TimeWindow> windows) => new("talk") { Wish = AClinic.Wish(windows) };

    private static ImmutableArray<Slot> Find(SlotQuery query) =>
        SlotFinder.Find(AClinic.Calendar, query, EmptyBook.Instance, AClinic.Monday);
}
