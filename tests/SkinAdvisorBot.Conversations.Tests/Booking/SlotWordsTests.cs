using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class SlotWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(-5));

    [Theory]
    [InlineData("2026-12-08T15:00:00-05:00", "Tuesday, December 8, at 3 pm")]
    [InlineData("2026-12-08T09:30:00-05:00", "Tuesday, December 8, at 9:30 am")]
    [InlineData("2026-12-08T12:00:00-05:00", "Tuesday, December 8, at noon")]
    [InlineData("2027-01-04T12:15:00-05:00", "Monday, January 4, 2027, at 12:15 pm")]
    public void A_time_is_said_as_people_say_it(string start, string expected) =>
        Assert.Equal(expected, SlotWords.When(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), Now));

    [Fact]
    public void The_zone_is_said_by_its_city() => Assert.Equal("New York time", SlotWords.Zone("America/New_York"));
}
