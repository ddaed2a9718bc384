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
    public void One_label_in_scope_leads_by_nothing_that_could_be_measured()
    {
        float[] scores = [3f, 1f];

        Assert.Equal(0f, ScopeSignals.Take(scores, 1, 1f, 0, 1).Lead);
        Assert.Equal([1f, 0f], scores);
    }

    [Fact]
    public void Without_a_gate_the_out_of_scope_label_competes_like_any_other()
    {
        Assert.Equal(
            [(float)(1 / (1 + Math.Exp(-1))), (float)(1 / (1 + Math.Exp(1)))],
            IntentReader.Settle([2f, 0f], outOfScope: 1, temperature: 2f, gate: null, near: 0, coverage: 1),
            (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Fact]
    public void A_gate_decides_what_is_left_for_the_intents_in_scope()
    {
        // Knows by coverage alone: log-odds of 2 for a message of known words.
        var gate = new ScopeGate([0, 0, 0, 0, 0, 4], -2);

        var reading = IntentReader.Settle([1f, 1f, 5f], outOfScope: 2, temperature: 1f, gate, near: 0, coverage: 1);

        var known = (float)(1 / (1 + Math.Exp(-2)));
        Assert.Equal([known / 2, known / 2, 1 - known], reading, (one, other) => Math.Abs(one - other) < 1e-5);
    }
}
