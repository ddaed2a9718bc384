using System.Text.Json;
using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.Commands;

public sealed class CommandLineTests(ShippedContent content) : IClassFixture<ShippedContent>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skin-advisor-cli-");

    public ValueTask InitializeAsync()
    {
        _ = content.Shelf;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("talk")]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("benchmark-intents")]
    [InlineData("check")]
    [InlineData("test")]
    [InlineData("safety-case")]
    [InlineData("get-encoder")]
    public async Task Every_verb_explains_itself(string verb)
    {
        var run = await ProgramRun.OfAsync([verb, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Output, line => line.Contains("Usage", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serv", "Did you mean 'serve'?")]
    [InlineData("test --url nowhere", "is no web address")]
    [InlineData("evaluate /nowhere/none.tsv", "There is no file")]
    [InlineData("evaluate lines.tsv --noise much", "much")]
    [InlineData("benchmark-intents /nowhere", "There is no file")]
    [InlineData("test /nowhere", "There is no file or folder")]
    [InlineData("test --url http://127.0.0.1:9", "No chat can be opened")]
    [InlineData("talk --channel fax", "fax")]
    [InlineData("get-encoder all-minilm-l6-v1", "'all-minilm-l6-v1' is no encoder known here. Did you mean 'all-MiniLM-L6-v2'?")]
    [InlineData("get-encoder", "get-encoder")]
    [InlineData("--url http://localhost:3979", "is no setting")]
    public async Task Wrong_usage_ends_with_2_and_one_line_that_says_what_to_do(string arguments, string words)
    {
        var run = await ProgramRun.OfAsync(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Check_names_file_and_line_of_a_mistake_and_ends_with_1()
    {
        CopyContent();
        var acts = Path.Combine(folder.FullName, "dialogs", "acts.yaml");
        await File.WriteAllTextAsync(acts, (await File.ReadAllTextAsync(acts, TestContext.Current.CancellationToken)).Replace("clinic.phone", "clinic.phon", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(["check"], content: folder.FullName);

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^dialogs/acts\.yaml:\d+: the clinic has no .phon'\. Did you mean 'clinic\.phone'\?$", run.Output[0]);
    }

    [Theory]
    [InlineData("- how much is fraxel really", 0, @"^Training data, \d+ lines: 0 in two intents \(problems\); advice: ")]
    [InlineData("- How much r peels?", 1, @"^training-data/intents/ask_pain\.yaml:3: 'How much r peels\?' reads the same as 'how much are peels' of ask_cost \(training-data/intents/ask_cost\.yaml:4\)\. Keep it in the intent that fits")]
    public async Task Check_training_ends_with_1_only_for_the_same_words_in_two_intents(string line, int exitCode, string told)
    {
        CopyContent();
        var intents = Path.Combine(folder.FullName, "training-data", "intents");
        foreach (var file in Directory.GetFiles(intents))
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Take(6), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(intents, "ask_cost.yaml"), "intent: ask_cost\nutterances:\n  - what does it cost\n  - how much are peels\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(intents, "ask_pain.yaml"), $"intent: ask_pain\nutterances:\n  {line}\n  - does it hurt\n", TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(["check", "--training"], content: folder.FullName);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(run.Output, output => System.Text.RegularExpressions.Regex.IsMatch(output, told));
        Assert.StartsWith("Training data, ", run.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_refuses_content_with_a_mistake_in_one_line()
    {
        CopyContent();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "dialogs", "answers", "new.yaml"), "topic: new", TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(["--urls", "http://127.0.0.1:0"], content: folder.FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("dialogs/answers/new.yaml:1: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_refuses_a_weak_secret_and_names_the_key_to_set()
    {
        var run = await ProgramRun.OfAsync(["serve", "--DirectLine:Secrets:0=short", "--urls", "http://127.0.0.1:0", "--SkinAdvisor:DataDirectory", folder.FullName]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("DirectLine:Secrets:0 is too short", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_refuses_an_encoder_that_can_not_be_used_and_names_the_key_to_correct()
    {
        var run = await ProgramRun.OfAsync(["serve", $"--Language:Encoder:Path={folder.FullName}", "--urls", "http://127.0.0.1:0", "--SkinAdvisor:DataDirectory", folder.FullName]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"Language:Encoder:Path: '{folder.FullName}' holds no model.onnx.", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Test_ends_with_1_and_says_what_was_said_instead()
    {
        var file = Path.Combine(folder.FullName, "fails.yaml");
        await File.WriteAllTextAsync(file, "name: fails\nturns:\n  - user: what is melasma\n    reply_has_any: [zebra]\n", TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(["test", file]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no reply has any of 'zebra'", run.Output[0], StringComparison.Ordinal);
        Assert.Equal("0 of 1 dialogues hold.", run.Output[^1]);
    }

    [Fact]
    public async Task Evaluate_prints_the_agreed_json()
    {
        var file = Path.Combine(folder.FullName, "lines.tsv");
        await File.WriteAllTextAsync(file, "ask_pain|ask_safety\t\tdoes it hurt\nask_hours\t\twhen are you open\nout_of_scope\t\twho won the world cup\nask_cost\tfraxel\thow much is fraxel\n", TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(["evaluate", file, "--json"]);

        var json = JsonDocument.Parse(Assert.Single(run.Output)).RootElement;
        Assert.Equal(4, json.GetProperty("n").GetInt32());
        foreach (var name in (string[])["accuracy", "macro_f1", "oos_recall", "oos_precision", "ece", "topic_f1", "p50_ms", "p99_ms", "per_intent", "errors"])
            Assert.True(json.TryGetProperty(name, out _), name);
        Assert.Equal(1, json.GetProperty("accuracy").GetDouble());
        Assert.Equal(1, json.GetProperty("topic_f1").GetDouble());
    }

    [Fact]
    public async Task Evaluate_scores_the_slips_of_a_seed_when_asked()
    {
        var file = Path.Combine(folder.FullName, "lines.tsv");
        await File.WriteAllTextAsync(file, "ask_pain\tdoes it hurt\nask_hours\twhen are you open\n", TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(["evaluate", file, "--noise", "7"]);
        var json = JsonDocument.Parse(Assert.Single((await ProgramRun.OfAsync(["evaluate", file, "--noise", "7", "--json"])).Output)).RootElement;

        Assert.StartsWith("typed as on a phone (seed 7): accuracy ", run.Output[^1], StringComparison.Ordinal);
        Assert.Equal(7, json.GetProperty("noise_seed").GetInt32());
        Assert.InRange(json.GetProperty("noisy_accuracy").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task Benchmark_intents_trains_on_any_public_set_and_knows_its_out_of_scope_label()
    {
        string[] train = [.. Enumerable.Range(0, 12).SelectMany(i => (string[])[$"weather\tis it going to rain on day {i}", $"music\tplay song number {i} for me", $"oos\tthe {i} zebras of the king"])];
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "train.tsv"), train, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "test.tsv"), ["weather\twill it rain", "music\tplay a song", "oos\tzebras of the king"], TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(["benchmark-intents", folder.FullName, "--json"]);

        var json = JsonDocument.Parse(Assert.Single(run.Output)).RootElement;
        Assert.Equal(1, json.GetProperty("accuracy").GetDouble());
        Assert.Equal(1, json.GetProperty("oos_recall").GetDouble());
    }

    private void CopyContent()
    {
        foreach (var file in ShippedContent.Folder.Read())
        {
            var path = Path.Combine(folder.FullName, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }
}
