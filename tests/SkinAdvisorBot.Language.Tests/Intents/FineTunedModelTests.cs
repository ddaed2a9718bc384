using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Encoders.UseLite;
using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Tests.Encoders;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Intents;

/// <summary>A model with an encoder that was fine-tuned on lines about pain and hours in words that only an encoder can connect.</summary>
public sealed class FineTunedModelTests
{
    private static readonly string Installed = Path.Combine(AppContext.BaseDirectory, "encoder");

    private static readonly List<string> Labels = [.. TinyData.Lines.Select(line => line.Intent).Distinct().Order(StringComparer.Ordinal)];

    private static readonly Lazy<UseLiteEncoder> Encoder = new(() => UseLiteEncoder.Load(Installed));

    private static readonly Lazy<TunedReader> Tuned = new(() => EncoderTuning.Train(
        Encoder.Value, [.. TinyData.Lines.Select(line => line.Text)], [.. TinyData.Lines.Select(line => Labels.IndexOf(line.Intent))], Labels.Count, new ParallelOptions()));

    public FineTunedModelTests() => Assert.SkipUnless(Directory.Exists(Installed), "The sentence encoder is not installed: build without SkipEncoder.");

    [Theory]
    [InlineData("is that uncomfortable", "ask_pain")]
    [InlineData("IS THAT UNCOMFORTABLE", "ask_pain")]
    [InlineData("when does your office shut", "ask_hours")]
    [InlineData("greetings", "greet")]
    public void Its_head_reads_words_that_no_line_holds(string text, string intent)
    {
        var scores = Tuned.Value.Score(text);

        Assert.Equal(intent, Labels[Array.IndexOf(scores, scores.Max())]);
    }

    [Fact]
    public void The_encoder_it_was_made_of_stays_as_it_is()
    {
        var fresh = UseLiteEncoder.Load(Installed);
        _ = Tuned.Value;

        Assert.Equal(fresh.Weights.Arrays, Encoder.Value.Weights.Arrays);
    }

    [Fact]
    public void Its_scores_count_where_the_encoder_is_asked_and_nowhere_else()
    {
        var plain = Model(tuned: null, quick: 2);
        var tuned = Model(Tuned.Value, quick: 2);

        Assert.True(tuned.IsFineTuned);
        Assert.False(plain.IsFineTuned);
        Assert.NotEqual(plain.Read("is that uncomfortable").Ranking.AsEnumerable(), tuned.Read("is that uncomfortable").Ranking);
        Assert.Equal(Model(tuned: null, quick: 0).Read("does it hurt").Ranking.AsEnumerable(), Model(Tuned.Value, quick: 0).Read("does it hurt").Ranking);
    }

    [Fact]
    public void It_comes_back_from_its_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var model = Model(Tuned.Value.Times(0.5f), quick: 2);
        ModelFile.Write(folder.File("model"), model);

        var found = ModelFile.Find(folder.File("model"), model.Hash, Encoder.Value);

        Assert.NotNull(found);
        Assert.True(found.IsFineTuned);
        foreach (var text in new[] { "is that uncomfortable", "are you open", "" })
            Assert.Equal(model.Read(text).Ranking.AsEnumerable(), found.Read(text).Ranking);
    }

    [Fact]
    public void A_share_of_it_scores_that_share()
    {
        var whole = Tuned.Value.Score("does it hurt");

        var half = Tuned.Value.Times(0.5f).Score("does it hurt");

        Assert.All(whole, (score, i) => Assert.Equal(score / 2, half[i], 1e-4f));
    }

    [Fact]
    public void An_encoder_that_cannot_be_fine_tuned_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            IntentTrainer.Train(TinyData.Lines, IntentNames.OutOfScope, new WordCountEncoder([["hurt"]]), isFineTuned: true, "h", null, TestContext.Current.CancellationToken));

        Assert.Contains("can't be fine-tuned", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The model of the tiny data, with or without a fine-tuned encoder.</summary>
    private static IntentModel Model(TunedReader? tuned, float quick) =>
        new(Plain.Value.Labels, Plain.Value.OutOfScope, Plain.Value.Features, Plain.Value.Quick, Plain.Value.Full, Plain.Value.Space, tuned, new ReadingLimits(quick, 2), "abc123");

    private static readonly Lazy<IntentModel> Plain = new(() =>
        IntentTrainer.Train(TinyData.Lines, IntentNames.OutOfScope, Encoder.Value, isFineTuned: false, "abc123", null, CancellationToken.None));
}
