using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class CrossValidationTests
{
    [Fact]
    public void Each_line_is_read_once_a_repeat_and_each_repeat_cuts_otherwise()
    {
        var read = Run(repeats: 2);

        Assert.Equal(2 * TinyData.Lines.Length, read.Count);
        Assert.All(read.GroupBy(line => (line.Repeat, line.Line)), group => Assert.Single(group));
        var first = read.Where(line => line.Repeat == 0).ToDictionary(line => line.Line, line => line.Fold);
        Assert.Contains(read.Where(line => line.Repeat == 1), line => first[line.Line] != line.Fold);
    }

    [Fact]
    public void A_line_is_read_by_a_model_that_has_not_seen_it()
    {
        // Its own label is read only by a model that was trained on it: the one word that stands elsewhere speaks for pain.
        var canary = new LabelledText("greet", "zebra quartz violin hurt wizard pickle");
        LabelledText[] lines = [.. TinyData.Lines, canary];

        var read = CrossValidation.Run(lines, IntentNames.OutOfScope, null, isFineTuned: false, 5, 1, null, TestContext.Current.CancellationToken);

        Assert.Equal("ask_pain", Assert.Single(read, line => line.Line == canary).Reading.Ranking[0].Name);
        Assert.Equal("greet", TinyData.Train(lines).Read(canary.Text).Ranking[0].Name);
    }

    [Fact]
    public void The_interval_is_wider_than_that_of_folds_that_share_nothing()
    {
        CrossValidatedLine Line(int fold, bool isRight) =>
            new(new LabelledText("a", "x"), 0, fold, new IntentReading([new IntentGuess(isRight ? "a" : "b", 1)], Certainty.Sure, [], IsEncoded: false));
        CrossValidatedLine[] lines = [Line(0, true), Line(0, true), Line(1, true), Line(1, false)];

        // Accuracies 1 and 0.5: variance 1/8; two folds, each tested on as many lines as it was trained on.
        Assert.Equal(1.96 * Math.Sqrt(0.125 * (0.5 + 1)), CrossValidation.Interval(lines), 1e-9);
    }

    [Fact]
    public void Fewer_folds_than_calibration_needs_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossValidation.Run(TinyData.Lines, IntentNames.OutOfScope, null, isFineTuned: false, 2, 1, null, TestContext.Current.CancellationToken));
    }

    private static List<CrossValidatedLine> Run(int repeats) =>
        [.. CrossValidation.Run(TinyData.Lines, IntentNames.OutOfScope, encoder: null, isFineTuned: false, folds: 4, repeats, progress: null, TestContext.Current.CancellationToken)];
}
