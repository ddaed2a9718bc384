using NodaTime;
using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

public sealed class DayWordsTests
{
    [Theory]
    [InlineData("are you open on monday?", IsoDayOfWeek.Monday)]
    [InlineData("Tuesdays?", IsoDayOfWeek.Tuesday)]
    [InlineData("open tues", IsoDayOfWeek.Tuesday)]
    [InlineData("wed hours", IsoDayOfWeek.Wednesday)]
    [InlineData("WEDNESDAY", IsoDayOfWeek.Wednesday)]
    [InlineData("thurs", IsoDayOfWeek.Thursday)]
    [InlineData("friday's hours", IsoDayOfWeek.Friday)]
    [InlineData("fri pls", IsoDayOfWeek.Friday)]
    [InlineData("u open sat", IsoDayOfWeek.Saturday)]
    [InlineData("sundays", IsoDayOfWeek.Sunday)]
    public void A_day_is_found_by_its_name(string text, IsoDayOfWeek day)
    {
        Assert.Equal(day, DayWords.Find(text, today: IsoDayOfWeek.Monday));
    }

    [Theory]
    [InlineData("are you open today", IsoDayOfWeek.Saturday, IsoDayOfWeek.Saturday)]
    [InlineData("open tonight?", IsoDayOfWeek.Tuesday, IsoDayOfWeek.Tuesday)]
    [InlineData("are you open right now", IsoDayOfWeek.Tuesday, IsoDayOfWeek.Tuesday)]
    [InlineData("open tmrw?", IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday)]
    [InlineData("and tomorrow", IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday)]
    [InlineData("today, Tuesday", IsoDayOfWeek.Tuesday, IsoDayOfWeek.Tuesday)]
    public void Today_and_tomorrow_follow_the_clinics_day(string text, IsoDayOfWeek today, IsoDayOfWeek day)
    {
        Assert.Equal(day, DayWords.Find(text, today));
    }

    [Theory]
    [InlineData("when are you open")]
    [InlineData("monday or friday?")]
    [InlineData("")]
    [InlineData("sunscreen")]
    public void No_single_day_is_no_day(string text)
    {
        Assert.Null(DayWords.Find(text, IsoDayOfWeek.Monday));
    }
}
