using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class StateReaderTests
{
    [Theory]
    [InlineData("I'm pregnant")]
    [InlineData("im 12 weeks pregnant")]
    [InlineData("I am expecting a baby")]
    [InlineData("I am currently 5 months pregnant and my skin is darker")]
    [InlineData("im pregant can i do fraxel")]
    [InlineData("can i do fraxel im pregnant")]
    [InlineData("hi! i'm newly pregnant, is vitamin c ok?")]
    [InlineData("pregnant with my 2nd, brown marks everywhere")]
    [InlineData("just found out im preggers")]
    [InlineData("I’m pregnant, does fraxel hurt")]
    [InlineData("yes im pregnant")]
    [InlineData("pregnant? yes")]
    [InlineData("i think im pregnant")]
    [InlineData("im in my second trimester")]
    [InlineData("we're pregnant")]
    public void Pregnancy_is_told_in_many_words(string text) => Assert.Equal("pregnant", Told.In(text));

    [Theory]
    [InlineData("I'm not pregnant")]
    [InlineData("not pregnant btw")]
    [InlineData("no im not pregnant")]
    [InlineData("im def not pregnant")]
    [InlineData("pregnant: no")]
    [InlineData("never been pregnant")]
    [InlineData("i am not currently pregnant")]
    [InlineData("Not pregnant, just want my melasma gone")]
    [InlineData("I never was pregnant")]
    [InlineData("never got pregnant")]
    public void Denied_pregnancy_is_kept_as_a_denial(string text) => Assert.Equal("pregnant,denied", Told.In(text));

    [Theory]
    [InlineData("i was pregnant last year")]
    [InlineData("it came when i was pregnant")]
    [InlineData("ive had these since my pregnancy")]
    [InlineData("gave birth 3 months ago")]
    [InlineData("im 4 months postpartum")]
    [InlineData("just had a baby")]
    public void A_pregnancy_that_is_over_is_past(string text) => Assert.Equal("pregnant,past", Told.In(text));

    [Theory]
    [InlineData("i am breastfeeding")]
    [InlineData("still nursing")]
    [InlineData("im breast-feeding my 3 month old")]
    [InlineData("currently breastfeedng")]
    [InlineData("i breastfeed at night only")]
    [InlineData("still bf my 1 yr old, fraxel?")]
    [InlineData("nursing mom w melasma")]
    [InlineData("im pumping, can i do exosomes")]
    public void Breast_feeding_is_told_in_many_words(string text) => Assert.Equal("breast_feeding", Told.In(text));

    [Theory]
    [InlineData("I'm not breast-feeding", "breast_feeding,denied")]
    [InlineData("dont breastfeed", "breast_feeding,denied")]
    [InlineData("not pregnant or breastfeeding", "pregnant,denied;breast_feeding,denied")]
    [InlineData("im neither pregnant nor nursing", "pregnant,denied;breast_feeding,denied")]
    [InlineData("not pregnant but i am breastfeeding", "pregnant,denied;breast_feeding")]
    [InlineData("stopped breastfeeding last month", "breast_feeding,past")]
    [InlineData("im no longer nursing", "breast_feeding,past")]
    [InlineData("i weaned 2 months ago", "breast_feeding,past")]
    [InlineData("I never breastfed", "breast_feeding,denied")]
    [InlineData("i never was breastfeeding", "breast_feeding,denied")]
    [InlineData("i havent weaned yet", "breast_feeding")]
    [InlineData("not done breastfeeding", "breast_feeding")]
    [InlineData("i never stopped nursing", "breast_feeding")]
    public void Breast_feeding_is_denied_or_over(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("we are trying for a baby", "trying_to_conceive")]
    [InlineData("im ttc", "trying_to_conceive")]
    [InlineData("trying to get pregnant rn", "trying_to_conceive")]
    [InlineData("my husband and i are trying to conceive", "trying_to_conceive")]
    [InlineData("im not trying to conceive", "trying_to_conceive,denied")]
    public void The_wish_for_a_child_is_no_pregnancy(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("is it safe for pregnant women")]
    [InlineData("can I have laser after nursing school")]
    [InlineData("do you treat pregnant ladies")]
    [InlineData("im a nursing student")]
    [InlineData("pregnancy mask treatment")]
    [InlineData("my sons school")]
    [InlineData("I never had a baby")]
    [InlineData("never gave birth")]
    [InlineData("im not postpartum")]
    public void Words_that_look_like_it_are_no_fact(string text) => Assert.Empty(FactReader.Read(text));

    [Fact]
    public void When_a_pregnancy_ended_or_a_weaning_was_is_kept_with_it()
    {
        Assert.Equal("P3M", Assert.Single(FactReader.Read("gave birth 3 months ago")).Since);
        Assert.Equal("P1M", Assert.Single(FactReader.Read("stopped breastfeeding last month")).Since);
        Assert.Null(Assert.Single(FactReader.Read("I'm pregnant")).Since);
    }

    [Theory]
    [InlineData("nursing a newborn, can i do laser", "breast_feeding")]
    [InlineData("im nursing a baby and have brown marks", "breast_feeding")]
    [InlineData("nursing a hangover lol, moving my appointment", "")]
    [InlineData("still nursing a grudge about the refund", "")]
    public void Nursing_something_else_than_a_child_is_no_breast_feeding(string text, string facts) => Assert.Equal(facts, Told.In(text));
}
