using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Tests.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Interviews;

/// <summary>A concern is heard out with the shipped questions.</summary>
public sealed class InterviewTests
{
    [Fact]
    public void It_asks_only_what_is_not_known_and_ends_in_an_outcome_with_the_suggestion()
    {
        var talk = Begun("brown patches bother me", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P3Y"));

        Assert.Equal("concern:change", talk.State.Flow);
        Answer(talk, "no");
        Assert.Equal("concern:state", talk.State.Flow);
        Answer(talk, "no");
        Answer(talk, "no");
        Answer(talk, "tans easily");
        var last = Answer(talk, "no");

        Assert.Null(talk.State.Flow);
        Assert.Equal("clinic-consult", talk.State.Outcome);
        Assert.Contains("suggest_consultation", last.After.LastKeys);
        Assert.Contains("cheek", last.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("3 years", last.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("FDA approved", last.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_answers_in_one_message_are_all_taken()
    {
        var talk = Begun("i have a concern");

        talk.Hears(AMeaning.Of("give_information") with { Facts = [Told(FactNames.Area, "forehead"), Told(FactNames.Duration, "P1Y"), Told(FactNames.SkinType, "4")] }, "dark spots on my forehead for a year, i am brown");

        Assert.Equal("concern:change", talk.State.Flow);
        foreach (var _ in Enumerable.Range(0, 3))
            Answer(talk, "no");
        Assert.Equal("concern:earlier", talk.State.Flow);
    }

    [Fact]
    public void On_sms_one_question_is_asked_at_a_time()
    {
        var web = Begun("dark spots", ChannelKind.Web);
        var sms = Begun("dark spots", ChannelKind.Sms);

        Assert.Equal(["where", "since"], web.State.Interview!.Asking);
        Assert.Equal(["where"], sms.State.Interview!.Asking);
    }

    [Fact]
    public void A_question_in_between_is_answered_and_the_interview_goes_on_where_it_stood()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));

        var turn = talk.Hears(AMeaning.Of("ask_definition", "exosomes"), "what are exosomes?");

        Assert.Equal(2, turn.Replies.Length);
        Assert.Equal("concern:change", turn.After.Flow);
    }

    [Fact]
    public void It_can_be_left_and_taken_up_with_nothing_lost()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));
        Answer(talk, "no");
        talk.Hears(AMeaning.Of("stop"), "stop");
        Assert.Null(talk.State.Flow);
        talk.Hears(AMeaning.Of("ask_definition", "exosomes"), "what are exosomes?");

        talk.Hears(AMeaning.Of("affirm"), "go on");

