using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class WishMergeTests
{
    private static readonly HourRange Afternoon = new(new(12, 0), new(17, 0));
    private static readonly HourRange Morning = new(new(8, 0), new(12, 0));

    private static TimeWish Day(int day, HourRange? hours = null) => new() { Windows = [new(new(2026, 12, day), new(2026, 12, day), [], hours, null)] };

    private static TimeWish Hours(HourRange hours) => new() { Windows = [new(null, null, [], hours, null)] };

    [Fact]
    public void A_part_of_the_day_holds_for_the_day_named_before() =>
        Assert.Equal(Day(8, Afternoon).Windows.Single(), WishMerge.Of(Day(8), Hours(Afternoon)).Windows.Single(), Same);

    [Fact]
    public void Another_day_keeps_the_part_of_the_day() =>
        Assert.Equal(Day(9, Morning).Windows.Single(), WishMerge.Of(Day(8, Morning), Day(9)).Windows.Single(), Same);

    [Fact]
    public void Another_day_with_its_own_hours_keeps_those() =>
        Assert.Equal(Day(9, Afternoon).Windows.Single(), WishMerge.Of(Day(8, Morning), Day(9, Afternoon)).Windows.Single(), Same);

    [Fact]
    public void What_was_ruled_out_stays_ruled_out_until_a_day_is_named()
    {
        var notFriday = new TimeWish { Except = [new(null, null, [DayOfWeek.Friday], null, null)] };

        Assert.Single(WishMerge.Of(notFriday, Hours(Morning)).Except);
        Assert.Empty(WishMerge.Of(notFriday, Day(11)).Except);
    }

    [Fact]
    public void A_start_fits_only_within_the_wish()
    {
        var wish = Day(8, Afternoon) with { Except = [new(null, null, [], new(new(15, 0), new(15, 0)), null)] };

        Assert.True(WishMerge.Fits(wish, At(8, 14)));
        Assert.False(WishMerge.Fits(wish, At(8, 15)));
        Assert.False(WishMerge.Fits(wish, At(8, 10)));
        Assert.False(WishMerge.Fits(wish, At(9, 14)));
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.FromHours(-5));

    private static bool Same(TimeWindow one, TimeWindow other) =>
        (one.From, one.To, one.Hours, one.At) == (other.From, other.To, other.Hours, other.At) && one.Weekdays.SequenceEqual(other.Weekdays);
}
