using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class AreaReaderTests
{
    [Theory]
    [InlineData("mostly my forehead", "area=forehead")]
    [InlineData("brown patches on my cheeks", "area=cheeks")]
    [InlineData("forehead and upper lip", "area=forehead;area=upper_lip")]
    [InlineData("dark marks on chin, jawline n neck", "area=chin;area=jawline;area=neck")]
    [InlineData("its on both cheeks", "area=cheeks")]
    [InlineData("all over my face", "area=face")]
    [InlineData("spots on my back and shoulders", "area=back;area=shoulders")]
    [InlineData("acne on my chest", "area=chest")]
    [InlineData("can you treat the spots on my chin", "area=chin")]
    [InlineData("above my lip", "area=upper_lip")]
    [InlineData("on my forhead", "area=forehead")]
    [InlineData("face and neck", "area=face;area=neck")]
    [InlineData("not on my cheeks, just the nose", "area=cheeks,denied;area=nose")]
    [InlineData("my son has it on his legs", "area=legs,whose:child")]
    [InlineData("under my eyes", "area=under_eyes")]
    public void A_part_of_the_body_has_one_name(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("i want my skin back")]
    [InlineData("call me back")]
    [InlineData("lip filler price")]
    [InlineData("face wash")]
    [InlineData("on the other hand")]
    [InlineData("does botox work on the forehead")]
    [InlineData("im back")]
    [InlineData("what if it spreads to my cheeks")]
    public void Words_in_another_sense_are_no_area(string text) => Assert.Empty(FactReader.Read(text));
}
