using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Tests.Intents;

public sealed class ScopeSignalsTests
{
    [Fact]
    public void Signals_are_those_worked_out_by_hand()
    {
        float[] scores = [2f, 0f, 1f];

        var signals = ScopeSignals.Take(scores, outOfScope: 2, temperature: 2f, near: 0.4f, coverage: 0.5f);

        // In scope the scores are 2 and 0, and 1 and 0 when divided by the temperature.
        Assert.Equal(-Math.Log(1 + Math.Exp(-1)), signals.Top, 1e-5);
        Assert.Equal(1f, signals.Lead, 1e-5f);
        Assert.Equal(Math.Log(Math.Exp(2) + 1), signals.Energy, 1e-5);
        Assert.Equal(1 - Math.Log(Math.Exp(2) + 1), signals.Against, 1e-5);
        Assert.Equal((0.4f, 0.5f), (signals.Near, signals.Coverage));
        Assert.Equal([(float)(1 / (1 + Math.Exp(-1))), (float)(1 / (1 + Math.Exp(1))), 0f], scores, (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Fact]
    public void Without_an_out_of_scope_label_all_are_in_scope()
    {
        float[] scores = [0f, 0f];

        var signals = ScopeSignals.Take(scores, outOfScope: -1, temperature: 1f, near: 0, coverage: 1);

        Assert.Equal([0.5f, 0.5f], scores);
        Assert.Equal(0f, signals.Lead);
    }

    [Fact]
    public void One_label_leads_by_nothing_that_could_be_measured()
    {
        float[] scores = [3f];

        Assert.Equal(0f, ScopeSignals.Take(scores, -1, 1f, 0, 1).Lead);
        Assert.Equal([1f], scores);
    }
}
