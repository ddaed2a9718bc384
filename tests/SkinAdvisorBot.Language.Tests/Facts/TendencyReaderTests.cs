using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class TendencyReaderTests
{
    [Theory]
    [InlineData("i get cold sores", "cold_sores")]
    [InlineData("have a coldsore now", "cold_sores")]
    [InlineData("used to get cold sores", "cold_sores,past")]
    [InlineData("never had cold sores", "cold_sores,denied")]
    [InlineData("my husband has a cold sore", "cold_sores,whose:friend")]
    [InlineData("im prone to keloids", "keloids")]
    [InlineData("i get keloids from piercings", "keloids")]
    [InlineData("no keloids", "keloids,denied")]
    [InlineData("just back from cancun, super tan", "recent_tan")]
    [InlineData("im sunburnt", "recent_tan")]
    [InlineData("got a spray tan yday", "recent_tan")]
    [InlineData("i use tanning beds weekly", "recent_tan")]
    [InlineData("no tan", "recent_tan,denied")]
    [InlineData("i was sunburned last summer", "recent_tan,past")]
    [InlineData("i scar w/o keloids", "keloids,denied")]
    public void What_calls_for_care_is_told(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("im allergic to latex", "allergy=latex")]
    [InlineData("allergic to lidocaine and fish", "allergy=lidocaine;allergy=fish")]
    [InlineData("i have a nut allergy", "allergy=nut")]
    [InlineData("no allergies", "allergy,denied")]
    [InlineData("not allergic to anything", "allergy,denied")]
    [InlineData("i'm not allergic to latex", "allergy=latex,denied")]
    [InlineData("my daughter is allergic to penicillin", "allergy=penicillin,whose:child")]
    [InlineData("allergies: none", "allergy,denied")]
    public void An_allergy_is_told_with_what_it_is_to(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("can i be allergic to exosomes")]
    [InlineData("what if i get a cold sore")]
    [InlineData("does laser cause keloids")]
    [InlineData("can i get a tan after")]
    [InlineData("how do i treat sunburn")]
    public void What_is_only_asked_is_no_tendency(string text) => Assert.Empty(FactReader.Read(text));
}
