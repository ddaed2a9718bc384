using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class SkinTypeReaderTests
{
    [Theory]
    [InlineData("type IV", "4")]
    [InlineData("fitz 5", "5")]
    [InlineData("fitzpatrick 3-4", "3-4")]
    [InlineData("im a fitzpatrick type V", "5")]
    [InlineData("my skin type is 4", "4")]
    [InlineData("skin type VI here", "6")]
    [InlineData("fitz4", "4")]
    [InlineData("i'm type 4 or 5 skin", "4-5")]
    [InlineData("fitzpatrik 2", "2")]
    [InlineData("I have Fitzpatrick skin type III to IV", "3-4")]
    [InlineData("fitz 4 and very worried", "4")]
    [InlineData("fitz 4 and v worried", "4")]
    [InlineData("my skin type is v", "5")]
    [InlineData("skin type v and melasma", "5")]
    [InlineData("my skin type is I", "1")]
    [InlineData("fitzpatrick type i-ii", "1-2")]
    [InlineData("fitz i or ii", "1-2")]
    public void A_type_is_told_by_its_number(string text, string type) => Assert.Equal($"skin_type={type}", Told.In(text));

    [Theory]
    [InlineData("I'm dark", "5-6")]
    [InlineData("im quite dark", "5-6")]
    [InlineData("i have deep skin", "5-6")]
    [InlineData("i have brown skin", "4-5")]
    [InlineData("olive skin here", "3-4")]
    [InlineData("im very fair", "1")]
    [InlineData("im pale", "1-2")]
    [InlineData("my skin is pretty dark", "5-6")]
    [InlineData("i'm dark skinned", "5-6")]
    [InlineData("my complexion is medium brown", "4-5")]
    [InlineData("can u laser my dark skin", "5-6")]
    [InlineData("im brown and i scar", "4-5")]
    [InlineData("black skin, can i do bbl", "5-6")]
    [InlineData("im light skinned", "1-2")]
    [InlineData("i have a fair complexion", "1-2")]
    public void A_colour_gives_the_types_it_is_used_for(string text, string type) => Assert.Equal($"skin_type={type}", Told.In(text));

    [Theory]
    [InlineData("i burn easily and never tan", "1")]
    [InlineData("i always burn never tan", "1")]
    [InlineData("i burn easily", "1-2")]
    [InlineData("I always tan, never burn", "4-6")]
    [InlineData("i rarely burn and tan easily", "4")]
    [InlineData("sometimes burn then tan", "3")]
    [InlineData("i dont tan", "1")]
    [InlineData("my skin never burns", "4-6")]
    public void What_the_sun_does_gives_the_type(string text, string type) => Assert.Equal($"skin_type={type}", Told.In(text));

    [Theory]
    [InlineData("im not dark", "skin_type=5-6,denied")]
    [InlineData("i dont have dark skin", "skin_type=5-6,denied")]
    [InlineData("my husband has dark skin", "skin_type=5-6,whose:friend")]
    [InlineData("my daughter is very fair", "skin_type=1,whose:child")]
    public void A_type_is_denied_and_told_of_others(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("im indian")]
    [InlineData("I'm from Nigeria")]
    [InlineData("im asian american")]
    [InlineData("dark spots everywhere")]
    [InlineData("i have brown patches")]
    [InlineData("i have dark circles")]
    [InlineData("is it safe for dark skin")]
    [InlineData("laser burns dark skin i heard")]
    [InlineData("thats not fair")]
    [InlineData("im type 2 diabetic")]
    [InlineData("what is fitzpatrick type 4")]
    [InlineData("it burned during the laser")]
    [InlineData("my skin turned brown after acne")]
    [InlineData("i love dark chocolate")]
    [InlineData("my skin type is very sensitive")]
    [InlineData("my skin type is v sensitive")]
    [InlineData("is fraxel ok for my skin type i have melasma")]
    [InlineData("whats good for my skin type I burn")]
    public void Neither_origin_nor_marks_nor_questions_are_a_type(string text) => Assert.DoesNotContain(FactReader.Read(text), fact => fact.Name == "skin_type");
}
