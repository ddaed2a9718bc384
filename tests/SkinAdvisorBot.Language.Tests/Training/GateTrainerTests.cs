using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class GateTrainerTests
{
    [Fact]
    public void Messages_like_those_in_scope_are_known_and_others_are_not()
    {
        var gate = GateTrainer.Fit([.. Enumerable.Range(0, 200).Select(i => (Signals(i, isInScope: i % 4 != 0), i % 4 != 0))]);

        Assert.True(gate!.Known(Signals(1, isInScope: true)) > 0.9);
        Assert.True(gate!.Known(Signals(1, isInScope: false)) < 0.1);
    }

    [Fact]
    public void What_it_states_is_how_often_it_is_so()
    {
        // Signals that say nothing: seven in ten are in scope.
        var lines = Enumerable.Range(0, 1000).Select(i => (new ScopeSignals(0, 0, i / 10 % 2, 0, 0, 0), i % 10 >= 3)).ToArray();

        Assert.Equal(0.7, GateTrainer.Fit(lines)!.Known(new ScopeSignals(0, 0, 1, 0, 0, 0)), 0.03);
    }

    [Fact]
    public void The_same_lines_give_the_same_bits()
    {
        var lines = Enumerable.Range(0, 200).Select(i => (Signals(i, i % 3 != 0), i % 3 != 0)).ToArray();

        var one = GateTrainer.Fit(lines);
        var other = GateTrainer.Fit(lines);

        Assert.Equal(one!.Weights.AsEnumerable(), other!.Weights);
        Assert.Equal(one.Bias, other.Bias);
    }

    [Fact]
    public void Too_few_lines_out_of_scope_teach_nothing()
    {
        Assert.Null(GateTrainer.Fit([.. Enumerable.Range(0, 100).Select(i => (Signals(i, i > 8), i > 8))]));
        Assert.NotNull(GateTrainer.Fit([.. Enumerable.Range(0, 100).Select(i => (Signals(i, i > 9), i > 9))]));
        Assert.Null(GateTrainer.Fit([.. Enumerable.Range(0, 100).Select(i => (Signals(i, isInScope: false), false))]));
    }

    private static ScopeSignals Signals(int i, bool isInScope)
    {
        var noise = (float)Math.Sin(i);
        return isInScope ? new ScopeSignals(-0.2f, 3 + noise, 5 + noise, -4, 0.7f, 1) : new ScopeSignals(-2, 0.3f, 1 + noise, 1 + noise, 0.2f, 0.4f);
    }
}
