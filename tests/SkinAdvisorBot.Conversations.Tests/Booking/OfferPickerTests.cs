using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class OfferPickerTests
{
    private static readonly ImmutableArray<DateTimeOffset> Offered = [At(8, 10), At(10, 15), At(11, 9)];

    [Theory]
    [InlineData("the second", 1)]
    [InlineData("3pm works", 1)]
    [InlineData("friday", 2)]
    [InlineData("1", 0)]
    public void Places_weekdays_and_clock_times_need_no_wish(string text, int choice) => Assert.Equal(choice, OfferPicker.Pick(text, null, Offered));

    [Fact]
    public void A_wish_for_other_times_is_no_choice() =>
        Assert.Null(OfferPicker.Pick("the second, or later?", new TimeWish { Order = WishOrder.Later }, Offered));

    [Fact]
    public void A_wish_that_suits_one_offer_takes_it()
    {
        var afternoon = new TimeWindow(null, null, [], new HourRange(new TimeOnly(12, 0), new TimeOnly(17, 0)), null);

        Assert.Equal(1, OfferPicker.Pick("that in the pm", new TimeWish { Windows = [afternoon] }, Offered));
    }

    [Fact]
    public void The_same_time_with_two_people_is_one_choice() =>
        Assert.Equal(0, OfferPicker.Pick("tuesday", null, [At(8, 10), At(8, 10), At(11, 9)]));

    [Fact]
    public void Nothing_offered_is_nothing_taken() => Assert.Null(OfferPicker.Pick("2", null, []));

    [Fact]
    public void A_long_message_is_no_choice() => Assert.Null(OfferPicker.Pick("2 " + new string('a', 10_000), null, Offered));

    [Fact]
    public void More_offers_than_five_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OfferPicker.Pick("2", null, [.. Enumerable.Repeat(At(8, 10), OfferPicker.MaxOffers + 1)]));

    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.FromHours(-5));
}
