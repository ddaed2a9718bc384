using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Playbooks;

public sealed class SignableItemsTests
{
    private const string WordsPath = "dialogs/triage/words.yaml";
    private const string RulePath = "dialogs/triage/R01-airway.yaml";

    private const string Rule = """
        rule: R01
        name: airway
        outcome: emergency
        signs:
          - all: [throat]
            none: [lozenge]
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

    private static APlaybook Content { get; } = APlaybook.Small
        .With(WordsPath, "families:\n  - family: throat\n    phrases: [throat]\n  - family: lozenge\n    phrases: [lozenge]\n")
        .With(RulePath, Rule);

    private static SignableItem Item(APlaybook content, string key) => SignableItems.Of(content.Get()).Single(item => item.Key == key);

    [Fact]
    public void Every_rule_and_every_answer_is_an_item_of_its_own_key()
    {
        var playbook = Content.Get();
        var items = SignableItems.Of(playbook);

        Assert.Equal(SignableKind.Rule, items[0].Kind);
        Assert.Equal(playbook.Answers.Count(), items.Count(item => item.Kind == SignableKind.Answer));
        Assert.Equal(items.Length, items.Select(item => item.Key).Distinct().Count());
    }

    [Fact]
    public void An_act_is_an_item_only_where_it_rests_on_a_source()
    {
        var acts = SignableItems.Of(Content.Get()).Where(item => item.Kind == SignableKind.Act);

        Assert.All(acts, act => Assert.NotEmpty(act.Sources));
    }

    [Fact]
    public void A_rule_shows_all_its_words_signs_and_sources()
    {
        var rule = Item(Content, "triage/R01");

        Assert.Equal(
            ["Is the throat closing?", "Is somebody with you?", "Call {{ clinic.emergency_number }} now.", "Please call {{ clinic.emergency_number }} now.", "Ring {{ clinic.emergency_number }} at once.", "Please ring {{ clinic.emergency_number }} at once."],
            rule.Parts.Select(part => part.Text));
        Assert.Equal("throat; without lozenge", Assert.Single(rule.Signs));
        Assert.Equal("On exosomes", Assert.Single(rule.Sources).Title);
        Assert.Equal((2, true), (rule.SignersNeeded, rule.IsRedFlag));
    }

    [Theory]
    [InlineData(RulePath, "outcome: emergency", "outcome: urgent", "{{ clinic.emergency_number }}", "{{ clinic.emergency_number }} or {{ clinic.phone }}")]
    [InlineData(RulePath, "    none: [lozenge]\n", "", "", "")]
    [InlineData(RulePath, "settle: Is the throat closing?", "settle: Is your throat closing?", "", "")]
    [InlineData(RulePath, "ask: [Is somebody with you?]", "ask: [Is anybody with you?]", "", "")]
    [InlineData(RulePath, "sources: [ALPHA-2020]", "sources: [BETA-2021]", "", "")]
    [InlineData(RulePath, "reviewed: pending", "past: counts\nreviewed: pending", "", "")]
    public void Another_outcome_sign_question_or_source_is_another_hash(string path, string old, string replacement, string alsoOld, string alsoNew)
    {
        var text = Rule.Replace(old, replacement, StringComparison.Ordinal);
        if (alsoOld.Length > 0)
            text = text.Replace(alsoOld, alsoNew, StringComparison.Ordinal);

        Assert.NotEqual(Item(Content, "triage/R01").Hash, Item(Content.With(path, text), "triage/R01").Hash);
    }

    [Fact]
    public void A_changed_word_of_an_answer_changes_its_hash_and_no_other()
    {
        var before = SignableItems.Of(Content.Get());
        var after = SignableItems.Of(Content.Replacing(APlaybook.Exosomes, "short: Studies of exosomes are small so far.", "short: Studies of exosomes are few so far.").Get());

        Assert.Equal(["answer/exosomes/safe"], before.Zip(after).Where(pair => pair.First.Hash != pair.Second.Hash).Select(pair => pair.First.Key));
    }

    [Fact]
    public void The_layout_of_the_file_changes_no_hash()
    {
        var shifted = Content.With(RulePath, "# A comment\n\n" + Rule.Replace("short: Call {{ clinic.emergency_number }} now.", "short: >\n      Call {{ clinic.emergency_number }}\n      now.", StringComparison.Ordinal));

        var (before, after) = (Item(Content, "triage/R01"), Item(shifted, "triage/R01"));

        Assert.Equal(before.Hash, after.Hash);
        Assert.NotEqual(before.Line, after.Line);
    }
}
