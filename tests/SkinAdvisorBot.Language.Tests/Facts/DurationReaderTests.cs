using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class DurationReaderTests
{
    [Theory]
    [InlineData("for 3 yrs", "P3Y")]
    [InlineData("abt 6 wks", "P6W")]
    [InlineData("a couple of months", "P2M")]
    [InlineData("about six months", "P6M")]
    [InlineData("ive had it for 2 years", "P2Y")]
    [InlineData("had melasma for over 10 years now", "P10Y")]
    [InlineData("it started 3 weeks ago", "P3W")]
    [InlineData("3 months ago i noticed it", "P3M")]
    [InlineData("half a year", "P6M")]
    [InlineData("a year and a half", "P18M")]
    [InlineData("1.5 years", "P18M")]
    [InlineData("for 2-3 months", "P2M")]
    [InlineData("like 5 days maybe", "P5D")]
    [InlineData("its been 8mo", "P8M")]
    [InlineData("melasma 5yrs", "P5Y")]
    [InlineData("a few weeks", "P3W")]
    [InlineData("for the past 4 months", "P4M")]
    [InlineData("since yesterday", "P1D")]
    [InlineData("since last summer", "since last summer")]
    [InlineData("since 2019", "since 2019")]
    [InlineData("since i was born", "since birth")]
    [InlineData("my whole life", "whole life")]
    [InlineData("had these since i was 15", "since i was 15")]
    [InlineData("burning for 3 hours", "PT3H")]
    [InlineData("6 month", "P6M")]
    [InlineData("over a decade", "P10Y")]
    [InlineData("its been there 10+ years", "P10Y")]
    [InlineData("it started last year", "P1Y")]
    [InlineData("bout 3 n a half yrs", "P42M")]
    [InlineData("for twenty five years", "P25Y")]
    [InlineData("for twenty-five years", "P25Y")]
    [InlineData("for two to twenty five weeks", "P2W")]
    [InlineData("for thirty or thirty five years", "P30Y")]
    [InlineData("1.75 years", "P18M")]
    [InlineData("1.25 years", "P1Y")]
    [InlineData("2.0 years", "P2Y")]
    public void How_long_a_concern_is_there(string text, string duration) => Assert.Equal($"duration={duration}", Told.In(text));

    [Theory]
    [InlineData("in 2 weeks")]
    [InlineData("every 4 weeks")]
    [InlineData("sessions 4 weeks apart")]
    [InlineData("im 12 weeks pregnant")]
    [InlineData("should i wait 2 weeks")]
    [InlineData("how long, 6 months?")]
    [InlineData("my 6 month old baby")]
    [InlineData("a 3 week trip")]
    [InlineData("my wedding is 2 months away")]
    [InlineData("next 3 weeks im away")]
    [InlineData("i stopped accutane 2 months ago")]
    [InlineData("had a peel 3 weeks ago")]
    [InlineData("i booked 2 weeks ago")]
    [InlineData("does it last 6 months")]
    [InlineData("i can come after 2 days")]
    [InlineData("34 years old")]
    [InlineData("i have been going back and forth about this visit in my head for weeks")]
    [InlineData("does it stay forever")]
    [InlineData("once a year or more often")]
    [InlineData("im only 8 weeks so its early")]
    [InlineData("my doctor put me on prednisone since january")]
    [InlineData("0.25 years")]
    public void Other_lengths_are_no_duration(string text) => Assert.DoesNotContain(FactReader.Read(text), fact => fact.Name == "duration");

    [Theory]
    [InlineData("about six months", "about six months")]
    [InlineData("had it for Over 10 yrs now", "Over 10 yrs")]
    [InlineData("for more than a year", "more than a year")]
    [InlineData("for the past 4 months", "4 months")]
    [InlineData("it started roughly 3 weeks ago", "roughly 3 weeks")]
    public void How_it_was_said_is_kept(string text, string words) => Assert.Equal(words, Assert.Single(FactReader.Read(text)).Words);

    [Fact]
    public void A_cause_is_no_length()
    {
        Assert.Equal("area=cheeks;pregnant,past", Told.In("ive had brown patches on my cheeks since my pregnancy"));
    }
}
