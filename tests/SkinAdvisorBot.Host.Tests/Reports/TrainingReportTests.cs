using System.Globalization;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Reports;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Tests.Reports;

public sealed partial class TrainingReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_file_is_written_into_a_folder_that_is_made_when_missing()
    {
        var missing = Path.Combine(_folder, "a", "b");

        var path = TrainingReport.Write(missing, AResult.OfFourLines(), validated: null, "c0ffee", isFineTuned: false);

        Assert.Equal(Path.Combine(missing, "training-report.html"), path);
        Assert.Equal([path], Directory.GetFileSystemEntries(missing));
        Assert.Contains("c0ffee", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_report_is_replaced_and_the_same_result_gives_the_same_bytes()
    {
        var path = TrainingReport.Write(_folder, AResult.OfFourLines(), validated: null, "c0ffee", isFineTuned: false);
        var first = File.ReadAllBytes(path);
        File.AppendAllText(path, "older and longer");

        TrainingReport.Write(_folder, AResult.OfFourLines(), validated: null, "c0ffee", isFineTuned: false);

        Assert.Equal(first, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_to_be_unusable()
    {
        var inTheWay = Path.Combine(_folder, "artifacts");
        File.WriteAllText(inTheWay, "");

        var refusal = Assert.Throws<UnusableInputException>(() => TrainingReport.Write(inTheWay, AResult.OfFourLines(), validated: null, "c0ffee", isFineTuned: false));

        Assert.StartsWith($"The training report can't be written to '{Path.Combine(inTheWay, "training-report.html")}'", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Make the folder writable, or move away what stands in its place.", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_result_without_its_lines_is_refused()
    {
        var result = AResult.OfFourLines() with { Lines = [] };

        Assert.Throws<ArgumentException>(() => TrainingReport.Write(_folder, result, validated: null, "c0ffee", isFineTuned: false));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Markup_in_messages_labels_and_hash_is_shown_and_never_obeyed()
    {
        const string attack = "<script>alert(\"x\")</script> & '</title>' <img src=x onerror=y>";
        var result = AResult.Of((attack, attack, "greet", 0.9), ("hello", "greet", attack, 0.8), (attack, attack, attack, 0.7));

        var page = Write(result, attack);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("'</title>'", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_of_all_scripts_stay_readable_and_control_characters_do_no_harm()
    {
        var result = AResult.Of(("¿qué es? كم السعر 多少钱\u0000\u001b[31m\u202e \ud83d\ude42 \ud800", "ask_cost", "greet", 0.9));

        var page = Write(result);

        // <bdi> keeps a change of writing direction inside the message.
        Assert.Contains("<bdi>¿qué es? كم السعر 多少钱", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0000', page);
        Assert.DoesNotContain('\u001b', page);
    }

    [Fact]
    public void The_page_fetches_and_runs_nothing()
    {
        var page = Write(AResult.OfFourLines());

        Assert.DoesNotMatch(LoadsSomething(), page);
        Assert.Contains("""content="default-src 'none'; style-src 'unsafe-inline'">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_headline_and_the_figures_below_it_are_those_of_the_evaluation()
    {
        var result = AResult.OfFourLines() with { OosRecall = 0.125, OosPrecision = 0.375, TopicF1 = 0.8765, P50Ms = 0.42, P99Ms = 1.23 };

        var page = Write(result);

        Assert.Contains("<h1>Of 4 messages it had not seen, it understood 50.0%</h1>", page, StringComparison.Ordinal);
        Assert.Contains("2 right, 2 wrong", page, StringComparison.Ordinal);
        Assert.Contains("between 15.0% and 85.0%", page, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"F1 {result.MacroF1:0.000}"), page, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"off by {result.Ece * 100:0.0} percentage points"), page, StringComparison.Ordinal);
        Assert.Contains("it noticed 12.5%", page, StringComparison.Ordinal);
        Assert.Contains("37.5% were", page, StringComparison.Ordinal);
        Assert.Contains("F1 0.877", page, StringComparison.Ordinal);
        Assert.Contains("0.42 ms to understand (median), 1.23 ms", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_intent_has_its_row_and_an_untried_one_says_so()
    {
        var page = Write(AResult.OfFourLines());

        Assert.Contains("""<tr><td><code>ask_cost</code></td><td class="n">1.000</td><td class="n">0.333</td><td class="n">0.500</td><td class="n">3</td></tr>""", page, StringComparison.Ordinal);
        Assert.Contains("""<tr class="none"><td><code>ask_pain</code></td><td class="n">–</td>""", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_listed_surest_first_with_every_label_that_would_have_been_right()
    {
        var page = Write(AResult.Of(("unsure words", "ask_cost|ask_payment", "greet", 0.31), ("sure words", "ask_cost", "greet", 0.92)));

        var errors = page[page.IndexOf("Every error", StringComparison.Ordinal)..];
        Assert.Contains("""<tr><td><bdi>unsure words</bdi></td><td>ask cost or ask payment</td><td>greet</td><td class="n">31.0%</td></tr>""", errors, StringComparison.Ordinal);
        Assert.True(errors.IndexOf("unsure words", StringComparison.Ordinal) > errors.IndexOf("<bdi>sure words", StringComparison.Ordinal));
    }

    [Fact]
    public void The_worst_confusions_show_their_count_and_examples_of_lines_with_alternatives_too()
    {
        var page = Write(AResult.Of(
            ("one", "ask_cost|ask_payment", "greet", 0.4), ("two", "ask_cost", "greet", 0.5), ("three", "ask_cost", "ask_cost", 0.9)));

        var worst = page[page.IndexOf("ten worst", StringComparison.Ordinal)..page.IndexOf("Intent by intent", StringComparison.Ordinal)];
        Assert.Contains("""<tr><td>ask cost</td><td>greet</td><td class="n">2 of 3</td>""", worst, StringComparison.Ordinal);
        Assert.Contains("<li><bdi>two</bdi></li>\n<li><bdi>one</bdi></li>", worst, StringComparison.Ordinal);
        Assert.Contains("<title>ask cost read as greet: 2 of 3 messages</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_perfect_reading_and_an_empty_one_make_a_page_too()
    {
        var perfect = Write(AResult.Of(("hi", "greet", "greet", 1)));
        var empty = Write(AResult.Of());

        Assert.Contains("it understood 100.0%", perfect, StringComparison.Ordinal);
        Assert.Contains("Nothing was confused.", perfect, StringComparison.Ordinal);
        Assert.Contains("No message was scored", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", perfect + empty, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_written_with_a_point_whatever_the_machine_prefers()
    {
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = commas.NumberFormat.PercentDecimalSeparator = ",";
        var expected = Write(AResult.OfFourLines());

        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.Equal(expected, Write(AResult.OfFourLines()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_training_lines_own_figures_and_confusions_stand_apart()
    {
        var validated = new CrossValidated(AResult.Of(("what do i owe", "ask_cost", "ask_payment", 0.7), ("hi", "greet", "greet", 0.9)), Interval: 0.025, Folds: 5, Repeats: 4);

        var page = File.ReadAllText(TrainingReport.Write(_folder, AResult.OfFourLines(), validated, "c0ffee", isFineTuned: false));

        var section = page[page.IndexOf("The training lines themselves", StringComparison.Ordinal)..page.IndexOf("Intent by intent", StringComparison.Ordinal)];
        Assert.Contains("4 × 5 cross-validation", section, StringComparison.Ordinal);
        Assert.Contains("give or take 2.5 points", section, StringComparison.Ordinal);
        Assert.Contains("what do i owe", section, StringComparison.Ordinal);
        Assert.DoesNotContain("what do u take", section, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fine_tuned_encoder_is_told_of(bool isFineTuned)
    {
        var page = File.ReadAllText(TrainingReport.Write(_folder, AResult.OfFourLines(), validated: null, "c0ffee", isFineTuned));

        Assert.Equal(isFineTuned, page.Contains("its sentence encoder fine-tuned on the training lines", StringComparison.Ordinal));
    }

    [Fact]
    public void The_curve_of_what_is_held_back_stands_where_both_kinds_were_tried()
    {
        const string Heading = "When does it say that it does not know?";

        Assert.Contains(Heading, Write(AResult.Of(("tesla price", "out_of_scope", "out_of_scope", 0.9), ("how much", "ask_cost", "ask_cost", 0.9))), StringComparison.Ordinal);
        Assert.DoesNotContain(Heading, Write(AResult.OfFourLines()), StringComparison.Ordinal);
    }

    private string Write(EvaluationResult result, string modelHash = "c0ffee") =>
        File.ReadAllText(TrainingReport.Write(_folder, result, validated: null, modelHash, isFineTuned: false));

    [GeneratedRegex(@"<script|<link|<iframe|<img|<object|\son\w+=|\b(src|href)=|url\(|@import|https?:", RegexOptions.IgnoreCase)]
    private static partial Regex LoadsSomething();
}
