using System.CommandLine;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.DialogueTests;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>test</c>: runs dialogue tests in this process or against a server.</summary>
internal static class TestCommand
{
    private const string DefaultFolder = ContentCheck.DialogueTests;

    public static Command Create()
    {
        var path = new Argument<string?>("path") { Description = "A file or folder of dialogue tests; default dialogs/tests/.", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "Runs them through Direct Line on a server, for example http://localhost:3978." };
        var command = new Command("test", "Runs dialogue tests through the Advisor, or with --url through Direct Line on a running server.") { path, url };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path), ReadUrl(parsed.GetValue(url)), Console.Out, cancellationToken));
        return command;
    }

    private static Uri? ReadUrl(string? text)
    {
        if (text is null)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
            ? url
            : throw new UnusableInputException($"'{text}' is no web address. Write it whole, such as --url http://localhost:3978.");
    }

    private static async Task<int> RunAsync(string? path, Uri? url, TextWriter output, CancellationToken cancellationToken)
    {
        var content = CommonOptions.Content();
        var all = Read(content, path);
        var tests = url is null ? all : all.FindAll(test => test.Channel == ChannelKind.Web && !test.SetsClock);
        using var http = url is null ? null : new HttpClient { BaseAddress = new Uri(url.AbsoluteUri.TrimEnd('/') + "/") };
        var maker = url is null ? new TurnMaker(CommonOptions.LoadShelf(content, cancellationToken)) : null;
        var failed = 0;
        foreach (var test in tests)
        {
            IDialogue dialogue = maker is not null
                ? new AdvisorDialogue(maker, test.Channel, test.At)
                : await DirectLineDialogue.OpenAsync(http!, TimeProvider.System, cancellationToken);
            var failures = await DialogueRunner.RunAsync(test, dialogue, cancellationToken);
            foreach (var failure in failures)
                await output.WriteLineAsync(failure.ToString());
            failed += failures.IsEmpty ? 0 : 1;
        }

        if (tests.Count < all.Count)
            await output.WriteLineAsync($"{all.Count - tests.Count} left out: a server can't be told another channel or clock.");
        await output.WriteLineAsync($"{tests.Count - failed} of {tests.Count} dialogues hold.");
        return failed == 0 ? CommandLineApp.Done : CommandLineApp.FoundProblems;
    }

    private static List<DialogueTest> Read(ContentFolder content, string? path)
    {
        var full = Path.GetFullPath(path ?? Path.Combine(content.Root, DefaultFolder));
        string[] files = File.Exists(full) ? [full]
            : Directory.Exists(full) ? Directory.GetFiles(full, "*.yaml", SearchOption.AllDirectories)
            : throw new UnusableInputException($"There is no file or folder '{path ?? DefaultFolder}'. Name one that holds dialogue tests.");
        if (files.Length == 0)
            throw new UnusableInputException($"'{path ?? DefaultFolder}' holds no .yaml file. Name a folder that holds dialogue tests.");
        var problems = new List<ContentProblem>();
        var tests = files.Order(StringComparer.Ordinal)
            .Select(file => DialogueTest.Read(new ContentFile(Path.GetRelativePath(content.Root, file).Replace('\\', '/'), File.ReadAllText(file)), problems))
            .OfType<DialogueTest>().ToList();
        return problems.Count == 0 ? tests : throw ModelStore.Refusal(problems);
    }
}
