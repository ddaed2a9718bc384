using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Tests.Intents;

public sealed class IntentReadingTests
{
    private static readonly ReadingLimits Limits = new(Quick: 0, Offer: 0.8f);

    [Theory]
    [InlineData(new[] { 0.9, 0.05 }, Certainty.Sure, 0)]
    [InlineData(new[] { 0.3, 0.04 }, Certainty.Sure, 0)]
    [InlineData(new[] { 0.46, 0.4, 0.1 }, Certainty.Close, 2)]
    [InlineData(new[] { 0.375, 0.25, 0.25 }, Certainty.Close, 3)]
    [InlineData(new[] { 0.5, 0.26, 0.02 }, Certainty.Sure, 0)]
    [InlineData(new[] { 0.4, 0.14, 0.1 }, Certainty.Sure, 0)]
    [InlineData(new[] { 0.44, 0.2, 0.14 }, Certainty.Unknown, 0)]
    [InlineData(new[] { 0.3, 0.25, 0.2 }, Certainty.Unknown, 0)]
    public void A_tie_is_asked_about_where_few_readings_hold_enough(double[] confidences, Certainty certainty, int offered)
    {
        var reading = Read(confidences);

        Assert.Equal(certainty, reading.Certainty);
        Assert.Equal(reading.Ranking.Take(offered), reading.Offered);
    }

    [Fact]
    public void A_lead_of_just_the_tie_is_none()
    {
        Assert.Equal(Certainty.Close, Read([0.625, 0.2750001, 0.1]).Certainty);
        Assert.Equal(Certainty.Sure, Read([0.625, 0.275, 0.1]).Certainty);
    }

    [Fact]
    public void What_is_out_of_scope_is_never_offered()
    {
        ImmutableArray<IntentGuess> ranking = [new("none", 0.3), new("a", 0.28), new("b", 0.27), new("c", 0.15)];

        var reading = IntentReading.Of(ranking, new ReadingLimits(0, 0.6f), "none", isEncoded: false);

        Assert.Equal(["a", "b", "c"], reading.Offered.Select(guess => guess.Name));
    }

    private static IntentReading Read(double[] confidences) =>
        IntentReading.Of([.. confidences.Select((confidence, i) => new IntentGuess($"{i}", confidence))], Limits, "none", isEncoded: false);
}
