using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class SlotFinderTests
{
    private static readonly SlotQuery Soonest = new("talk") { Wish = new TimeWish { Order = WishOrder.Soonest } };

    [Fact]
    public void Soonest_finds_the_first_after_the_notice()
    {
        var slots = SlotFinder.Find(AClinic.Calendar, Soonest, EmptyBook.Instance, AClinic.At("2027-03-08T08:15"));

        Assert.Equal(["2027-03-08T09:30", "2027-03-08T10:00", "2027-03-08T10:30"], slots.Starts());
    }

    [Fact]
    public void A_slot_says_who_and_where_and_lasts_as_long_as_its_visit()
    {
        var slot = SlotFinder.Find(AClinic.Calendar, new SlotQuery("laser"), EmptyBook.Instance, AClinic.Monday)[0];

        Assert.Equal(("laser", "ana", "room-2", TimeSpan.FromMinutes(60)), (slot.Visit, slot.Provider, slot.Room, slot.End - slot.Start));
        Assert.Equal(["laser-1"], slot.Devices);
        Assert.Equal(TimeSpan.FromHours(-5), slot.Start.Offset);
    }

    [Fact]
    public void A_visit_ends_before_the_break_and_before_closing()
    {
        var starts = All("talk", "2027-03-08").Starts();

        Assert.Equal(
            ["09:00", "09:30", "10:00", "10:30", "11:00", "13:00", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00"],
            starts.Select(start => start[^5..]));
    }

    [Fact]
    public void The_last_slot_of_a_day_ends_when_the_clinic_closes()
    {
        var slots = All("laser", "2027-03-09");

        Assert.Equal(AClinic.At("2027-03-09T18:00"), slots[^1].End);
    }

    [Theory]
    [InlineData("2027-03-10")] // closed once
    [InlineData("2027-05-05")] // within closed days
    [InlineData("2027-03-13")] // a Saturday
    public void Nothing_is_found_on_a_day_that_is_closed(string date) => Assert.Empty(All("talk", date));

    [Fact]
    public void Nothing_is_found_on_a_holiday_of_every_year()
    {
        var slots = SlotFinder.Find(AClinic.Calendar, All("2026-12-25"), EmptyBook.Instance, AClinic.At("2026-12-21T08:00"));

        Assert.Empty(slots);
        Assert.NotEmpty(SlotFinder.Find(AClinic.Calendar, All("2026-12-24"), EmptyBook.Instance, AClinic.At("2026-12-21T08:00")));
    }

    [Fact]
    public void A_shortened_day_has_its_own_hours() =>
        Assert.Equal(["2027-03-11T15:00", "2027-03-11T15:30", "2027-03-11T16:00"], All("talk", "2027-03-11").Starts());

    [Fact]
    public void Nobody_is_booked_while_on_leave()
    {
        Assert.Empty(All("laser", "2027-03-22"));
        Assert.All(All("talk", "2027-03-23"), slot => Assert.Equal("ben", slot.Provider));
        Assert.NotEmpty(All("laser", "2027-03-29"));
    }

    [Fact]
    public void A_provider_with_own_hours_is_found_within_the_clinics_alone()
    {
        var slots = SlotFinder.Find(AClinic.Calendar, All("2027-03-09") with { Provider = "ben" }, EmptyBook.Instance, AClinic.Monday);

        Assert.Equal(("2027-03-09T11:00", "2027-03-09T17:00"), (slots.Starts().First(), slots.Starts().Last()));
        Assert.All(slots, slot => Assert.Equal("ben", slot.Provider));
    }

    [Fact]
    public void Nothing_is_found_beyond_the_horizon()
    {
        var first = SlotFinder.Find(AClinic.Calendar, All("2027-05-06") with { Wish = AClinic.Wish(TimeWindow.Any with { From = AClinic.Day("2027-05-07") }) }, EmptyBook.Instance, AClinic.Monday);

        Assert.Empty(first);
        Assert.NotEmpty(SlotFinder.Find(AClinic.With(("to: 2027-05-07", "to: 2027-05-06")), All("2027-05-07"), EmptyBook.Instance, AClinic.Monday));
    }

    [Fact]
    public void A_time_that_is_taken_goes_to_the_next_provider_and_then_to_nobody()
    {
        var one = AClinic.ABook(AClinic.Booked("a", AClinic.Talk("2027-03-09T14:00")));
        var both = AClinic.ABook(AClinic.Booked("a", AClinic.Talk("2027-03-09T14:00")), AClinic.Booked("b", AClinic.Talk("2027-03-09T14:00", "ben", "room-2")));

        var slot = All("talk", "2027-03-09", one).Single(slot => slot.Start == AClinic.At("2027-03-09T14:00"));

        Assert.Equal(("ben", "room-2"), (slot.Provider, slot.Room));
        Assert.DoesNotContain("2027-03-09T14:00", All("talk", "2027-03-09", both).Starts());
        Assert.DoesNotContain("2027-03-09T13:30", All("talk", "2027-03-09", both).Starts());
        Assert.Contains("2027-03-09T13:00", All("talk", "2027-03-09", both).Starts());
        Assert.Contains("2027-03-09T15:00", All("talk", "2027-03-09", both).Starts());
    }

    [Fact]
    public void A_taken_device_takes_the_time_from_every_room()
    {
        var book = new MemoryBook();
        book.Close(new Closure("desk", "1", "laser-1", AClinic.At("2027-03-09T09:00"), AClinic.At("2027-03-09T17:00")));

        Assert.Equal(["2027-03-09T17:00"], All("laser", "2027-03-09", book).Starts());
        Assert.Equal(14, All("talk", "2027-03-09", book).Length);
    }

    [Fact]
    public void A_closure_of_the_whole_clinic_leaves_nothing()
    {
        var book = new MemoryBook();
        book.Close(new Closure("desk", "1", null, AClinic.At("2027-03-09T00:00"), AClinic.At("2027-03-09T16:01")));

        Assert.Equal(["2027-03-09T16:30", "2027-03-09T17:00"], All("talk", "2027-03-09", book).Starts());
    }

    [Fact]
    public void A_hold_counts_until_it_lapses_and_never_for_its_own_person()
    {
        var book = new MemoryBook();
        var slot = AClinic.Talk("2027-03-08T09:00");
        book.Apply([new BookingChange.Hold(AClinic.Held("h", slot, AClinic.Monday.AddMinutes(10)))], AClinic.Monday);

        Assert.DoesNotContain("2027-03-08T09:00", All("talk", "2027-03-08", book).Starts());
        Assert.Contains("2027-03-08T09:00", SlotFinder.Find(AClinic.Calendar, All("2027-03-08") with { Own = "h" }, book, AClinic.Monday).Starts());
        Assert.False(SlotFinder.IsFree(AClinic.Calendar, slot, book, AClinic.Monday.AddMinutes(9), own: null));
        Assert.True(SlotFinder.IsFree(AClinic.Calendar, slot, book, AClinic.Monday.AddMinutes(10), own: null));
        Assert.True(SlotFinder.IsFree(AClinic.Calendar, slot, book, AClinic.Monday, own: "h"));
    }

    [Fact]
    public void The_gap_between_visits_is_kept_on_both_sides()
    {
        var calendar = AClinic.With(("hold_minutes: 10", "gap_minutes: 15"));
        var book = AClinic.ABook(AClinic.Booked("a", AClinic.Talk("2027-03-08T14:00")));

        var starts = SlotFinder.Find(calendar, All("2027-03-08"), book, AClinic.Monday).Starts().ToList();

        Assert.Contains("2027-03-08T13:00", starts);
        Assert.Contains("2027-03-08T15:00", starts);
        Assert.DoesNotContain("2027-03-08T13:30", starts);
        Assert.DoesNotContain("2027-03-08T14:30", starts);
        Assert.DoesNotContain("2027-03-08T13:15", SlotFinder.Find(AClinic.With(("hold_minutes: 10", "gap_minutes: 5"), ("grid_minutes: 30", "grid_minutes: 15")), All("2027-03-08"), book, AClinic.Monday).Starts());
    }

    [Fact]
    public void Content_that_no_longer_knows_the_visit_or_the_provider_finds_nothing()
    {
        Assert.Empty(SlotFinder.Find(AClinic.Calendar, new SlotQuery("massage"), EmptyBook.Instance, AClinic.Monday));
        Assert.Empty(SlotFinder.Find(AClinic.Calendar, new SlotQuery("laser") { Provider = "ben" }, EmptyBook.Instance, AClinic.Monday));
        Assert.False(SlotFinder.IsFree(AClinic.Calendar, AClinic.Talk("2027-03-09T14:00") with { Visit = "massage" }, EmptyBook.Instance, AClinic.Monday, null));
    }

    [Theory]
    [InlineData("2027-03-09T14:00", "ana", "room-1", true)]
    [InlineData("2027-03-09T14:05", "ana", "room-1", true)]  // off the grid
    [InlineData("2027-03-09T11:30", "ana", "room-1", false)] // runs into the break
    [InlineData("2027-03-09T17:30", "ana", "room-1", false)] // runs past closing
    [InlineData("2027-03-10T14:00", "ana", "room-1", false)] // closed
    [InlineData("2027-03-08T14:00", "ben", "room-1", false)] // not their day
    [InlineData("2027-03-09T14:00", "cleo", "room-1", false)]
    [InlineData("2027-03-09T14:00", "ana", "room-3", false)]
    [InlineData("2027-03-08T08:00", "ana", "room-1", false)] // begins now
    [InlineData("2027-07-06T14:00", "ana", "room-1", true)]  // the horizon is not asked again
    public void A_slot_is_free_where_the_calendar_still_has_it(string start, string provider, string room, bool isFree) =>
        Assert.Equal(isFree, SlotFinder.IsFree(AClinic.Calendar, AClinic.Talk(start, provider, room), EmptyBook.Instance, AClinic.Monday, own: null));

    [Fact]
    public void A_slot_of_another_length_or_without_its_device_is_not_free()
    {
        var slot = AClinic.Talk("2027-03-09T14:00");

        Assert.False(SlotFinder.IsFree(AClinic.Calendar, slot with { End = slot.End.AddMinutes(15) }, EmptyBook.Instance, AClinic.Monday, null));
        Assert.False(SlotFinder.IsFree(AClinic.Calendar, new Slot("laser", slot.Start, slot.Start.AddHours(1), "ana", "room-2", []), EmptyBook.Instance, AClinic.Monday, null));
    }

    private static SlotQuery All(string date) =>
        new("talk") { Count = 1_000, Wish = AClinic.Wish(AClinic.On(date)) with { Order = WishOrder.Soonest } };

    private static ImmutableArray<Slot> All(string visit, string date, IAppointmentBook? book = null) =>
        SlotFinder.Find(AClinic.Calendar, All(date) with { Visit = visit }, book ?? EmptyBook.Instance, AClinic.Monday);
}
