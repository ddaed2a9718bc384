using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class WaitRulesTests
{
    private static readonly BookingPlan Plan = new("talk", "US", new ReminderPlan([], new(21, 0), new(8, 0)), ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty, []);

    private static readonly WaitEntry Kim = new("W1", "talk", AClinic.Wish(AClinic.On("2027-03-09")), null, null, AClinic.Monday);

    [Fact]
    public void The_first_free_time_of_the_wish_is_offered_for_four_hours()
    {
        var offer = Find(Kim, new MemoryBook())!;

        Assert.Equal((AClinic.At("2027-03-09T09:00"), AClinic.Monday.AddHours(4)), (offer.Slot.Start, offer.Until));
    }

    [Fact]
    public void Nothing_is_offered_while_nothing_of_the_wish_is_free()
    {
        var book = new MemoryBook();
        book.Close(new Closure("desk", "1", null, AClinic.At("2027-03-09T00:00"), AClinic.At("2027-03-10T00:00")));

        Assert.Null(Find(Kim, book));
        Assert.NotNull(Find(Kim with { Wish = null }, book));
    }

    [Fact]
    public void What_they_did_not_want_is_not_offered_again() =>
        Assert.Equal(AClinic.At("2027-03-09T09:30"), Find(Kim with { NotWanted = [AClinic.At("2027-03-09T09:00")] }, new MemoryBook())!.Slot.Start);

    [Fact]
    public void An_exact_time_is_offered_and_never_one_beside_it()
    {
        var exact = Kim with { Wish = AClinic.Wish(AClinic.On("2027-03-09") with { At = new(14, 0) }) };

        Assert.Equal(AClinic.At("2027-03-09T14:00"), Find(exact, new MemoryBook())!.Slot.Start);
        Assert.Null(Find(exact with { NotWanted = [AClinic.At("2027-03-09T14:00")] }, new MemoryBook()));
    }

    [Fact]
    public void A_wish_for_earlier_or_later_means_nothing_without_what_it_was_said_against() =>
        Assert.NotNull(Find(Kim with { Wish = Kim.Wish! with { Order = WishOrder.Earlier } }, new MemoryBook()));

    [Fact]
    public void An_offer_at_night_is_kept_for_four_hours_of_the_morning() =>
        Assert.Equal(AClinic.At("2027-03-09T12:00"), Find(Kim with { Wish = AClinic.Wish(AClinic.On("2027-03-11")) }, new MemoryBook(), "2027-03-08T22:00")!.Until);

    [Fact]
    public void An_offer_ends_before_the_time_can_no_longer_be_booked()
    {
        var today = Kim with { Wish = AClinic.Wish(AClinic.On("2027-03-08") with { Hours = new(new(11, 0), new(11, 0)) }) };

        Assert.Equal(AClinic.At("2027-03-08T10:00"), Find(today, new MemoryBook(), "2027-03-08T09:30")!.Until);
        Assert.Null(Find(today, new MemoryBook(), "2027-03-08T09:31"));
    }

    [Fact]
    public void A_visit_that_the_clinic_no_longer_has_is_not_offered() => Assert.Null(Find(Kim with { Visit = "facial" }, new MemoryBook()));

    [Theory]
    [InlineData("2027-03-09T23:59", false)]
    [InlineData("2027-03-10T00:00", true)]
    public void A_wish_is_over_with_its_last_day_by_the_clinics_clock(string now, bool isOver)
    {
        Assert.Equal(isOver, WaitRules.IsOver(Kim, AClinic.Calendar, AClinic.At(now).ToUniversalTime()));
        Assert.False(WaitRules.IsOver(Kim with { Wish = null }, AClinic.Calendar, AClinic.At(now)));
        Assert.False(WaitRules.IsOver(Kim with { Wish = AClinic.Wish(AClinic.On("2027-03-09"), TimeWindow.Any) }, AClinic.Calendar, AClinic.At(now)));
    }

    [Fact]
    public void Whoever_lets_five_offers_pass_gets_no_sixth()
    {
        WaitEntry? entry = Kim;
        for (var n = 1; n < WaitRules.MostPassed; n++)
        {
            entry = WaitRules.Pass(entry!, AClinic.Monday.AddHours(n));
            Assert.Equal((n, n), (entry!.Passed, entry.NotWanted.Length));
        }

        Assert.Null(WaitRules.Pass(entry!, AClinic.Monday));
    }

    private static WaitOffer? Find(WaitEntry entry, MemoryBook book, string now = "2027-03-08T08:00") => WaitRules.Find(entry, AClinic.Calendar, Plan, book, AClinic.At(now));
}
