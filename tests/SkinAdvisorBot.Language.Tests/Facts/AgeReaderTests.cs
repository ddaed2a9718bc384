using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class AgeReaderTests
{
    [Theory]
    [InlineData("im 34", "34")]
    [InlineData("I am 52 and have sun spots", "52")]
    [InlineData("34 y/o", "34")]
    [InlineData("34yo female", "34")]
    [InlineData("34F", "34")]
    [InlineData("F34, melasma", "34")]
    [InlineData("29/f here", "29")]
    [InlineData("34 years old", "34")]
    [InlineData("i'm a 41 yr old woman", "41")]
    [InlineData("age: 45", "45")]
    [InlineData("my age is 27", "27")]
    [InlineData("just turned 40", "40")]
    [InlineData("im thirty four", "34")]
    [InlineData("im seventeen", "17")]
    [InlineData("im 15 and want to get rid of this", "15")]
    [InlineData("can i book im 17", "17")]
    [InlineData("am i too old at 52", "52")]
    [InlineData("in my 40s", "40-49")]
    [InlineData("im in my early 30s", "30-33")]
    [InlineData("i'm in my late 20's", "27-29")]
    [InlineData("im 18 next week", "17")]
    [InlineData("turning 18 in may", "17")]
    [InlineData("im only 16", "16")]
    [InlineData("34 year old woman with melasma", "34")]
    public void An_age_is_told_in_years(string text, string age) => Assert.Equal($"age={age}", Told.In(text));

    [Theory]
    [InlineData("my daughter is 15", "age=15,whose:child")]
    [InlineData("can my 15 year old son do laser", "age=15,whose:child")]
    [InlineData("my 16yo wants fraxel", "age=16,whose:child")]
    [InlineData("asking for my mom, shes 62", "age=62,whose:friend")]
    [InlineData("my son (14) has acne", "age=14,whose:child")]
    [InlineData("my 40 year old sister asks", "age=40,whose:friend")]
    [InlineData("i was 17 when it started, im 30 now", "age=30")]
    public void The_age_of_others_is_theirs(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("34 weeks pregnant")]
    [InlineData("for 34 days")]
    [InlineData("im 20 lbs heavier")]
    [InlineData("spf 50")]
    [InlineData("im 12 weeks pregnant")]
    [InlineData("im 5 minutes away")]
    [InlineData("20% vitamin c")]
    [InlineData("order a1b34c")]
    [InlineData("call 555 0134")]
    [InlineData("is 50 too old")]
    [InlineData("can a 50 year old have laser")]
    [InlineData("i have a 20 year old scar")]
    [InlineData("i used 10 sessions")]
    [InlineData("what if im 17")]
    [InlineData("im 2nd in line")]
    [InlineData("it costs 300")]
    [InlineData("im free at 11")]
    public void Other_numbers_are_no_age(string text) => Assert.DoesNotContain(FactReader.Read(text), fact => fact.Name == "age");
}
