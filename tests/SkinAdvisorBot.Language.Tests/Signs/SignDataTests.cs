using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Signs;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Signs;

public sealed class SignDataTests
{
    [Fact]
    public void Lines_stand_under_the_rule_that_decides_and_milder_ones_under_none()
    {
        var data = Read(File("R01", "cant get air"), File("R60", "scars puff up on me"), File("none", "what a day"))!;

        Assert.Equal("R01", LabelOf(data, "cant get air"));
        Assert.Equal(SignDetector.None, LabelOf(data, "scars puff up on me"));
        Assert.Equal(SignDetector.None, LabelOf(data, "what a day"));
    }

    [Fact]
    public void The_phrasings_of_the_rules_are_lines_too()
    {
        var data = Read()!;

        Assert.Equal("R01", LabelOf(data, "my throat closes 1"));
        Assert.Equal("R30", LabelOf(data, "my mole grows 12"));
        Assert.Equal(SignDetector.None, LabelOf(data, "i get keloids 3"));
    }

    [Fact]
    public void Ordinary_talk_is_none_unless_the_lexicon_finds_a_sign_in_it()
    {
        var data = Read([], new LabelledText("ask_cost", "what does it cost"), new LabelledText("x", "-"), new LabelledText("x", "--"), new LabelledText("x", "---"), new LabelledText("ask_safety", "my mole grows, is laser safe"))!;

        Assert.Equal(SignDetector.None, LabelOf(data, "what does it cost"));
        Assert.Equal("R30", LabelOf(data, "my mole grows, is laser safe"));
    }

    [Theory]
    [InlineData("R99", "R99", "there is no rule 'R99'")]
    [InlineData("R01", "R30", "the lines of 'R01' must stand in a file of its name")]
    public void A_fault_is_named_with_its_remedy(string rule, string file, string fault)
    {
        var problems = new List<ContentProblem>();

        Assert.Null(SignData.Read([new ContentFile($"training-data/triage/{file}.yaml", $"rule: {rule}\nlines: [a b c]\n")], ASignProtocol.Playbook, [], problems));

        Assert.Contains(problems, problem => problem.ToString().Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_in_two_places_is_named_with_both()
    {
        var problems = new List<ContentProblem>();

        SignData.Read([File("R01", "cant get air"), File("R30", "cant get air")], ASignProtocol.Playbook, [], problems);

        Assert.Contains("training-data/triage/R01.yaml:3", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_line_or_outcome_is_other_data()
    {
        Assert.Equal(Read(File("R01", "a b"))!.Hash, Read(File("R01", "a b"))!.Hash);
        Assert.NotEqual(Read(File("R01", "a b"))!.Hash, Read(File("R01", "a c"))!.Hash);
        Assert.NotEqual(Read(File("R01", "a b"))!.Hash, Read(File("R30", "a b"))!.Hash);
    }

    private static ContentFile File(string rule, string line) => new($"training-data/triage/{rule}.yaml", $"rule: {rule}\nlines:\n  - {line}\n");

    private static SignData? Read(params ContentFile[] files) => Read(files, []);

    private static SignData? Read(ContentFile[] files, params LabelledText[] talk) => SignData.Read(files, ASignProtocol.Playbook, [.. talk], []);

    private static string LabelOf(SignData data, string text) => Assert.Single(data.Lines, line => line.Text == text).Intent;
}
