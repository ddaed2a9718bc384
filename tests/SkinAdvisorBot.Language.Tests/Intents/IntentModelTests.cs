namespace SkinAdvisorBot.Language.Tests.Intents;

public sealed class IntentModelTests
{
    [Theory]
    [InlineData("does it hurt")]
    [InlineData("hello, when are you open, and does it hurt?")]
    [InlineData("")]
    [InlineData("больно")]
    public void Confidences_are_best_first_and_sum_to_one(string text)
    {
        var ranking = TinyData.Model.Read(text).Ranking;

        Assert.Equal(TinyData.Model.Labels.Order(StringComparer.Ordinal), ranking.Select(guess => guess.Name).Order(StringComparer.Ordinal));
        Assert.Equal(ranking.OrderByDescending(guess => guess.Confidence), ranking);
        Assert.All(ranking, guess => Assert.InRange(guess.Confidence, 0, 1));
        Assert.Equal(1.0, ranking.Sum(guess => guess.Confidence), 1e-4);
    }
}
