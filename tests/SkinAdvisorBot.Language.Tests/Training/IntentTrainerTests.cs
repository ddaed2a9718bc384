using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class IntentTrainerTests
{
    [Theory]
    [InlineData("will that hurt", "ask_pain")]
    [InlineData("are you open tonight", "ask_hours")]
    [InlineData("hello good morning", "greet")]
    [InlineData("is it painfull", "ask_pain")]
    public void Words_like_those_of_the_data_are_read_as_it_says(string text, string intent)
    {
        Assert.Equal(intent, TinyData.Model.Read(text).Ranking[0].Name);
    }

    [Fact]
    public void The_same_data_in_any_order_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();

        ModelFile.Write(folder.File("one"), TinyData.Train(TinyData.Lines));
        ModelFile.Write(folder.File("two"), TinyData.Train([.. TinyData.Lines.Reverse()]));

        Assert.Equal(File.ReadAllBytes(folder.File("one")), File.ReadAllBytes(folder.File("two")));
    }

    [Fact]
    public void Intents_are_kept_by_name_and_the_hash_is_the_one_given()
    {
        Assert.Equal(["ask_hours", "ask_pain", "greet"], TinyData.Model.Labels);
        Assert.Equal("abc123", TinyData.Model.Hash);
        Assert.InRange(TinyData.Model.Quick.Temperature, 0.02f, 10f);
    }

    [Fact]
    public void Progress_ends_with_everything_done()
    {
        var seen = new List<double>();

        TinyData.Train(TinyData.Lines, new Listener(seen));

        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1.0], seen);
    }

    [Fact]
    public void Training_stops_when_it_is_called_off()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => IntentTrainer.Train(TinyData.Lines, "none", encoder: null, isFineTuned: false, "h", null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Slips_of_a_phones_keys_are_learned_where_asked_for_and_only_with_lines_enough()
    {
        LabelledText[] many = [.. TinyData.Lines.SelectMany(line => Enumerable.Range(0, 4).Select(i => line with { Text = $"{line.Text} {"please thanks today maybe".Split(' ')[i]}" }))];

        Assert.NotEqual(FeaturesOf(many, hasSlips: false), FeaturesOf(many, hasSlips: true));
        Assert.Equal(FeaturesOf(TinyData.Lines, hasSlips: false), FeaturesOf(TinyData.Lines, hasSlips: true));
    }

    private static IEnumerable<string> FeaturesOf(IReadOnlyList<LabelledText> lines, bool hasSlips) =>
        IntentTrainer.Train(lines, "none", encoder: null, isFineTuned: false, "h", null, TestContext.Current.CancellationToken, hasSlips).Features.Names;

    private sealed class Listener(List<double> seen) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (seen)
                seen.Add(value);
        }
    }
}
