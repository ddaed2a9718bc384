using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>The fifteen general rules of the protocol, by number, in whole turns with the shipped content.</summary>
public sealed class GeneralRulesTests
{
    [Theory]
    [InlineData("how much is fraxel, my mole is growing, and my throat is closing up", "emergency")]
    [InlineData("im pregnant and 17 and my skin turned black and hurts badly after filler", "emergency")]
    [InlineData("brown patches for years, and now one mole bleeds", "see-dermatologist")]
    public void Rule_01_the_highest_outcome_wins(string text, string outcome) => Assert.Equal(outcome, First(text).After.Outcome);

    [Fact]
    public void Rule_01_a_later_cosmetic_question_cancels_no_flag()
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing, "my throat is closing up");

        talk.Hears(AMeaning.Of("ask_cost", "fraxel"), "how much is fraxel");

        Assert.Equal("emergency", talk.State.Outcome);
        Assert.Contains("R01", talk.State.Rules);
    }

    [Theory]
    [InlineData("my throat is closing up, how much is a facial and can you book me")]
    [InlineData("put numbing cream all over and wrapped it, now im shaking and dizzy")]
    public void Rule_02_an_emergency_gets_the_number_first_and_at_most_one_question(string text)
    {
        var turn = First(text, AMeaning.Of("ask_cost", "fraxel"));

        var reply = Assert.Single(turn.Replies);
        Assert.Contains("911", FirstSentence(reply.Text), StringComparison.Ordinal);
        Assert.True(reply.Text.Count(sign => sign == '?') <= 1, reply.Text);
        Assert.Empty(reply.Suggestions);
        Assert.True(reply.IsUrgent);
        Assert.DoesNotContain("book", reply.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("whatever, how much is fraxel", "emergency")]
    [InlineData("im not sure", "emergency")]
    [InlineData("no", null)]
    public void Rule_03_without_a_clear_no_the_higher_outcome_holds(string answer, string? outcome)
    {
        var talk = Talk();
        talk.Hears(Suspecting("R05", isFirm: false), "zzz");

        talk.Hears(AMeaning.Nothing, answer);

        Assert.Equal(outcome, talk.State.Outcome);
    }

    [Theory]
    [InlineData("no fever but pus and spreading redness where they needled", "urgent")]
    [InlineData("not sure but i think my tongue is swelling", "emergency")]
    [InlineData("maybe my throat is closing, i dont think its bad", "emergency")]
    public void Rule_04_a_denial_takes_away_only_its_own_sign(string text, string outcome) => Assert.Equal(outcome, First(text).After.Outcome);

    [Theory]
    [InlineData("had hives all over as a child, fully healed", null)]
    [InlineData("my tongue has been swelling since yesterday", "emergency")]
    [InlineData("had a melanoma removed ten years ago", "see-dermatologist")]
    public void Rule_05_the_past_raises_no_acute_row_but_its_history_rows(string text, string? outcome)
    {
        var found = First(text).After.Outcome;

        if (outcome is null)
            Assert.False(found is not null && TriageOutcomes.IsAcute(found), found);
        else
            Assert.Equal(outcome, found);
    }

    [Fact]
    public void Rule_06_a_curious_question_is_answered_and_then_asked_about_once()
    {
        var talk = Talk();

        var first = talk.Hears(AMeaning.Of("ask_safety", "fillers"), "can filler cause blindness?");
        talk.Hears(AMeaning.Of("deny"), "no just curious");
        var second = talk.Hears(AMeaning.Of("ask_safety", "fillers"), "can filler cause blindness?");

        Assert.Null(first.After.Outcome);
        Assert.Contains(first.Replies, reply => reply.Text.Contains("happening now", StringComparison.Ordinal) || reply.Text.Contains("right now", StringComparison.Ordinal));
        Assert.Equal(2, first.Replies.Length);
        Assert.Single(second.Replies);
    }

    [Theory]
    [InlineData("my son's tongue is swelling", "emergency")]
    [InlineData("my client's nose tip turned black and hurts after filler", "emergency")]
    [InlineData("my little boy has a new dark mole", "see-dermatologist")]
    public void Rule_07_third_persons_count(string text, string outcome) => Assert.Equal(outcome, First(text).After.Outcome);

    [Theory]
    [InlineData("im dying of this heat")]
    [InlineData("id kill for that skin")]
    [InlineData("drop dead gorgeous results")]
    [InlineData("im sad about my melasma but i dont want to die or anything")]
    public void Rule_08_idioms_are_no_crisis(string text) => Assert.NotEqual("crisis", First(text).After.Outcome);

    [Fact]
    public void Rule_09_nothing_that_is_ever_said_clears_a_spot()
    {
        var words = ShippedContent.Playbook.TriageRules.SelectMany(rule => rule.Wordings).SelectMany(wording => (string[])[wording.Short.Source, wording.Full.Source]);

        Assert.All(words, text =>
        {
            Assert.DoesNotContain("looks fine", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("looks harmless", text, StringComparison.OrdinalIgnoreCase);
            Assert.Null(ClaimLint.FindClaim(text));
        });
    }

    [Fact]
    public void Rule_10_outside_rows_that_say_so_nobody_is_told_to_stop_a_medicine()
    {
        // The sheet's own emergency wording: R10 tablets that raise clot risk; R29 isotretinoin in pregnancy.
        var words = ShippedContent.Playbook.TriageRules.Where(rule => rule.Id is not ("R10" or "R29"))
            .SelectMany(rule => rule.Wordings).SelectMany(wording => (string[])[wording.Short.Source, wording.Full.Source]);

        Assert.DoesNotContain(words, text => text.Contains("stop taking", StringComparison.OrdinalIgnoreCase) && !text.Contains("t stop taking", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Rule_11_a_sign_that_grows_after_a_treatment_is_graver_than_one_that_shrinks()
    {
        Assert.Equal("urgent", First("day 4 after fraxel and the redness is spreading and hotter and more painful").After.Outcome);
        Assert.False(First("a bit pink the day after fraxel, already fading").After.Outcome is "urgent" or "emergency" or "crisis");
    }

    [Theory]
    [InlineData("im dark skinned, the spot where they lasered is hot and swollen and hurts more each day", "urgent")]
    [InlineData("my skin is black so i cant see red but it went purple grey and is agony after the filler", "emergency")]
    public void Rule_12_on_dark_skin_heat_swelling_and_grey_count_instead_of_red(string text, string outcome) => Assert.Equal(outcome, First(text).After.Outcome);

    [Theory]
    [InlineData("no puedo respirar bien desde el tratamiento", "emergency")]
    [InlineData("cant breth n toungue sweling!!", "emergency")]
    [InlineData("MY THROAT IS CLOSING 😭😭", "emergency")]
    public void Rule_13_typos_capitals_emoji_and_Spanish_count(string text, string outcome) => Assert.Equal(outcome, First(text).After.Outcome);

    [Theory]
    [InlineData("my throat is closing up", "R01")]
    [InlineData("i want to kill myself", "R11")]
    [InlineData("blister where they lasered my cheek yesterday", "R21")]
    public void Rule_14_emergency_crisis_and_urgent_talks_are_flagged_to_staff(string text, string rule)
    {
        var talk = Talk();
        talk.Hears(AMeaning.Nothing, text);

        talk.Hears(AMeaning.Of("thank"), "thanks");

        Assert.Equal(rule, talk.State.Alert);
    }

    [Fact]
    public void Rule_14_nobody_is_said_to_be_watching()
    {
        var words = ShippedContent.Playbook.TriageRules.SelectMany(rule => rule.Wordings).SelectMany(wording => (string[])[wording.Short.Source, wording.Full.Source]);

        Assert.DoesNotContain(words, text => text.Contains("someone is watching", StringComparison.OrdinalIgnoreCase) || text.Contains("staff are watching", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Rule_15_the_numbers_are_the_clinics_own_data_and_nowhere_written_out()
    {
        var words = ShippedContent.Playbook.TriageRules.SelectMany(rule => rule.Wordings).SelectMany(wording => (string[])[wording.Short.Source, wording.Full.Source]);

        Assert.All(words, text => Assert.DoesNotMatch(@"\b(?:911|988|112|999)\b", text));
    }

    internal static Meaning Suspecting(string rule, bool isFirm, string intent = "chitchat", params ReadOnlySpan<string> topics) =>
        AMeaning.Of(intent, topics) with { Suspicion = new Suspicion(rule, 0.9, isFirm) };

    internal static AConversation Talk(ChannelKind channel = ChannelKind.Web) => new(channel, ShippedContent.Playbook);

    private static Turn First(string text, Meaning? meaning = null) => Talk().Hears(meaning ?? AMeaning.Nothing, text);

    private static string FirstSentence(string text) => text.Split('.', 2)[0];
}
