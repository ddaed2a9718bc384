using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>The days the clock changes, leap days, and visitors elsewhere.</summary>
public sealed class SlotTimeZoneTests
{
    /// <summary>A clinic that is open at night from Saturday on, so that the change of the clock at 2:00 on a Sunday falls into its hours.</summary>
    private static readonly ClinicCalendar Night = AClinic.With(
        ("  - days: [Friday]\n    open: \"09:00\"\n    close: \"13:30\"", "  - days: [Friday]\n    open: \"09:00\"\n    close: \"13:30\"\n  - days: [Sunday]\n    open: \"00:00\"\n    close: \"05:00\""));

    [Fact]
    public void A_start_that_the_clock_leaves_out_in_spring_is_not_offered()
    {
        var slots = Find("2027-03-14");

        Assert.Equal(
            ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00"],
            slots.Starts().Select(start => start[^5..]));
    }

    [Fact]
    public void An_hour_that_comes_twice_in_autumn_is_offered_once()
    {
        var slots = Find("2027-11-07");

        Assert.Equal(
            ["00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:30", "04:00"],
            slots.Starts().Select(start => start[^5..]));
        Assert.Equal(TimeSpan.FromHours(-4), slots[3].Start.Offset);
        Assert.Equal(TimeSpan.FromHours(-5), slots[4].Start.Offset);
    }

    [Theory]
    [InlineData("2027-03-14")]
    [InlineData("2027-11-07")]
    public void A_visit_across_the_change_lasts_its_real_minutes(string date)
    {
        var slots = Find(date);

        Assert.All(slots, slot => Assert.Equal(TimeSpan.FromMinutes(45), slot.End - slot.Start));
        Assert.Contains(slots, slot => slot.Start.Offset != slot.End.Offset);
    }

    [Fact]
    public void Opening_hours_follow_the_wall_on_both_sides_of_the_change()
    {
        var winter = Open("2027-03-12");
        var summer = Open("2027-03-15");

        Assert.Equal((9, TimeSpan.FromHours(-5)), (winter.Hour, winter.Offset));
        Assert.Equal((9, TimeSpan.FromHours(-4)), (summer.Hour, summer.Offset));
    }

    [Fact]
    public void What_is_booked_in_the_repeated_hour_takes_only_its_own_pass()
    {
        // 1:30 comes twice: the booked one is the second, an hour after the one that is offered.
        var second = new DateTimeOffset(2027, 11, 7, 1, 30, 0, TimeSpan.FromHours(-5));
        var book = AClinic.ABook(AClinic.Booked("a", new Slot("talk", second, second.AddMinutes(45), "ana", "room-1", [])));

        var starts = SlotFinder.Find(Night, Query("2027-11-07"), book, AClinic.At("2027-11-06T12:00")).Starts().Select(start => start[^5..]).ToList();

        Assert.Contains("01:30", starts);
        Assert.DoesNotContain("02:00", starts);
        Assert.Contains("02:30", starts);
    }

    [Fact]
    public void A_leap_day_is_a_day_like_any_other()
    {
        var slots = SlotFinder.Find(AClinic.Calendar, Query("2028-02-29"), EmptyBook.Instance, AClinic.At("2028-02-14T08:00"));

        Assert.Equal(14, slots.Length);
    }

    [Fact]
    public void The_horizon_counts_days_across_a_leap_day()
    {
        var calendar = AClinic.With(("horizon_days: 60", "horizon_days: 2"));

        var slots = SlotFinder.Find(calendar, new SlotQuery("talk") { Count = 1_000 }, EmptyBook.Instance, AClinic.At("2028-02-28T12:30"));

        Assert.Equal(["2028-02-28", "2028-02-29", "2028-03-01"], slots.Starts().Select(start => start[..10]).Distinct());
    }

    [Theory]
    [InlineData("Asia/Tokyo")]
    [InlineData("Pacific/Honolulu")]
    [InlineData("Pacific/Kiritimati")]
    public void What_the_visitors_clock_says_makes_no_difference(string visitor)
    {
        var here = AClinic.At("2027-03-08T08:00");
        var there = TimeZoneInfo.ConvertTime(here, TimeZoneInfo.FindSystemTimeZoneById(visitor));

        var slots = SlotFinder.Find(AClinic.Calendar, new SlotQuery("talk"), EmptyBook.Instance, there);

        Assert.Equal(SlotFinder.Find(AClinic.Calendar, new SlotQuery("talk"), EmptyBook.Instance, here).Starts(), slots.Starts());
        Assert.All(slots, slot => Assert.Equal(TimeSpan.FromHours(slot.Start < AClinic.At("2027-03-14T12:00") ? -5 : -4), slot.Start.Offset));
    }

    [Theory]
    [InlineData("Asia/Kathmandu", "2027-03-09T09:00", 5.75)]
    [InlineData("Australia/Lord_Howe", "2027-04-06T09:00", 10.5)]
    public void A_clinic_may_lie_in_a_zone_of_quarter_and_half_hours(string zone, string first, double offsetHours)
    {
        var calendar = AClinic.With(("time_zone: America/New_York", $"time_zone: {zone}"));

        var slot = SlotFinder.Find(calendar, Query(first[..10]), EmptyBook.Instance, AClinic.At($"{first[..8]}01T08:00", zone))[0];

        Assert.Equal([first], new[] { slot }.Starts());
        Assert.Equal(TimeSpan.FromHours(offsetHours), slot.Start.Offset);
    }

    [Fact]
    public void A_clinic_whose_clock_changes_by_half_an_hour_loses_that_half_hour()
    {
        // Lord Howe Island, 3 October 2027, from 2:00 to 2:30.
        var calendar = AClinic.With(
            ("time_zone: America/New_York", "time_zone: Australia/Lord_Howe"),
            ("  - days: [Friday]\n    open: \"09:00\"\n    close: \"13:30\"", "  - days: [Sunday]\n    open: \"01:00\"\n    close: \"04:00\""));

        var slots = SlotFinder.Find(calendar, Query("2027-10-03"), EmptyBook.Instance, AClinic.At("2027-09-30T12:00", "Australia/Lord_Howe"));

        Assert.Equal(["01:00", "01:30", "02:30", "03:00"], slots.Starts().Select(start => start[^5..]));
    }

    private static SlotQuery Query(string date) =>
        new("talk") { Count = 1_000, Wish = AClinic.Wish(AClinic.On(date)) with { Order = WishOrder.Soonest } };

    private static ImmutableArray<Slot> Find(string date) =>
        SlotFinder.Find(Night, Query(date), EmptyBook.Instance, AClinic.At(date + "T12:00").AddDays(-3));

    private static DateTimeOffset Open(string date) =>
        SlotFinder.Find(AClinic.Calendar, Query(date), EmptyBook.Instance, AClinic.At(date + "T12:00").AddDays(-3))[0].Start;
}
