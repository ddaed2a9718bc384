namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>A mistake in triage content is named with file, line and remedy.</summary>
public sealed class TriageReaderTests
{
    private const string WordsPath = "dialogs/triage/words.yaml";
    private const string RulePath = "dialogs/triage/R01-airway.yaml";

    private const string Words = """
        families:
          - family: throat
            phrases: [throat]
          - family: throat_closing
            phrases:
              - <throat> + clos*
        idioms:
          - throat lozenge
        correct:
          - thread threat
        """;

    private const string Rule = """
        rule: R01
        name: airway
        outcome: emergency
        signs:
          - all: [throat_closing]
        settle: Is the throat closing?
        ask: [Is somebody with you?]
        say:
          - short: Call {{ clinic.emergency_number }} now.
            full: Please call {{ clinic.emergency_number }} now.
          - short: Ring {{ clinic.emergency_number }} at once.
            full: Please ring {{ clinic.emergency_number }} at once.
        sources: [ALPHA-2020]
        reviewed: pending
        fires_on: [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12]
        quiet_on: [b1, b2, b3, b4, b5, b6]
        """;

    private static APlaybook Content { get; } = APlaybook.Small.With(WordsPath, Words).With(RulePath, Rule);

    [Fact]
    public void Good_triage_content_loads_with_all_that_was_written()
    {
        var playbook = Content.Get();

        var rule = Assert.Single(playbook.TriageRules);

        Assert.Equal(("R01", "airway", "emergency", "pending", RulePath), (rule.Id, rule.Name, rule.Outcome, rule.Reviewed, rule.File));
        Assert.Equal(["throat_closing"], Assert.Single(rule.Signs).All);
        Assert.Equal(2, rule.Wordings.Length);
        Assert.Equal(("Is the throat closing?", "Is somebody with you?"), (rule.Settle!.Source, Assert.Single(rule.Asks).Source));
        Assert.Equal((12, 6, "ALPHA-2020"), (rule.FiresOn.Length, rule.QuietOn.Length, Assert.Single(rule.Sources).Key));
        Assert.Equal(["throat", "throat_closing"], playbook.SignPhrases.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["<throat> + clos*"], playbook.SignPhrases["throat_closing"]);
    }

    [Theory]
    [InlineData(RulePath, "outcome: emergency", "outcome: emergancy", "outcome:", "'emergancy' is no outcome. Did you mean 'emergency'?")]
    [InlineData(RulePath, "rule: R01", "rule: R02", "rule:", "the rule 'R02' must stand in a file named after it")]
    [InlineData(RulePath, "[throat_closing]", "[throat_clsing]", "- all:", "unknown family 'throat_clsing'. Did you mean 'throat_closing'?")]
    [InlineData(RulePath, "  - all: [throat_closing]\n", "  - none: [throat]\n", "- none:", "an alternative needs 'all:' or 'any:'")]
    [InlineData(RulePath, "short: Ring {{ clinic.emergency_number }} at once.", "short: Ring at once.", "short: Ring", "the outcome 'emergency' must name '{{ clinic.emergency_number }}'")]
    [InlineData(RulePath, "full: Please ring {{ clinic.emergency_number }} at once.", "full: It is harmless. {{ clinic.emergency_number }}", "full: It", "'harmless' promises too much")]
    [InlineData(RulePath, "settle: Is the throat closing?\n", "", "rule: R01", "a rule of this outcome needs the one question that settles it")]
    [InlineData(RulePath, "closing?", "closing.", "settle:", "write one question of at most 180 characters that yes or no answers")]
    [InlineData(RulePath, "ask: [Is somebody with you?]\n", "", "rule: R01", "a rule needs what is asked next")]
    [InlineData(RulePath, "ask: [Is somebody with you?]", "ask: [Tell me more]", "ask:", "write one question of at most 180 characters")]
    [InlineData(RulePath, "  - all: [throat_closing]\n", "  - facts: [pregnent]\n", "- facts:", "unknown fact 'pregnent'. Did you mean 'pregnant'?")]
    [InlineData(RulePath, "a11, a12]", "a11]", "fires_on", "a rule needs at least 12 messages that must fire it under 'fires_on:'; here are 11")]
    [InlineData(RulePath, ", b6]", "]", "quiet_on", "a rule needs at least 6 near misses")]
    [InlineData(RulePath, "sources: [ALPHA-2020]", "sources: [ALPHA]", "sources:", "unknown source 'ALPHA'")]
    [InlineData(RulePath, "reviewed: pending", "reviewed: signed", "reviewed:", "a file can't claim a review ('signed')")]
    [InlineData(RulePath, "reviewed: pending", "reviewed: pending\npast: yes", "past:", "'past' can only say 'counts'")]
    [InlineData(WordsPath, "- <throat> + clos*", "- <throt> + clos*", "- <throt>", "the family 'throt' does not stand above this line. Did you mean 'throat'?")]
    [InlineData(WordsPath, "- <throat> + clos*", "- Throat + clos*", "- Throat", "'Throat' in 'Throat + clos*' is no plain word")]
    [InlineData(WordsPath, "- <throat> + clos*", "- <throat> + cl*", "- <throat>", "'cl*' in '<throat> + cl*' would match too many words")]
    [InlineData(WordsPath, "- <throat> + clos*", "- can't swallow", "- can't", "is no plain word. Write lower case without apostrophes")]
    [InlineData(WordsPath, "- <throat> + clos*", "- <throat> ...", "- <throat> ...", "begins or ends with '...' or '+'")]
    [InlineData(WordsPath, "family: throat_closing", "family: throat", "family: throat\n    phrases:\n", "the family 'throat' stands twice. Put its phrases together")]
    [InlineData(WordsPath, "- throat lozenge", "- throat_lozenge", "- throat_lozenge", "joins words with '_'. Write one idiom a line instead")]
    public void A_fault_is_named_with_file_line_and_remedy(string file, string old, string replacement, string at, string remedy)
    {
        var content = Content.Replacing(file, old, replacement);

        var result = content.Load();

        Assert.Null(result.Playbook);
        Assert.Contains(result.Problems, problem => problem.Message.Contains(remedy, StringComparison.Ordinal) && problem.File == file && problem.Line == content.LineOf(file, at));
    }

    [Fact]
    public void Rules_without_their_words_are_refused()
    {
        var result = APlaybook.Small.With(RulePath, Rule).Load();

        Assert.Contains(result.Problems, problem => problem.File == WordsPath && problem.Message.StartsWith("this file is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void One_number_belongs_to_one_rule()
    {
        var result = Content.With("dialogs/triage/R01-again.yaml", Rule).Load();

        Assert.Contains(result.Problems, problem => problem.Message.Contains("the rule 'R01' stands in dialogs/triage/R01-again.yaml too", StringComparison.Ordinal));
    }

    [Fact]
    public void An_emergency_needs_the_clinics_emergency_number()
    {
        var result = Content.Replacing(APlaybook.Clinic, "emergency_number: \"911\"\n", "").Load();

        Assert.Contains(result.Problems, problem => problem.File == APlaybook.Clinic && problem.Message.Contains("emergency_number", StringComparison.Ordinal));
    }
}
