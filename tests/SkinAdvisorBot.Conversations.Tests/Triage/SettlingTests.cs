using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>What only the learned detector suspects is settled by a question.</summary>
public sealed class SettlingTests
{
    [Theory]
    [InlineData("R05", "911")]
    [InlineData("R11", "988")]
    [InlineData("R22", "212-555-0100")]
    public void A_likely_red_flag_is_in_force_at_once_and_its_question_stands_alone_with_whom_to_call(string rule, string number)
    {
        var turn = Talk().Hears(Suspecting(rule, isFirm: true, "ask_cost", "fraxel"), "how much is fraxel");

        var reply = Assert.Single(turn.Replies);
        Assert.Contains(Question(rule), reply.Text, StringComparison.Ordinal);
        Assert.Contains(number, reply.Text, StringComparison.Ordinal);
        Assert.Equal((Outcome(rule), rule), (turn.After.Outcome, turn.After.Alert));
    }

    [Fact]
    public void A_possible_red_flag_is_asked_about_before_the_answer_and_raises_nothing_yet()
    {
        var turn = Talk().Hears(Suspecting("R05", isFirm: false, "ask_definition", "exosomes"), "what are exosomes");

        Assert.Contains(Question("R05"), turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("xosome", turn.Replies[1].Text, StringComparison.Ordinal);
        Assert.Null(turn.After.Outcome);
        Assert.Null(turn.After.Alert);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("Yeah it does")]
    [InlineData("i think so")]
    [InlineData("not sure")]
    [InlineData("maybe a bit")]
    [InlineData("sí")]
    [InlineData("i don't know")]
    public void A_yes_or_an_unsure_word_gets_the_rules_advice(string answer)
    {
        var talk = Asked("R05", isFirm: true);

        var turn = talk.Hears(AMeaning.Nothing, answer);

        Assert.Equal("triage/R05", turn.After.LastKeys[0]);
        Assert.Equal("emergency", turn.After.Outcome);
        Assert.Null(turn.After.Settling);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("No, nothing like that.")]
    [InlineData("nope")]
    [InlineData("not at all")]
    [InlineData("no just curious")]
    public void A_clear_no_lifts_what_only_the_detector_raised_and_its_alert(string answer)
    {
        var talk = Asked("R05", isFirm: true);

        talk.Hears(AMeaning.Of("deny"), answer);

        Assert.Equal((null, null), (talk.State.Outcome, talk.State.Alert));
        Assert.Contains("R05", talk.State.Cleared);
    }

    [Fact]
    public void A_no_lifts_nothing_that_words_raised()
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing, "my mole is growing");
        talk.Hears(Suspecting("R05", isFirm: true), "zzz");

        talk.Hears(AMeaning.Of("deny"), "no");

