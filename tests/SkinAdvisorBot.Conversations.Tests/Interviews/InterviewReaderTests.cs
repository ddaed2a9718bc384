using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Interviews;

/// <summary>A mistake in the interview's content is named with file, line and remedy.</summary>
public sealed class InterviewReaderTests
{
    private const string Path = "dialogs/interview.yaml";

    [Fact]
    public void The_shipped_interview_asks_nine_things_and_two_of_them_together()
    {
        var interview = ShippedContent.Playbook.Interview!;

        Assert.Equal(["concern", "where", "since", "change", "state", "medicines", "skin", "earlier", "age"], interview.Steps.Select(step => step.Id));
        Assert.Equal(("where", "since"), Assert.Single(interview.Pairs.Select(pair => (pair.First, pair.Second))));
        Assert.All(interview.Steps, step => Assert.True(step.Wordings.Length >= 2));
    }

    [Theory]
    [InlineData("facts: [area]", "facts: [aera]", "unknown fact 'aera'. Did you mean 'area'?")]
    [InlineData("yes_means: R30", "yes_means: R99", "there is no rule 'R99'")]
    [InlineData("default_rule: R74", "default_rule: R99", "there is no rule 'R99'")]
    [InlineData("default_rule: R74", "", "'default_rule'")]
    [InlineData("steps: [where, since]", "steps: [where, sinse]", "there is no step 'sinse'")]
    [InlineData("steps: [where, since]", "steps: [where]", "two steps go together")]
    [InlineData("topics: [melasma,", "topics: [melsama,", "there is no topic 'melsama' in dialogs/answers/. Did you mean 'melasma'?")]
    [InlineData("  - id: since", "  - id: where", "the step 'where' stands twice")]
    [InlineData("only_if_young: true", "only_if_young: maybe", "'only_if_young' can only say 'true'")]
    [InlineData("      - text: Roughly when did it begin?\n", "", "a question needs two wordings")]
    [InlineData("      - text: Roughly when did it begin?", "      - short: Roughly when did it begin?", "give either 'text:', or both")]
    [InlineData("Roughly when did it begin?", "We guarantee a cure. When did it begin?", "promises too much")]
    [InlineData("for about {{ value }}", "for about {{ valeu }}", "unknown name 'valeu'")]
    [InlineData("takes_words: true\n    recap: \"{{ value }}\"", "takes_wrods: true\n    recap: \"{{ value }}\"", "unknown field 'takes_wrods'")]
    public void A_fault_is_named_with_its_remedy(string old, string replacement, string remedy)
    {
        var files = ShippedContent.Files.Select(file => file.Path == Path ? file with { Text = Broken(file.Text, old, replacement) } : file).ToArray();

        var problems = PlaybookLoader.Load(files).Problems.Select(problem => problem.ToString());

        Assert.Contains(problems, problem => problem.StartsWith($"{Path}:", StringComparison.Ordinal) && problem.Contains(remedy, StringComparison.Ordinal));
    }

    private static string Broken(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the content no longer has '{old}'");
        return string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }
}
