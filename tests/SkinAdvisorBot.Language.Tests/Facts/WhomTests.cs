namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class WhomTests
{
    [Theory]
    [InlineData("my daughter is 15 and has acne on her cheeks", "age=15,whose:child;area=cheeks,whose:child")]
    [InlineData("my friend is pregnant", "pregnant,whose:friend")]
    [InlineData("asking for my sister, she is pregnant", "pregnant,whose:friend")]
    [InlineData("my sister is pregnant, im not", "pregnant,whose:friend")]
    [InlineData("my sister is pregnant but im breastfeeding", "pregnant,whose:friend;breast_feeding")]
    [InlineData("im 40 and my daughter is 15", "age=40;age=15,whose:child")]
    [InlineData("my son has acne on his chin for 6 months", "area=chin,whose:child;duration=P6M,whose:child")]
    [InlineData("its for a friend. she is on accutane", "medicine=isotretinoin,whose:friend")]
    [InlineData("my mom had it and i have it on my cheeks", "area=cheeks")]
    [InlineData("my wife is breastfeeding our son", "breast_feeding,whose:friend")]
    [InlineData("im breastfeeding my son", "breast_feeding")]
    [InlineData("my doctor put me on spironolactone", "medicine=spironolactone")]
    [InlineData("hes 14 and never had laser", "age=14,whose:friend;earlier_treatment=laser,denied,whose:friend")]
    [InlineData("melasma on the forehead for 2 years, asking for my mum", "area=forehead,whose:friend;duration=P2Y,whose:friend")]
    [InlineData("my daughters friend told me, i am pregnant", "pregnant")]
    [InlineData("my husband and I are trying for a baby", "trying_to_conceive")]
    [InlineData("my kids were on accutane", "medicine=isotretinoin,past,whose:child")]
    [InlineData("my sisters were pregnant last year", "pregnant,past,whose:friend")]
    [InlineData("my sister has melasma, we're trying for a baby", "trying_to_conceive")]
    public void A_fact_is_of_the_one_last_named(string text, string facts) => Assert.Equal(facts, Told.In(text));
}
