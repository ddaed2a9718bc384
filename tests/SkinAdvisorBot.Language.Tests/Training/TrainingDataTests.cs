using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class TrainingDataTests
{
    private static readonly ImmutableArray<ContentFile> Good =
        [.. IntentNames.All.Select(intent => new ContentFile(PathOf(intent), $"intent: {intent}\nutterances:\n  - say {intent}\n  - tell {intent}\n"))];

    [Fact]
    public void Every_line_comes_with_its_intent_in_the_order_of_the_files()
    {
        var data = Read(Good, out var problems);

        Assert.Empty(problems);
        Assert.Equal(2 * IntentNames.All.Length, data!.Lines.Length);
        Assert.Equal(new LabelledText("affirm", "say affirm"), data.Lines[0]);
        Assert.Equal(new LabelledText("affirm", "tell affirm"), data.Lines[1]);
        Assert.Equal(["training-data/intents/affirm.yaml:3", "training-data/intents/affirm.yaml:4"], data.Places[..2].Select(place => place.ToString()));
        Assert.Equal(data.Lines.Length, data.Places.Length);
        Assert.Equal(IntentNames.All.Order(StringComparer.Ordinal), data.Intents);
    }

    [Fact]
    public void The_hash_changes_with_the_data_and_with_nothing_else()
    {
        var hash = Read(Good, out _)!.Hash;

        Assert.Equal(hash, Read([.. Good.Reverse(), new ContentFile("dialogs/acts.yaml", "x")], out _)!.Hash);
        Assert.NotEqual(hash, Read(With("greet", "intent: greet\nutterances:\n  - hello there\n"), out _)!.Hash);
        Assert.Matches("^[0-9a-f]{64}$", hash);
    }

    [Theory]
    [InlineData("intent: gret\nutterances: [hello]", 1, "unknown intent 'gret'. Did you mean 'greet'?")]
    [InlineData("intent: xyzzy\nutterances: [hello]", 1, "unknown intent 'xyzzy'. The names are fixed")]
    [InlineData("intent: thank\nutterances: [hello]", 1, "the intent 'thank' must stand in a file of its own name: training-data/intents/thank.yaml")]
    [InlineData("# a comment\nutterances: [hello]", 2, "'intent' is missing here")]
    [InlineData("intent: greet\nutterances:\n  - hello\n  - HELLO\n", 4, "'HELLO' stands in training-data/intents/greet.yaml:3 already. Keep it where it belongs")]
    [InlineData("intent: greet\nutterances:\n  - hello\n  - say affirm\n", 4, "'say affirm' stands in training-data/intents/affirm.yaml:3 already")]
    [InlineData("intent: greet\n", 1, "the intent 'greet' has no utterance. Add lines under 'utterances:'")]
    [InlineData("intent: greet\nutterances: hello", 2, "'utterances' must be a list")]
    [InlineData("intent: greet\nutterances:\n  - {a: b}\n", 3, "every item of 'utterances' must be a text")]
    [InlineData("intent: greet\nutterance:\n  - hello\n", 2, "unknown field 'utterance'. Did you mean 'utterances'?")]
    [InlineData("intent: \"greet\nutterances: [hello]", 1, "this is not valid YAML")]
    [InlineData("- greet", 1, "the file must hold one YAML mapping")]
    public void A_fault_is_named_with_file_line_and_remedy(string text, int line, string remedy)
    {
        var data = Read(With("greet", text), out var problems);

        Assert.Null(data);
        var problem = Assert.Single(problems, problem => problem.Message.Contains(remedy, StringComparison.Ordinal));
        Assert.Equal((PathOf("greet"), line), (problem.File, problem.Line));
    }

    [Fact]
    public void An_intent_without_a_file_is_missed()
    {
        var data = Read(Good.RemoveAll(file => file.Path == PathOf("ask_pain")), out var problems);

        Assert.Null(data);
        Assert.Equal("training-data/intents/ask_pain.yaml:1: the intent 'ask_pain' has no training data. Write this file with 'intent:' and 'utterances:'", Assert.Single(problems).ToString());
    }

    private static TrainingData? Read(ImmutableArray<ContentFile> files, out List<ContentProblem> problems) =>
        TrainingData.Read(files, problems = []);

    private static ImmutableArray<ContentFile> With(string intent, string text) =>
        [.. Good.Select(file => file.Path == PathOf(intent) ? file with { Text = text } : file)];

    private static string PathOf(string intent) => $"training-data/intents/{intent}.yaml";
}
