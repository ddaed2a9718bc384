using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Tests.Content;
using SkinAdvisorBot.Language.Tests.Encoders.Onnx;

namespace SkinAdvisorBot.Host.Tests.Commands;

/// <summary>The verb on the shipped content with a few lines of each intent.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private const int LinesOfAnIntent = 5;

    /// <summary>Enough for the judgement of scope to be fitted.</summary>
    private const int LinesOutOfScope = 40;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skin-advisor-train-");

    public TrainCommandTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ShippedContent.Folder.Root, "dialogs"), "*", SearchOption.AllDirectories))
            Copy(file, File.ReadAllLines(file));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ShippedContent.Folder.Root, "training-data", "intents")))
            Copy(file, File.ReadAllLines(file).Where(line => !line.TrimStart().StartsWith('#')).Take(2 + (Path.GetFileName(file) == "out_of_scope.yaml" ? LinesOutOfScope : LinesOfAnIntent)));
        Copy(Path.Combine(ShippedContent.Folder.Root, "tests", "held-out", "intents.tsv"), ["ask_pain\t\tdoes it hurt", "greet\t\thello", "out_of_scope\t\twhat is the capital of peru"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_tells_encoder_cross_validation_confusions_and_held_out_quality_and_writes_the_report()
    {
        var run = await ProgramRun.OfAsync(["train"], content: folder.FullName, environment: Models("models"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal($"Sentence encoder: {EncoderChoice.Find(configured: null)?.Id ?? "none is installed, n-grams are read alone."}", run.Output[0]);
        Assert.Matches(@"^Trained on \d+ lines of 56 intents in [\d.]+ s; model ", run.Output[1]);
        Assert.Matches(@"^Detector of signs: \d+ lines of \d+ rules, [\d.]+ s; ", run.Output[2]);
        Assert.Matches(@"\(5 × 5 cross-validation, \d+ s\):$", run.Output[3]);
        Assert.Matches(@"^accuracy [\d.]+ ?% \(95 % interval ±[\d.]+ ?%\), macro-F1 [\d.]+, calibration error [\d.]+; out of scope: recall [\d.]+ ?%, precision [\d.]+ ?%; ties with few readings: .*; the worst confusions:$", run.Output[4]);
        Assert.All(run.Output.Skip(5).Take(10), line => Assert.Matches(@"^ +[\d.]+ ?% of \w+ read as \w+, such as: .", line));
        Assert.Equal("Held-out messages:", run.Output[15]);
        Assert.StartsWith("3 lines: accuracy ", run.Output[16], StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "artifacts", "training-report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("5 × 5 cross-validation", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_processor_with_narrower_vectors_trains_the_same_bytes()
    {
        await TrainAsync("wide", []);
        await TrainAsync("narrow", new() { ["DOTNET_EnableAVX512"] = "0", ["DOTNET_EnableAVX512F"] = "0" });

        var wide = Directory.GetFiles(Path.Combine(folder.FullName, "wide")).Order(StringComparer.Ordinal).ToArray();
        var narrow = Directory.GetFiles(Path.Combine(folder.FullName, "narrow")).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["intents", "signs"], wide.Select(path => Path.GetFileName(path).Split('-')[0]));
        Assert.Equal(wide.Select(Path.GetFileName), narrow.Select(Path.GetFileName));
        foreach (var (one, other) in wide.Zip(narrow))
            Assert.Equal(await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
    }

    /// <summary>Few lines of an intent: fine-tuning takes its time.</summary>
    [Fact]
    public async Task Fine_tuning_is_told_and_stays_in_use_until_a_training_without_it()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.FullName, "training-data", "intents")))
            await File.WriteAllLinesAsync(file, File.ReadLines(file).Take(4).ToArray(), TestContext.Current.CancellationToken);
        var models = Path.Combine(folder.FullName, "models");

        var tuned = await ProgramRun.OfAsync(["train", "--quick", "--fine-tune"], content: folder.FullName, environment: Models("models"));

        Assert.SkipWhen(tuned.Error.StartsWith("No sentence encoder is installed.", StringComparison.Ordinal), "The sentence encoder is not installed: build without SkipEncoder.");
        Assert.Equal((0, ""), (tuned.ExitCode, tuned.Error));
        Assert.Matches(@"^Trained on \d+ lines of 56 intents in [\d.]+ s(, the encoder fine-tuned|; fine-tuning the encoder gained nothing on lines it had not seen, so it stays as it comes); model ", tuned.Output[1]);
        var kept = Assert.Single(Directory.GetFiles(models, "intents-*"));
        await TrainAsync("models", []);
        Assert.NotEqual(kept, Assert.Single(Directory.GetFiles(models, "intents-*")));
    }

    [Theory]
    [InlineData("train --quick --fine-tune")]
    [InlineData("benchmark-intents . --fine-tune")]
    public async Task An_encoder_that_cannot_be_fine_tuned_is_refused_with_what_to_do(string command)
    {
        var encoder = new TinyBert().WriteTo(Path.Combine(folder.FullName, "tiny"));
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "train.tsv"), ["a\tone", "b\ttwo"], TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(folder.FullName, "train.tsv"), Path.Combine(folder.FullName, "test.tsv"));

        var run = await ProgramRun.OfAsync(command.Replace(".", folder.FullName, StringComparison.Ordinal).Split(' '), content: folder.FullName, environment: new Dictionary<string, string> { ["Language__Encoder__Path"] = encoder });

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches(@"The sentence encoder tiny-\w+ can't be fine-tuned\. Leave out --fine-tune, or use the encoder that comes with the program", run.Error);
    }

    private async Task TrainAsync(string models, Dictionary<string, string> processor)
    {
        var run = await ProgramRun.OfAsync(["train", "--quick"], content: folder.FullName, environment: new Dictionary<string, string>(processor.Concat(Models(models))));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private Dictionary<string, string> Models(string name) => new() { ["SkinAdvisor__ModelDirectory"] = Path.Combine(folder.FullName, name) };

    private void Copy(string file, IEnumerable<string> lines)
    {
        var target = Path.Combine(folder.FullName, Path.GetRelativePath(ShippedContent.Folder.Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllLines(target, lines);
    }
}
