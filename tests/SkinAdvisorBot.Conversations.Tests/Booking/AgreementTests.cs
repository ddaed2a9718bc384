using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class AgreementTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData("Yes please")]
    [InlineData("ok book it")]
    [InlineData("sounds good!")]
    [InlineData("that's right")]
    [InlineData("go ahead")]
    [InlineData("👍")]
    [InlineData("sí")]
    [InlineData("sure, no problem")]
    public void A_yes_is_a_yes(string text) => Assert.True(Agreement.Read(text));

    [Theory]
    [InlineData("no")]
    [InlineData("nope, sorry")]
    [InlineData("No thanks")]
    [InlineData("I'd rather not")]
    [InlineData("don't")]
    [InlineData("none of these")]
    public void A_no_is_a_no(string text) => Assert.False(Agreement.Read(text));

    [Theory]
    [InlineData("maybe")]
    [InlineData("not sure yet")]
    [InlineData("Nora Yates")]
    [InlineData("what are exosomes?")]
    [InlineData("Yesenia Okafor")]
    public void Anything_else_is_neither(string text) => Assert.Null(Agreement.Read(text));
}