        Assert.Equal("concern:state", talk.State.Flow);
    }

    [Fact]
    public void A_question_may_be_passed_over()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));

        talk.Hears(AMeaning.Of("stop"), "skip");

        Assert.Equal("concern:state", talk.State.Flow);
    }

    [Fact]
    public void What_is_not_understood_is_asked_once_more_in_other_words_and_then_let_go()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));
        var first = talk.State.LastKeys;

        var again = talk.Hears(AMeaning.Nothing, "the weather is lovely in spring and my cat likes the garden very much indeed these days");
        Assert.Equal("concern:change", again.After.Flow);
        var next = talk.Hears(AMeaning.Nothing, "the weather is lovely in spring and my cat likes the garden very much indeed these days");

        Assert.Equal(first[^1], again.After.LastKeys[^1]);
        Assert.Equal("concern:state", next.After.Flow);
    }

    [Fact]
    public void A_changing_spot_ends_it_at_the_dermatologist()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));

        Answer(talk, "yes");

        Assert.Equal(("see-dermatologist", null), (talk.State.Outcome, talk.State.Flow));
        Assert.DoesNotContain("suggest_consultation", talk.State.LastKeys);
    }

    [Fact]
    public void A_red_flag_in_the_middle_gets_its_reply_at_that_turn()
    {
        var talk = Begun("dark spots");

        var turn = talk.Hears(AMeaning.Of("give_information"), "cheeks, and my throat is closing up");

        Assert.Equal(["triage/R01"], turn.After.LastKeys);
        Assert.Equal(("emergency", null), (turn.After.Outcome, turn.After.Flow));
    }

    [Fact]
    public void Pregnancy_told_late_ends_it_with_the_reason_to_wait_and_without_a_suggestion()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));
        Answer(talk, "no");

        var turn = talk.Hears(AMeaning.Of("give_information") with { Facts = [new Fact(FactNames.Pregnant)] }, "im 5 months pregnant");

        Assert.Equal(("defer", null), (turn.After.Outcome, turn.After.Flow));
        Assert.Contains("triage/R50", turn.After.LastKeys);
        Assert.DoesNotContain("suggest_consultation", turn.After.LastKeys);
    }

    [Fact]
    public void Age_is_asked_only_of_those_who_sound_young()
    {
        var grown = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));
        var young = Begun("dark spots, my mom says they look bad", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));

        foreach (var answer in (string[])["no", "no", "no", "tans", "no"])
        {
            Answer(grown, answer);
            Answer(young, answer);
        }

        Assert.Null(grown.State.Flow);
        Assert.Equal("concern:age", young.State.Flow);
        Answer(young, "16");
        Assert.Equal("16", (young.State.Facts[FactNames.Age] as FactValue.Number)?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_bare_yes_is_asked_which_one()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));
        Answer(talk, "no");

        var turn = Answer(talk, "yes");

        Assert.Equal("interview/state/which", turn.After.LastKeys[^1]);
        Assert.Equal("concern:state", turn.After.Flow);
    }

    [Fact]
    public void Of_two_concerns_told_it_ends_in_the_one_it_is_about()
    {
        var talk = GeneralRulesTests.Talk();
        talk.Hears(AMeaning.Of("report_concern", "acne_marks") with { Facts = [Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y")] }, "I have dark marks from old acne on my cheeks for a year");
        Assert.Equal(["R70", "R71"], talk.State.Rules.Order());
        foreach (var answer in (string[])["no", "no", "no", "tans", "no"])
            Answer(talk, answer);

        Assert.Equal(("clinic-consult", "R71"), (talk.State.Outcome, talk.State.Rules[0]));
    }

    [Fact]
    public void The_consultation_is_suggested_once()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));
        foreach (var answer in (string[])["no", "no", "no", "tans", "no"])
            Answer(talk, answer);

        var refused = talk.Hears(AMeaning.Of("deny"), "no thank you");
        var again = talk.Hears(AMeaning.Of("report_concern", "melasma"), "the patches bother me");

        Assert.DoesNotContain("suggest_consultation", refused.After.LastKeys);
        Assert.DoesNotContain("suggest_consultation", again.After.LastKeys);
    }

    [Fact]
    public void A_yes_to_the_suggestion_is_a_wish_to_book()
    {
        var talk = Begun("dark spots", Told(FactNames.Area, "cheek"), Told(FactNames.Duration, "P1Y"));
        foreach (var answer in (string[])["no", "no", "no", "tans", "no"])
            Answer(talk, answer);

        var turn = talk.Hears(AMeaning.Of("affirm"), "yes please");

        Assert.Equal("book_appointment", Assert.Single(turn.ActedOn).Name);
    }

    private static AConversation Begun(string text, params ReadOnlySpan<Fact> facts) => Begun(text, ChannelKind.Web, facts);

    private static AConversation Begun(string text, ChannelKind channel, params ReadOnlySpan<Fact> facts)
    {
        var talk = GeneralRulesTests.Talk(channel);
        talk.Hears(AMeaning.Of("report_concern") with { Facts = [.. facts] }, text);
        return talk;
    }

    private static Turn Answer(AConversation talk, string text) =>
        talk.Hears(AMeaning.Of(text == "yes" ? "affirm" : text == "no" ? "deny" : "give_information"), text);

    private static Fact Told(string name, string value) => new(name, value);
}
