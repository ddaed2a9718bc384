using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Tests.Encoders;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Intents;

/// <summary>A model with sentence vectors, of an encoder that knows a word no training line holds.</summary>
public sealed class CascadeTests
{
    private static readonly string[][] Meanings = [["hurt", "painful", "pain", "ouchie"], ["open", "close", "hours", "opening"], ["hello", "hi", "hey", "morning"]];

    private readonly WordCountEncoder encoder = new(Meanings);
    private readonly IntentModel model;

    public CascadeTests() => model = Train();

    [Fact]
    public void A_word_only_the_encoder_knows_is_understood()
    {
        var reading = model.Read("ouchie");

        Assert.True(reading.IsEncoded);
        Assert.Equal("ask_pain", reading.Ranking[0].Name);
        Assert.True(reading.Ranking[0].Confidence > TinyData.Model.Read("ouchie").Ranking.First(guess => guess.Name == "ask_pain").Confidence + 0.2);
    }

    [Fact]
    public void Where_the_n_grams_are_sure_the_encoder_is_not_asked()
    {
        var sure = WithQuickLimit(0.2f);
        var before = encoder.Calls;

        var reading = sure.Read("does it hurt");

        Assert.False(reading.IsEncoded);
        Assert.Equal(before, encoder.Calls);
        Assert.Equal("ask_pain", reading.Ranking[0].Name);
    }

    [Fact]
    public void Where_they_are_not_it_is_asked_once()
    {
        var confidence = (float)WithQuickLimit(0).Read("does it hurt").Ranking[0].Confidence;
        var before = encoder.Calls;

        Assert.False(WithQuickLimit(confidence).Read("does it hurt").IsEncoded);
        Assert.True(WithQuickLimit(confidence + 0.001f).Read("does it hurt").IsEncoded);
        Assert.Equal(before + 1, encoder.Calls);
    }

    [Fact]
    public void A_part_of_a_message_is_taken_from_the_n_grams_at_half_certainty()
    {
        Assert.True(model.AskingAlways().Read("does it hurt").IsEncoded);
        Assert.False(model.AskingAlways().ReadPart("does it hurt").IsEncoded);
        Assert.True(model.AskingAlways().ReadPart("ouchie").IsEncoded);
    }

    [Fact]
    public void Capitals_alone_are_encoded_as_small_letters()
    {
        Assert.Equal("ask_pain", model.AskingAlways().Read("OUCHIE").Ranking[0].Name);
    }

    [Fact]
    public void Confidences_with_vectors_sum_to_one()
    {
        Assert.Equal(1.0, WithQuickLimit(2).Read("hello, does it hurt").Ranking.Sum(guess => guess.Confidence), 1e-4);
    }

    [Fact]
    public void A_model_with_vectors_comes_back_from_its_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        ModelFile.Write(folder.File("model"), model);

        var found = ModelFile.Find(folder.File("model"), model.Hash, encoder);

        Assert.NotNull(found);
        Assert.Equal(model.Limits, found.Limits);
        foreach (var text in new[] { "ouchie", "does it hurt", "are you open", "" })
            Assert.Equal(model.Read(text).Ranking.AsEnumerable(), found.Read(text).Ranking);
        Assert.Null(ModelFile.Find(folder.File("model"), model.Hash, encoder: null));
    }

    [Fact]
    public void The_same_data_and_encoder_give_the_same_bytes_in_any_order()
    {
        using var folder = new TemporaryFolder();

        ModelFile.Write(folder.File("one"), model);
        ModelFile.Write(folder.File("two"), IntentTrainer.Train([.. TinyData.Lines.Reverse()], IntentNames.OutOfScope, encoder, isFineTuned: false, "abc123", null, TestContext.Current.CancellationToken));

        Assert.Equal(File.ReadAllBytes(folder.File("one")), File.ReadAllBytes(folder.File("two")));
    }

    [Fact]
    public void Lines_out_of_scope_teach_what_is_not_known()
    {
        var lines = TinyData.Lines.Concat(Enumerable.Range(0, 24).Select(i => new LabelledText(IntentNames.OutOfScope, $"{Subjects[i % 8]} {Objects[i % 6]} number {i}"))).ToArray();

        var trained = IntentTrainer.Train(lines, IntentNames.OutOfScope, encoder, isFineTuned: false, "h", null, TestContext.Current.CancellationToken);

        Assert.Equal(IntentNames.OutOfScope, trained.Read("cheapest flights to paris").Ranking[0].Name);
        Assert.NotEqual(IntentNames.OutOfScope, trained.Read("does it hurt").Ranking[0].Name);
        Assert.Equal(1.0, trained.Read("does it hurt").Ranking.Sum(guess => guess.Confidence), 1e-4);
    }

    private static readonly string[] Subjects = ["book flights", "cheapest pizza", "stock price", "football result", "weather forecast", "train timetable", "phone repair", "cooking recipe"];
    private static readonly string[] Objects = ["paris", "to london", "near the river", "of apple", "for my dog", "in spanish"];

    private IntentModel Train() => IntentTrainer.Train(TinyData.Lines, IntentNames.OutOfScope, encoder, isFineTuned: false, "abc123", null, TestContext.Current.CancellationToken);

    private IntentModel WithQuickLimit(float limit) =>
        new(model.Labels, model.OutOfScope, model.Features, model.Quick, model.Full, model.Space, model.Tuned, new ReadingLimits(limit, 2), model.Hash);
}
