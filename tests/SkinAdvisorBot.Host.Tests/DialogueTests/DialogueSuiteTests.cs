using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.DialogueTests;
using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.DialogueTests;

/// <summary>Every file of dialogs/tests/ through the Advisor.</summary>
public sealed class DialogueSuiteTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    public static TheoryData<string> Files() =>
        [.. ShippedContent.Folder.Read().Select(file => file.Path).Where(path => path.StartsWith("dialogs/tests/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_dialogue_holds(string path)
    {
        var problems = new List<ContentProblem>();
        var test = DialogueTest.Read(ShippedContent.Folder.Read().Single(file => file.Path == path), problems);
        Assert.Empty(problems);

        var failures = await DialogueRunner.RunAsync(test!, new AdvisorDialogue(content.Maker, test!.Channel, test.At), TestContext.Current.CancellationToken);

        Assert.Empty(failures);
    }

    [Fact]
    public async Task A_reply_without_the_asked_words_fails_with_file_and_line()
    {
        var file = new ContentFile("dialogs/tests/x.yaml", """
            name: an expectation nobody meets
            turns:
              - user: what are exosomes?
                intent: ask_cost
                topics: [melasma]
                outcome: emergency
                reply_has_any: [zebra]
                reply_has_all: [vesicles, giraffe]
                reply_has_none: [vesicles]
            """);
        var test = DialogueTest.Read(file, [])!;

        var failures = await DialogueRunner.RunAsync(test, new AdvisorDialogue(content.Maker, test.Channel, test.At), TestContext.Current.CancellationToken);

        Assert.Equal(6, failures.Length);
        Assert.All(failures, failure => Assert.StartsWith("dialogs/tests/x.yaml:3: ", failure.ToString(), StringComparison.Ordinal));
    }
}
