using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class FactSceneTests
{
    [Theory]
    [InlineData("pregnant? yes", "pregnant")]
    [InlineData("pregnant: no", "pregnant,denied")]
    [InlineData("pregnant? no im not", "pregnant,denied")]
    [InlineData("currently pregnant: no", "pregnant,denied")]
    [InlineData("pregnant: no, breastfeeding: yes", "pregnant,denied;breast_feeding")]
    [InlineData("hi, pregnant? nope", "pregnant,denied")]
    [InlineData("allergies: none", "allergy,denied")]
    [InlineData("allergies? none", "allergy,denied")]
    [InlineData("any allergies? none known", "allergy,denied")]
    [InlineData("keloids - no", "keloids,denied")]
    [InlineData("taking accutane: no", "medicine=isotretinoin,denied")]
    [InlineData("previous laser: never", "earlier_treatment=laser,denied")]
    public void A_word_alone_is_answered_right_behind_its_mark(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("is laser safe if im pregnant? no idea")]
    [InlineData("is it safe, pregnant? yes or no")]
    [InlineData("ok while breastfeeding? yes or no")]
    [InlineData("pregnant? yes or no")]
    [InlineData("pregnant? not sure")]
    [InlineData("does laser give keloids? no clue")]
    [InlineData("can i do it on accutane? yes/no")]
    [InlineData("I want laser - no rush")]
    [InlineData("laser - no rush")]
    [InlineData("thinking about allergies? none of my business")]
    public void A_yes_or_no_that_goes_on_answers_nothing(string text) => Assert.Empty(FactReader.Read(text));
}
