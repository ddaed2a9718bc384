using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Playbooks;

public sealed class ClaimLintTests
{
    [Theory]
    [InlineData("Exosomes cure melasma.", "cure")]
    [InlineData("It CURES dark spots.", "CURES")]
    [InlineData("Results are guaranteed.", "guaranteed")]
    [InlineData("We guarantee smooth skin.", "guarantee")]
    [InlineData("A permanent fix for scars.", "permanent")]
    [InlineData("Hair goes permanently.", "permanently")]
    [InlineData("Our serum is FDA-approved.", "FDA-approved")]
    [InlineData("It was approved by the FDA in 2020.", "approved by the FDA")]
    [InlineData("There is a risk-free trial.", "risk-free")]
    [InlineData("This serum is a miracle.", "miracle")]
    [InlineData("The light is harmless.", "harmless")]
    [InlineData("Peels are safe for everyone.", "safe for everyone")]
    [InlineData("It is completely safe.", "completely safe")]
    [InlineData("It works in 100% of people.", "100%")]
    [InlineData("It always works.", "always works")]
    public void A_promise_is_found(string text, string claim)
    {
        Assert.Equal(claim, ClaimLint.FindClaim(text));
    }

    [Theory]
    [InlineData("Nothing can cure melasma.")]
    [InlineData("No exosome product is FDA approved for skin.")]
    [InlineData("We can't guarantee a result.")]
    [InlineData("Nobody knows whether it is permanent.")]
    [InlineData("Distrust anyone who promises a cure.")]
    [InlineData("That is far from harmless.")]
    public void A_promise_denied_in_its_own_sentence_is_none(string text)
    {
        Assert.Null(ClaimLint.FindClaim(text));
    }

    [Theory]
    [InlineData("It does not hurt. It cures scars.")]
    [InlineData("It does not hurt! It cures scars.")]
    [InlineData("Is that not odd? It cures scars.")]
    [InlineData("Not for children\n\nIt cures scars")]
    [InlineData("We say:\n- not for children\n- cures scars")]
    public void A_denial_does_not_reach_beyond_its_sentence(string text)
    {
        Assert.Equal("cures", ClaimLint.FindClaim(text));
    }

    [Theory]
    [InlineData("The procedure takes an hour.")]
    [InlineData("Secure the cap, and use a curette.")]
    [InlineData("")]
    public void Ordinary_words_are_left_alone(string text)
    {
        Assert.Null(ClaimLint.FindClaim(text));
    }
}
