using SkinAdvisorBot.Language.Intents;

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
        var ranking = TinyData.Model.Rank(text);

        Assert.Equal(TinyData.Model.Labels.Order(StringComparer.Ordinal), ranking.Select(guess => guess.Name).Order(StringComparer.Ordinal));
        Assert.Equal(ranking.OrderByDescending(guess => guess.Confidence), ranking);
        Assert.All(ranking, guess => Assert.InRange(guess.Confidence, 0, 1));
        Assert.Equal(1.0, ranking.Sum(guess => guess.Confidence), 1e-4);
    }

    [Fact]
    public void Scores_are_the_bias_and_the_weights_of_the_features_present()
    {
        // One feature, "waa"; its value in "aa" is 1, and 0 in "bb".
        var features = new TextFeatures(["waa"], [1f]);
        var model = new IntentModel(features, ["one", "two"], weights: [2f, -1f], biases: [0.5f, 0.25f], temperature: 1f, "h");

        Assert.Equal([2.5f, -0.75f], model.Logits(features.Of("aa")));
        Assert.Equal([0.5f, 0.25f], model.Logits(features.Of("bb")));
    }

    [Fact]
    public void The_temperature_divides_the_scores_before_the_softmax()
    {
        var features = new TextFeatures(["waa"], [1f]);
        var model = new IntentModel(features, ["one", "two"], [2f, -2f], [0f, 0f], temperature: 4f, "h");

        var best = model.Rank("aa")[0];

        Assert.Equal("one", best.Name);
        Assert.Equal(1 / (1 + Math.Exp(-1)), best.Confidence, 1e-5);
    }

    [Fact]
    public void Numbers_that_do_not_fit_together_are_refused()
    {
        var features = new TextFeatures(["waa"], [1f]);

        Assert.Throws<ArgumentOutOfRangeException>(() => new IntentModel(features, ["one", "two"], [1f], [0f, 0f], 1f, "h"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntentModel(features, ["one", "two"], [1f, 1f], [0f], 1f, "h"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntentModel(features, ["one", "two"], [1f, 1f], [0f, 0f], 0f, "h"));
    }
}
