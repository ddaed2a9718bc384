using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class SuppositionsTests
{
    [Theory]
    [InlineData("can i do it if pregnant")]
    [InlineData("what if i get pregnant")]
    [InlineData("is it safe while breastfeeding")]
    [InlineData("is it ok if im pregnant")]
    [InlineData("does it hurt when im pregnant")]
    [InlineData("is fraxel safe in pregnancy")]
    [InlineData("can breastfeeding moms do bbl")]
    [InlineData("people with dark skin get burned right")]
    [InlineData("i heard fraxel burns dark skin")]
    [InlineData("not sure if im pregnant")]
    [InlineData("i want to get laser if im not on accutane")]
    [InlineData("fraxel with dark skin?")]
    [InlineData("pregnant?")]
    [InlineData("i might be pregnant")]
    [InlineData("i'm thinking about getting pregnant next year")]
    [InlineData("what if my daughter was 16?")]
    [InlineData("do penguins have knees")]
    [InlineData("")]
    [InlineData("what are exosomes")]
    [InlineData("wondering if i have keloids")]
    [InlineData("not sure if I'm pregnant")]
    [InlineData("everyone asks if I'm pregnant")]
    [InlineData("people keep asking if im pregnant")]
    [InlineData("i wonder if its ok when im pregnant")]
    [InlineData("i want to know if i get cold sores")]
    public void What_is_asked_or_supposed_is_no_fact(string text) => Assert.Empty(FactReader.Read(text));

    [Theory]
    [InlineData("im pregnant can i do it", "pregnant")]
    [InlineData("can i do laser, im on accutane", "medicine=isotretinoin")]
    [InlineData("is it safe? im breastfeeding", "breast_feeding")]
    [InlineData("is it ok to do fraxel because i have dark skin", "skin_type=5-6")]
    [InlineData("will it work, my skin is dark", "skin_type=5-6")]
    [InlineData("if its safe, im pregnant btw", "pregnant")]
    [InlineData("can i do bbl while im breastfeeding", "breast_feeding")]
    [InlineData("how much is fraxel i had it 2 years ago on my cheeks", "area=cheeks")]
    [InlineData("my worry is the spot on my nose", "area=nose")]
    [InlineData("i'm asking for a friend who is breastfeeding", "breast_feeding,whose:friend")]
    [InlineData("wondering if i can do bbl i have dark skin", "skin_type=5-6")]
    [InlineData("let me know if you can help, im pregnant", "pregnant")]
    public void Telling_begins_again_inside_a_question(string text, string facts) => Assert.Equal(facts, Told.In(text));
}