        Assert.Equal("see-dermatologist", talk.State.Outcome);
        Assert.Equal(["R30"], talk.State.Rules.Take(1));
    }

    [Theory]
    [InlineData("no but my tongue is swelling", "R01")]
    [InlineData("no. i just want to die", "R11")]
    public void A_no_with_another_red_flag_is_that_red_flag(string answer, string rule)
    {
        var talk = Asked("R05", isFirm: true);

        var turn = talk.Hears(AMeaning.Nothing, answer);

        Assert.Equal([$"triage/{rule}"], turn.After.LastKeys);
        Assert.Contains(rule, talk.State.Rules);
    }

    [Fact]
    public void Beside_a_graver_doubt_the_advice_for_what_was_told_is_given_and_stays_after_a_no()
    {
        var talk = Talk();
        var first = talk.Hears(Suspecting("R06", isFirm: true), "blister where they lasered my cheek yesterday");

        var second = talk.Hears(AMeaning.Of("deny"), "no");

        Assert.Equal(["settle_emergency", "triage/R21"], first.After.LastKeys);
        Assert.Equal("emergency", first.After.Outcome);
        Assert.Equal(["triage/R21"], second.After.LastKeys);
        Assert.Equal(("urgent", "R21"), (second.After.Outcome, second.After.Alert));
    }

    [Fact]
    public void A_no_that_turns_is_no_denial()
    {
        var talk = Asked("R05", isFirm: true);

        talk.Hears(AMeaning.Nothing, "no but the corner is kind of whitish");

        Assert.Equal("emergency", talk.State.Outcome);
    }

    [Fact]
    public void What_was_denied_is_not_asked_again_unless_it_sounds_likely()
    {
        var talk = Asked("R05", isFirm: false);
        talk.Hears(AMeaning.Of("deny"), "no");

        var possible = talk.Hears(Suspecting("R05", isFirm: false), "zzz");
        var likely = talk.Hears(Suspecting("R05", isFirm: true), "zzz");

        Assert.DoesNotContain(possible.Replies, reply => reply.Text.Contains(Question("R05"), StringComparison.Ordinal));
        Assert.Contains(likely.Replies, reply => reply.Text.Contains(Question("R05"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_suspicion_less_urgent_than_what_words_tell_changes_nothing()
    {
        var turn = Talk().Hears(Suspecting("R30", isFirm: true), "my throat is closing up");

        Assert.Equal(["triage/R01"], turn.After.LastKeys);
    }

    [Fact]
    public void Where_no_rule_stands_out_all_signs_of_danger_are_named()
    {
        var turn = Talk().Hears(AMeaning.Nothing with { Suspicion = new Suspicion("R29", 0.9, IsFirm: true, IsPlain: false) }, "zzz");

        var reply = Assert.Single(turn.Replies);
        Assert.DoesNotContain(Question("R29"), reply.Text, StringComparison.Ordinal);
        Assert.Contains("911", reply.Text, StringComparison.Ordinal);
        Assert.Equal("urgent", turn.After.Outcome);
    }

    [Theory]
    [InlineData("i used tretinoin last night and now my face is burning and red", false)]
    [InlineData("zzz", true)]
    public void Whether_somebody_thinks_of_dying_is_not_asked_on_a_vague_likeness_to_who_tells_of_an_ordinary_effect(string text, bool isAsked)
    {
        var turn = Talk().Hears(AMeaning.Of("report_reaction") with { Suspicion = new Suspicion("R11", 0.3, IsFirm: false, IsPlain: false), Urgency = 0.4 }, text);

        Assert.Equal(isAsked, turn.After.Settling?.Rule == "R11");
    }

    [Fact]
    public void Words_of_a_sign_in_a_message_that_sounds_calm_are_asked_about_before_any_alarm()
    {
        var turn = Talk().Hears(AMeaning.Of("ask_definition", "exosomes") with { Urgency = 0.1 }, "my throat is closing up, what are exosomes");

        Assert.Contains(Question("R01"), turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal((null, null), (turn.After.Outcome, turn.After.Alert));
    }

    [Fact]
    public void What_sounds_calm_and_is_not_denied_is_taken_for_the_sign()
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing with { Urgency = 0.1 }, "my throat is closing up");

        talk.Hears(AMeaning.Of("ask_cost", "fraxel"), "and the price of fraxel");

        Assert.Equal(("emergency", "R01"), (talk.State.Outcome, talk.State.Alert));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(null)]
    public void Words_of_a_sign_in_any_other_message_raise_it_at_once(double? urgency) =>
        Assert.Equal("emergency", Talk().Hears(AMeaning.Nothing with { Urgency = urgency }, "my throat is closing up").After.Outcome);

    [Fact]
    public void A_suspicion_of_a_rule_that_content_no_longer_has_is_passed_over() =>
        Assert.Null(Talk().Hears(Suspecting("R99", isFirm: true), "zzz").After.Outcome);

    [Theory]
    [InlineData("my doctor looked at it last week and said it's fine", true)]
    [InlineData("i saw a dermatologist yesterday, she biopsied it", true)]
    [InlineData("my doctor will look at it next week", false)]
    [InlineData("should my doctor look at it?", false)]
    public void See_dermatologist_is_lifted_by_a_doctors_look_since(string text, bool isLifted)
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing, "my mole is growing");

        talk.Hears(AMeaning.Nothing, text);

        Assert.Equal(isLifted ? null : "see-dermatologist", talk.State.Outcome);
        Assert.Equal(isLifted, talk.State.Examined.Contains("R30"));
    }

    [Fact]
    public void A_doctors_look_leaves_a_reason_to_wait_in_force()
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing, "im pregnant and my mole is growing");

        talk.Hears(AMeaning.Nothing, "my doctor looked at it last week and said it's fine");

        Assert.Equal("defer", talk.State.Outcome);
        Assert.Equal("R50", talk.State.Rules[0]);
    }

    [Fact]
    public void A_fact_taken_back_lifts_what_rested_on_it_and_nothing_else()
    {
        var talk = Talk();
        talk.Hears(AMeaning.Of("give_information") with { Facts = [new Fact(FactNames.Pregnant)] }, "im pregnant and i use a tanning bed every week, can i book laser");
        Assert.Equal(["R50", "R53"], talk.State.Rules.Take(2));

        talk.Hears(AMeaning.Of("give_information") with { Facts = [new Fact(FactNames.Pregnant, IsDenied: true)] }, "sorry, that was a typo, no baby here");

        Assert.Equal("defer", talk.State.Outcome);
        Assert.Equal(["R53"], talk.State.Rules);
    }

    [Fact]
    public void An_emergency_is_lifted_by_no_words_of_the_person()
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing, "my throat is closing up");

        foreach (var text in (string[])["no", "my doctor looked at it and said it's fine", "just finish the booking", "all good now", "start over"])
            talk.Hears(text == "start over" ? AMeaning.Of("restart") : AMeaning.Nothing, text);

        Assert.Equal(("emergency", "R01"), (talk.State.Outcome, talk.State.Alert));
    }

    [Theory]
    [InlineData("stop", "im fine forget it")]
    [InlineData("goodbye", "bye")]
    [InlineData("ask_definition", "ok so what now")]
    [InlineData("stop", "can we please just do the booking now")]
    public void In_a_crisis_nobody_is_let_go_without_the_number(string intent, string text)
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing, "i want to kill myself");

        var turn = talk.Hears(AMeaning.Of(intent, "laser"), text);

        Assert.Contains("988", Assert.Single(turn.Replies).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_rules_with_one_outcome_the_suspected_one_speaks()
    {
        const string Text = "my tongue is swelling and my nose tip turned black and hurts after filler";
        var plain = Talk().Hears(AMeaning.Nothing, Text);
        var suspected = Talk().Hears(Suspecting("R05", isFirm: false), Text);

        Assert.Equal(["triage/R01"], plain.After.LastKeys);
        Assert.Equal(["triage/R05"], suspected.After.LastKeys);
        Assert.Equal(["R01", "R05"], suspected.After.Rules.Take(2).Order());
    }

    [Fact]
    public void In_an_emergency_a_word_not_understood_gets_the_advice_again_in_other_words()
    {
        var talk = Talk();
        var first = talk.Hears(AMeaning.Nothing, "my throat is closing up").Replies[0].Text;

        var second = talk.Hears(AMeaning.Of("deny"), "no").Replies[0].Text;

        Assert.Contains("911", second, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
    }

    private static AConversation Talk() => GeneralRulesTests.Talk();

    private static Meaning Suspecting(string rule, bool isFirm, string intent = "chitchat", params ReadOnlySpan<string> topics) => GeneralRulesTests.Suspecting(rule, isFirm, intent, topics);

    private static AConversation Asked(string rule, bool isFirm)
    {
        var talk = Talk();
        talk.Hears(Suspecting(rule, isFirm), "zzz");
        return talk;
    }

    private static string Question(string rule) => Rule(rule).Settle!.Say(ShippedContent.Playbook.Clinic.Facts);

    private static string Outcome(string rule) => Rule(rule).Outcome;

    private static TriageRule Rule(string id) => ShippedContent.Playbook.TriageRules.Single(rule => rule.Id == id);
}
