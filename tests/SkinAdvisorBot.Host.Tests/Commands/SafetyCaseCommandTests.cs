using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.Commands;

/// <summary>The verb on the shipped words with two rules of triage and a few training lines of each intent.</summary>
public sealed class SafetyCaseCommandTests : IDisposable
{
    private const int LinesOfAnIntent = 5;

    /// <summary>Enough for the judgement of scope to be fitted.</summary>
    private const int LinesOutOfScope = 40;

    private static readonly string[] Triage = ["words.yaml", "R01-airway-and-anaphylaxis.yaml", "R11-thoughts-of-suicide.yaml"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skin-advisor-safety-");

    public SafetyCaseCommandTests()
    {
        foreach (var file in ShippedContent.Folder.Read())
        {
            var name = Path.GetFileName(file.Path);
            if (file.Path.StartsWith("dialogs/triage/", StringComparison.Ordinal) ? Triage.Contains(name) : file.Path.StartsWith("dialogs/", StringComparison.Ordinal) && name is not ("interview.yaml" or "booking.yaml"))
                Put(file.Path, file.Text);
            else if (file.Path.StartsWith("training-data/intents/", StringComparison.Ordinal))
                Put(file.Path, string.Join('\n', file.Text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')).Take(2 + (name == "out_of_scope.yaml" ? LinesOutOfScope : LinesOfAnIntent))) + "\n");
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_ends_with_0_while_all_examples_hold_and_with_1_and_a_mark_when_a_phrasing_or_near_miss_does_not()
    {
        var whole = await RunAsync();
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        Assert.Equal([$"Safety case: {PagePath}", whole.Output[1]], whole.Output);
        Assert.Matches(@"^2 rules, 2 of them unsigned; \d+ phrasings, 0 not heard; \d+ near misses, 0 fired, \d+ asked first; no held-out messages at tests/held-out/triage\.jsonl: recall is not known\.$", whole.Output[1]);
        Assert.DoesNotContain("NOT OK", await PageAsync(), StringComparison.Ordinal);

        // The phrasing is learned by the detector, which may well raise it: it must count as not heard all the same.
        Change("- my throat feels tight since the treatment", "- the ceiling of your waiting room is blue");
        Change("- your prices take my breath away lol", "- my throat is closing up");
        Put("tests/held-out/triage.jsonl", """
            {"id":"t1","text":"my tongue is swelling","outcome":"emergency","acceptable":[]}
            {"id":"t2","text":"what is melanin","outcome":null,"acceptable":["self-care"]}
            """);
        var broken = await RunAsync();

        Assert.Equal((1, ""), (broken.ExitCode, broken.Error));
        Assert.Contains(", 1 not heard;", broken.Output[1], StringComparison.Ordinal);
        Assert.Contains(", 1 fired,", broken.Output[1], StringComparison.Ordinal);
        Assert.Contains("2 held-out messages: emergency, crisis, urgent 100.0% at once, 100.0% with the settling question;", broken.Output[1], StringComparison.Ordinal);
        var page = await PageAsync();
        Assert.Matches("""<bdi>the ceiling of your waiting room is blue</bdi></td><td>[^<]*</td>\n<td class="bad">NOT OK: not heard</td>""", page);
        Assert.Matches("""<bdi>my throat is closing up</bdi></td><td>emergency by R01</td>\n<td class="bad">NOT OK: fires</td>""", page);
    }

    [Fact]
    public async Task Content_without_triage_is_said_to_be_unusable()
    {
        Directory.Delete(Path.Combine(folder.FullName, "dialogs", "triage"), recursive: true);

        var run = await RunAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("The content has no rules of triage", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private string PagePath => Path.Combine(folder.FullName, "artifacts", "safety-case.html");

    private Task<string> PageAsync() => File.ReadAllTextAsync(PagePath, TestContext.Current.CancellationToken);

    private Task<ProgramRun> RunAsync() =>
        ProgramRun.OfAsync(["safety-case"], content: folder.FullName, environment: new Dictionary<string, string> { ["SkinAdvisor__ModelDirectory"] = Path.Combine(folder.FullName, "models") });

    private void Change(string old, string now)
    {
        var path = Path.Combine(folder.FullName, "dialogs", "triage", Triage[1]);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    private void Put(string path, string text)
    {
        var target = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
    }
}
