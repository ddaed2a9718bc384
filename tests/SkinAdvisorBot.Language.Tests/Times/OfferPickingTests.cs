using System.Collections.Immutable;
using NodaTime;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times;

namespace SkinAdvisorBot.Language.Tests.Times;

/// <summary>The reader of wishes and the picker together, as a turn uses them. A choice is the index of an offer, -1 for none.</summary>
public sealed class OfferPickingTests
{
    private static readonly TimeWishReader Reader = TimeWishReader.Create();

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>A Wednesday morning.</summary>
    private static readonly DateTimeOffset Now = At(2, 10, 0);

    private static readonly ImmutableArray<DateTimeOffset> ThreeDays = [At(8, 10, 30), At(10, 15, 0), At(11, 9, 0)];

    private static readonly ImmutableArray<DateTimeOffset> TwoOnTuesday = [At(8, 10, 0), At(8, 15, 0), At(9, 10, 0)];

    private static readonly ImmutableArray<DateTimeOffset> LaterFirst = [At(7, 16, 30), At(4, 11, 0)];

    private static readonly ImmutableArray<DateTimeOffset> TuesdayInTwoWeeks = [At(15, 14, 0), At(17, 9, 30)];

    [Theory]
    [InlineData("2", 1)]
    [InlineData("#2", 1)]
    [InlineData("2 please", 1)]
    [InlineData("2 works for me", 1)]
    [InlineData("number 3", 2)]
    [InlineData("option 1", 0)]
    [InlineData("option b", 1)]
    [InlineData("b", 1)]
    [InlineData("two", 1)]
    [InlineData("one", 0)]
    [InlineData("first", 0)]
    [InlineData("the first one", 0)]
    [InlineData("the second", 1)]
    [InlineData("second one pls", 1)]
    [InlineData("2nd", 1)]
    [InlineData("the 3rd one", 2)]
    [InlineData("the last one", 2)]
    [InlineData("last one is perfect, thanks", 2)]
    [InlineData("middle one", 1)]
    [InlineData("the tuesday one", 0)]
    [InlineData("Thursday works", 1)]
    [InlineData("thurs", 1)]
    [InlineData("fri pls", 2)]
    [InlineData("3pm works", 1)]
    [InlineData("15:00", 1)]
    [InlineData("the 10:30", 0)]
    [InlineData("10:30 is fine", 0)]
    [InlineData("10.30", 0)]
    [InlineData("half past ten", 0)]
    [InlineData("the 9 o'clock one", 2)]
    [InlineData("9", 2)]
    [InlineData("Friday at 9", 2)]
    [InlineData("friday 9am please", 2)]
    [InlineData("Dec 10", 1)]
    [InlineData("the 11th", 2)]
    [InlineData("the afternoon one", 1)]
    [InlineData("whichever is soonest", 0)]
    [InlineData("asap", 0)]
    [InlineData("the earliest", 0)]
    [InlineData("the latest one", 2)]
    [InlineData("either is fine", 0)]
    [InlineData("any of those work", 0)]
    [InlineData("you choose", 0)]
    [InlineData("I don't mind", 0)]
    [InlineData("do you have 10:30?", 0)]
    [InlineData("yes, the second one please, my number is 212 555 0142", 1)]
    [InlineData("tuseday", 0)]
    public void One_of_three_days_is_taken(string text, int choice) => AssertPicks(choice, text, ThreeDays);

    [Theory]
    [InlineData("do you have 3:30?")]
    [InlineData("do you have anything earlier?")]
    [InlineData("anything later than the second?")]
    [InlineData("Monday")]
    [InlineData("4")]
    [InlineData("Tuesday at 3")]
    [InlineData("none of these work")]
    [InlineData("neither")]
    [InlineData("not the first one")]
    [InlineData("I can't do Tuesday")]
    [InlineData("Tuesday or Thursday")]
    [InlineData("the first or the second")]
    [InlineData("1 or 2")]
    [InlineData("the morning one")]
    [InlineData("another day please")]
    [InlineData("the first one is too early")]
    [InlineData("next month")]
    [InlineData("how long does it take?")]
    [InlineData("what does it cost?")]
    [InlineData("I have 2 questions first")]
    [InlineData("does it hurt?")]
    [InlineData("yes")]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("212 555 0142")]
    [InlineData("anything on Tuesday?")]
    [InlineData("first, what does it cost?")]
    public void Nothing_is_taken_where_none_or_more_than_one_fits(string text) => AssertPicks(-1, text, ThreeDays);

    [Theory]
    [InlineData("Tuesday", -1)]
    [InlineData("the tuesday afternoon one", 1)]
    [InlineData("the earlier one on Tuesday", 0)]
    [InlineData("the later one on tuesday", 1)]
    [InlineData("10", -1)]
    [InlineData("10 on Wednesday", 2)]
    [InlineData("3", 2)]
    [InlineData("at 3", 1)]
    [InlineData("wednesday", 2)]
    public void What_two_offers_share_does_not_choose_between_them(string text, int choice) => AssertPicks(choice, text, TwoOnTuesday);

    [Theory]
    [InlineData("the first", 0)]
    [InlineData("the earlier one", 1)]
    [InlineData("whatever is soonest", 1)]
    [InlineData("the later one", 0)]
    [InlineData("the last one", 1)]
    public void First_and_last_are_places_and_earlier_and_later_are_times(string text, int choice) => AssertPicks(choice, text, LaterFirst);

    [Theory]
    [InlineData("the Tuesday one", 0)]
    [InlineData("Tuesday at 2", 0)]
    [InlineData("thursday", 1)]
    [InlineData("Tuesday the 15th", 0)]
    [InlineData("Tuesday the 8th", -1)]
    public void A_weekday_means_the_one_offered(string text, int choice) => AssertPicks(choice, text, TuesdayInTwoWeeks);

    private static void AssertPicks(int choice, string text, ImmutableArray<DateTimeOffset> offered) =>
        Assert.Equal(choice, OfferPicker.Pick(text, Reader.Read(text, Now, Zone), offered) ?? -1);

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 12, day, hour, minute, 0, TimeSpan.FromHours(-5));
}
