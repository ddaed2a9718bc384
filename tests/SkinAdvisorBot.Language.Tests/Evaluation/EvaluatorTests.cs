using System.Collections.Immutable;
using System.Text.Json;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Evaluation;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Tests.Evaluation;

/// <summary>Formulas, on numbers worked out by hand.</summary>
public sealed class EvaluatorTests
{
    [Fact]
    public void Shares_of_a_small_file_are_those_worked_out_by_hand()
    {
        var result = Run(
            ("a", "a", 0.9),
            ("a", "b", 0.8),
            ("b", "b", 0.7),
            ("oos", "oos", 0.6),
            ("oos", "a", 0.5));

        Assert.Equal(5, result.N);
        Assert.Equal(3.0 / 5, result.Accuracy, 1e-9);
        Assert.Equal(new IntentScore(0.5, 0.5, 0.5, 2), result.PerIntent["a"]);
        Assert.Equal(new IntentScore(0.5, 1, 0.6667, 1), result.PerIntent["b"]);
        Assert.Equal(new IntentScore(1, 0.5, 0.6667, 2), result.PerIntent["oos"]);
        Assert.Equal((0.5 + (2.0 / 3) + (2.0 / 3)) / 3, result.MacroF1, 1e-4);
        Assert.Equal(0.5, result.OosRecall);
        Assert.Equal(1.0, result.OosPrecision);
        Assert.Null(result.TopicF1);
        Assert.Equal([("a", "b", 0.8), ("oos", "a", 0.5)], result.Errors.Select(error => (error.Expected, error.Got, error.Confidence)));
    }

    [Fact]
    public void Calibration_error_is_the_gap_of_each_bin_by_its_share()
    {
        // Five bins of one line: gaps of 0.1, 0.8, 0.3, 0.4 and 0.5.
        Assert.Equal(0.42, Run(("a", "a", 0.9), ("a", "b", 0.8), ("b", "b", 0.7), ("oos", "oos", 0.6), ("oos", "a", 0.5)).Ece, 1e-9);

        // One bin of two: sure by 0.91 on average, right in one of two.
        Assert.Equal(0.41, Run(("a", "a", 0.9), ("a", "b", 0.92)).Ece, 1e-9);
        Assert.Equal(0.0, Run(("a", "a", 1.0)).Ece, 1e-9);
    }

    [Fact]
    public void Either_alternative_is_right_and_counts_as_the_label()
    {
        var result = Run(("a|b", "b", 0.9), ("a|b", "c", 0.9));

        Assert.Equal(0.5, result.Accuracy);
        Assert.Equal(["a", "b"], result.PerIntent.Keys);
        Assert.Equal("a|b", Assert.Single(result.Errors).Expected);
    }

    [Fact]
    public void Topics_are_scored_over_all_lines_together()
    {
        var lines = ImmutableArray.Create(
            new LabelledLine(["a"], ["x", "y"], "1"),
            new LabelledLine(["a"], ["z"], "2"),
            new LabelledLine(["a"], [], "3"));
        var found = new Dictionary<string, ImmutableArray<string>> { ["1"] = ["x"], ["2"] = ["z", "w"], ["3"] = [] };

        var result = Evaluator.Run(lines, "oos", text => (Ranked("a", 0.9), found[text]), TestContext.Current.CancellationToken);

        // 2 hits, 3 named, 3 found.
        Assert.Equal(2.0 * 2 / (3 + 3), result.TopicF1!.Value, 1e-9);
    }

    [Fact]
    public void A_file_that_names_no_topic_and_finds_none_is_wholly_right()
    {
        var result = Evaluator.Run([new LabelledLine(["a"], [], "1")], "oos", _ => (Ranked("a", 0.9), []), TestContext.Current.CancellationToken);

        Assert.Equal(1.0, result.TopicF1);
    }

    [Fact]
    public void What_a_file_does_not_hold_has_no_share()
    {
        var result = Run(("a", "a", 0.9));

        Assert.Null(result.OosRecall);
        Assert.Null(result.OosPrecision);
        Assert.Equal(0, Run().N);
    }

    [Fact]
    public void The_result_is_written_under_the_names_that_programs_read()
    {
        var json = JsonSerializer.SerializeToElement(Run(("a", "b", 0.9)), EvaluationJson.Default.EvaluationResult);

        Assert.Equal(
            ["n", "accuracy", "macro_f1", "oos_recall", "oos_precision", "ece", "topic_f1", "p50_ms", "p99_ms", "per_intent", "errors",
             "in_scope_accuracy", "oos_auroc", "oos_recall_at_94", "encoded_share", "asked_share", "asked_held"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("""[{"text":"0","expected":"a","got":"b","confidence":0.9}]""", json.GetProperty("errors").GetRawText());
    }

    [Fact]
    public void Noise_is_scored_beside_the_clean_lines_and_written_after_all_else()
    {
        ImmutableArray<LabelledLine> lines = [.. Enumerable.Range(0, 400).Select(_ => new LabelledLine(["a"], null, "redness"))];

        // Understands nothing but the word as it should be.
        var result = Evaluator.Run(lines, "oos", text => (Ranked(text == "redness" ? "a" : "b", 0.9), []), noiseSeed: 7, TestContext.Current.CancellationToken);

        Assert.Equal(1, result.Accuracy);
        Assert.InRange(result.NoisyAccuracy!.Value, 0.7, 0.9);
        var json = JsonSerializer.SerializeToElement(result, EvaluationJson.Default.EvaluationResult);
        Assert.Equal(["asked_held", "noisy_accuracy", "noise_seed"], json.EnumerateObject().Select(property => property.Name).TakeLast(3));
        Assert.Equal(7, json.GetProperty("noise_seed").GetInt32());
    }

    [Fact]
    public void The_same_words_on_another_line_get_other_slips()
    {
        var typed = new List<string>();

        Evaluator.Run([.. Enumerable.Range(0, 100).Select(_ => new LabelledLine(["a"], null, "hyperpigmentation around my mouth"))], "oos", text =>
        {
            typed.Add(text);
            return (Ranked("a", 0.9), []);
        }, noiseSeed: 7, TestContext.Current.CancellationToken);

        Assert.True(typed.Skip(100).Distinct().Count() > 20);
    }

    private static EvaluationResult Run(params (string Expected, string Got, double Confidence)[] lines) => Evaluator.Run(
        [.. lines.Select((line, i) => new LabelledLine([.. line.Expected.Split('|')], null, $"{i}"))],
        "oos",
        text => (Ranked(lines[Number(text)].Got, lines[Number(text)].Confidence), []),
        TestContext.Current.CancellationToken);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IntentReading Ranked(string intent, double confidence) => new([new IntentGuess(intent, confidence)], Certainty.Sure, [], IsEncoded: false);
}
