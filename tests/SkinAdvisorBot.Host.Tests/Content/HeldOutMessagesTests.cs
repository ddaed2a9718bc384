using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Tests.Content;

/// <summary>The floors of understanding, on messages by hands that saw no training line.</summary>
public sealed class HeldOutMessagesTests(ShippedContent shipped) : IClassFixture<ShippedContent>
{
    private const int NoiseSeed = 4242;

    [Fact]
    public void Held_out_messages_are_read_at_least_as_well_as_agreed()
    {
        Assert.SkipUnless(EncoderChoice.Find(configured: null) is not null, "The sentence encoder is not installed: build without SkipEncoder.");
        var lines = LabelledLine.ReadAll(File.ReadLines(Path.Combine(WebChat.Repository.Root, "tests", "held-out", "intents.tsv")), "intents.tsv");

        var result = Evaluator.Run(lines, shipped.Shelf.Current.Reader, NoiseSeed, TestContext.Current.CancellationToken);

        Assert.True(result.Accuracy >= 0.92, $"accuracy {result.Accuracy:0.000}");
        Assert.True(result.MacroF1 >= 0.91, $"macro-F1 {result.MacroF1:0.000}");
        Assert.True(result.Ece <= 0.04, $"calibration error {result.Ece:0.000}");
        Assert.True(result.TopicF1 >= 0.95, $"topic F1 {result.TopicF1:0.000}");
        Assert.True(result.Accuracy - result.NoisyAccuracy <= 0.04, $"typed as on a phone: {result.NoisyAccuracy:0.000} of {result.Accuracy:0.000}");
        Assert.True(result.AskedShare >= 0.005, $"only {result.AskedShare:0.000} of the messages are asked about: the promise below is empty");
        Assert.True(result.AskedHeld >= 0.95, $"{result.AskedHeld:0.000} of the questions hold the right reading");
    }
}
