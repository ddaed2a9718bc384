using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class FactReaderTests
{
    [Theory]
    [InlineData("I'm pregnant", "pregnant", true)]
    [InlineData("im 12 weeks pregnant", "pregnant", true)]
    [InlineData("is it ok while pregnant", "pregnant", true)]
    [InlineData("I am expecting a baby", "pregnant", true)]
    [InlineData("I'm not pregnant", "pregnant", false)]
    [InlineData("not pregnant btw", "pregnant", false)]
    [InlineData("i am breastfeeding", "breast_feeding", true)]
    [InlineData("still nursing", "breast_feeding", true)]
    [InlineData("I'm not breast-feeding", "breast_feeding", false)]
    [InlineData("I'm on Accutane", "on_isotretinoin", true)]
    [InlineData("i am still taking isotretinoin", "on_isotretinoin", true)]
    [InlineData("I am not on accutane", "on_isotretinoin", false)]
    public void A_fact_told_is_true_and_a_denied_one_false(string text, string fact, bool value)
    {
        var facts = FactReader.Read(text);

        Assert.Equal([new KeyValuePair<string, bool>(fact, value)], facts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("what are exosomes")]
    [InlineData("my sister is pregnant")]
    [InlineData("does accutane scar")]
    [InlineData("can I have laser after nursing school")]
    public void What_a_person_does_not_say_of_themselves_is_no_fact(string text)
    {
        Assert.Empty(FactReader.Read(text));
    }

    [Fact]
    public void Several_facts_are_read_at_once()
    {
        var facts = FactReader.Read("I'm not pregnant but i am breastfeeding and i'm on roaccutane");

        Assert.Equal(
            [new("breast_feeding", true), new("on_isotretinoin", true), new KeyValuePair<string, bool>("pregnant", false)],
            facts);
    }
}
