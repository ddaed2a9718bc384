using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests;

public sealed class AdvisorTests
{
    [Fact]
    public void The_welcome_names_the_clinic_and_suggests_questions()
    {
        var turn = Advisor.Welcome(ChannelKind.Web, APlaybook.Ready);

        var reply = Assert.Single(turn.Replies);
        Assert.Equal("Welcome to Harbor Skin.", reply.Text);
        Assert.Equal(["What are exosomes?", "Does Fraxel hurt?"], reply.Suggestions);
        Assert.Equal((0, null), (turn.After.Heard, turn.Meaning));
        Assert.Equal([new Said("welcome", 0)], turn.After.Said);
    }

    [Fact]
    public void A_turn_remembers_topics_intent_and_words()
    {
        var conversation = new AConversation();
        conversation.Hears("ask_definition", "exosomes");

        var turn = conversation.Hears("ask_pain", "fraxel");

        Assert.Equal(["fraxel", "exosomes"], turn.After.Topics);
        Assert.Equal(("ask_pain", 2, 0), (turn.After.LastIntent, turn.After.Heard, turn.After.Misses));
        Assert.Equal(["fraxel/pain", "exosomes/what"], turn.After.Said.Select(said => said.Key));
        Assert.Equal(["fraxel/pain"], turn.After.LastKeys);
        Assert.Equal(["ask_pain"], turn.ActedOn.Select(guess => guess.Name));
    }

    [Fact]
    public void A_follow_up_keeps_the_topic_and_an_ellipsis_keeps_the_question()
    {
        var conversation = new AConversation();
        conversation.Hears("ask_definition", "fraxel");

        Assert.Equal("Fraxel stings like a sunburn for some hours.", conversation.Says("ask_pain"));
        Assert.Equal("Clear + Brilliant prickles for a few minutes.", conversation.Says(AMeaning.Ellipsis("clear_brilliant")));
        Assert.StartsWith("Fraxel goes deeper", conversation.Says("ask_comparison"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_is_taken_before_the_right_answer()
    {
        var conversation = new AConversation();
        conversation.Hears("ask_pain", "clear_brilliant");

        Assert.Equal("Ah, Fraxel. Fraxel stings like a sunburn for some hours.", conversation.Says(AMeaning.Correction("fraxel")));
    }

    [Fact]
    public void The_other_one_goes_back_and_forth_between_two_topics()
    {
        var conversation = new AConversation();
        conversation.Hears("ask_pain", "fraxel");
        conversation.Hears("ask_pain", "clear_brilliant");
        var other = AMeaning.Of("chitchat") with { PointsToOther = true };

        Assert.StartsWith("Fraxel stings", conversation.Says(other), StringComparison.Ordinal);
        Assert.StartsWith("Clear + Brilliant prickles", conversation.Says(other), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_questions_get_two_replies_in_the_order_asked()
    {
        var turn = new AConversation().Hears(AMeaning.Of(AMeaning.AClause("ask_pain", "fraxel"), AMeaning.AClause("ask_definition", "exosomes")));

        Assert.Equal(["Fraxel stings like a sunburn for some hours.", "Exosomes are **tiny parcels** that cells send each other."], turn.Replies.Select(reply => reply.Text));
        Assert.Equal(["ask_pain", "ask_definition"], turn.ActedOn.Select(guess => guess.Name));
        Assert.Equal(["exosomes", "fraxel"], turn.After.Topics);
    }

    [Fact]
    public void Two_questions_with_one_answer_get_it_once()
    {
        var turn = new AConversation().Hears(AMeaning.Of(AMeaning.AClause("ask_safety", "fraxel"), AMeaning.AClause("ask_safety", "laser")));

        Assert.Equal("Lasers are well studied in trained hands.", Assert.Single(turn.Replies).Text);
    }

    [Fact]
    public void Beyond_three_questions_the_rest_is_offered()
    {
        var turn = new AConversation().Hears(AMeaning.Of(
            AMeaning.AClause("ask_pain", "fraxel"),
            AMeaning.AClause("ask_definition", "exosomes"),
            AMeaning.AClause("ask_safety", "laser"),
            AMeaning.AClause("ask_hours") with { Text = "when are you open" },
            AMeaning.AClause("ask_location") with { Text = "and where are you, seen from the old station?" }));

        Assert.Equal(4, turn.Replies.Length);
        Assert.Equal("more_questions, first words.", turn.Replies[3].Text);
        Assert.Equal(["when are you open", "and where are you, seen from the old st…"], turn.Replies[3].Suggestions);
    }

    [Theory]
    [InlineData("greet", "greet_prefix, first words. Fraxel stings like a sunburn for some hours.")]
    [InlineData("thank", "thank_prefix, first words. Fraxel stings like a sunburn for some hours.")]
    public void A_courtesy_leads_in_the_answer(string courtesy, string text)
    {
        var turn = new AConversation().Hears(AMeaning.Of(AMeaning.AClause(courtesy), AMeaning.AClause("ask_pain", "fraxel")));

        var reply = Assert.Single(turn.Replies);
        Assert.Equal(text, reply.Text);
        Assert.Equal(2, reply.Lines.Length);
        Assert.Equal([courtesy, "ask_pain"], turn.ActedOn.Select(guess => guess.Name));
    }

    [Fact]
    public void A_greeting_alone_is_greeted()
    {
        Assert.Equal("greet, first words.", new AConversation().Says("greet"));
    }

    [Fact]
    public void What_was_not_understood_beside_a_question_is_passed_over()
    {
        var turn = new AConversation().Hears(AMeaning.Of(AMeaning.Nothing.Clauses[0], AMeaning.AClause("ask_pain", "fraxel")));

        Assert.StartsWith("Fraxel stings", Assert.Single(turn.Replies).Text, StringComparison.Ordinal);
        Assert.Equal(0, turn.After.Misses);
    }

    [Fact]
    public void Say_that_again_says_it_in_other_words()
    {
        var conversation = new AConversation();
        conversation.Hears("ask_pain", "fraxel");

        Assert.Equal("again, first words. Fraxel stings like a sunburn.", conversation.Says("repeat"));
        Assert.Equal("again, second words. Fraxel stings like a sunburn for some hours.", conversation.Says("repeat"));
    }

    [Fact]
    public void Say_that_again_repeats_all_answers_of_a_turn()
    {
        var conversation = new AConversation();
        conversation.Hears(AMeaning.Of(AMeaning.AClause("ask_pain", "fraxel"), AMeaning.AClause("ask_safety", "exosomes")));

        var texts = conversation.Hears("repeat").Replies.Select(reply => reply.Text);

        Assert.Equal(["again, first words. Fraxel stings like a sunburn.", "again, second words. Studies of exosomes are small so far."], texts);
    }

    [Fact]
    public void Say_that_again_repeats_an_act_or_says_that_there_is_nothing()
    {
        var conversation = new AConversation();

        Assert.Equal("repeat, first words.", conversation.Says("repeat"));
        conversation.Hears("ask_contact");
        Assert.Equal("again, first words. ask_contact, second words.", conversation.Says("repeat"));
    }

    [Fact]
    public void A_topic_without_the_answer_offers_what_it_has()
    {
        var conversation = new AConversation();

        var reply = Assert.Single(conversation.Hears("ask_pain", "exosomes").Replies);

        Assert.Equal("I have nothing on that about exosomes.", reply.Text);
        Assert.Equal(["Ask_definition of exosomes", "Ask_safety of exosomes", "Ask_benefit of exosomes"], reply.Suggestions);
        Assert.StartsWith("Studies of exosomes", conversation.Says(AMeaning.Nothing, "ask_safety of exosomes"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_about_nothing_known_offers_topics_and_is_answered_for_the_one_chosen()
    {
        var conversation = new AConversation();

        var reply = Assert.Single(conversation.Hears("ask_safety").Replies);

        Assert.Equal("which_topic, first words.", reply.Text);
        Assert.Equal(["Exosomes", "Laser treatment"], reply.Suggestions);
        Assert.Equal("Lasers are well studied in trained hands.", conversation.Says(AMeaning.Nothing, "Laser treatment"));
    }

    [Fact]
    public void Close_readings_are_offered_as_buttons()
    {
        var conversation = new AConversation();

        var turn = conversation.Hears(AMeaning.Between("ask_pain", "ask_safety", "fraxel"));

        var reply = Assert.Single(turn.Replies);
        Assert.Equal("disambiguate, first words.", reply.Text);
        Assert.Equal(["Ask_pain of Fraxel", "Ask_safety of Fraxel"], reply.Suggestions);
        Assert.StartsWith("Fraxel stings", conversation.Says(AMeaning.Nothing, "Ask_pain of Fraxel"), StringComparison.Ordinal);
        Assert.Equal(0, conversation.State.Misses);
    }

    [Fact]
    public void On_sms_close_readings_are_numbered_and_chosen_by_number()
    {
        var conversation = new AConversation(ChannelKind.Sms);

        Assert.Equal("disambiguate, first words.\n1 Ask_pain of Fraxel\n2 Ask_safety of Fraxel", conversation.Says(AMeaning.Between("ask_pain", "ask_safety", "fraxel")));
        Assert.Equal("Lasers are well studied.", conversation.Says(AMeaning.Nothing, "2"));
    }

    [Fact]
    public void Choices_are_open_for_one_message_only()
    {
        var conversation = new AConversation();
        conversation.Hears(AMeaning.Between("ask_pain", "ask_safety", "fraxel"));
        conversation.Hears("praise");

        Assert.Null(conversation.State.Choices);
        Assert.Equal("fallback, first words.", conversation.Says(AMeaning.Nothing, "2"));
    }

    [Fact]
    public void What_is_not_understood_twice_running_is_offered_a_person()
    {
        var conversation = new AConversation();

        Assert.Equal("fallback, first words.", conversation.Says(AMeaning.Nothing));
        Assert.Equal("fallback_person, first words.", conversation.Says(AMeaning.Nothing));
        Assert.Equal("fallback_person, second words.", conversation.Says(AMeaning.Nothing));
        Assert.Equal(3, conversation.State.Misses);
    }

    [Fact]
    public void What_is_not_our_field_twice_running_is_offered_a_person()
    {
        var conversation = new AConversation();

        Assert.Equal("out_of_scope, first words.", conversation.Says(IntentNames.OutOfScope));
        Assert.Equal("fallback_person, first words.", conversation.Says(IntentNames.OutOfScope));
    }

    [Fact]
    public void Being_understood_once_begins_the_count_again()
    {
        var conversation = new AConversation();
        conversation.Hears(AMeaning.Nothing);
        conversation.Hears("greet");

        Assert.Equal("fallback, second words.", conversation.Says(AMeaning.Nothing));
    }

    [Fact]
    public void Close_readings_after_a_miss_come_with_the_offer_of_a_person()
    {
        var conversation = new AConversation();
        conversation.Hears(AMeaning.Nothing);

        var reply = Assert.Single(conversation.Hears(AMeaning.Between("ask_pain", "ask_safety", "fraxel")).Replies);

        Assert.Equal("fallback_person, first words.", reply.Text);
        Assert.Equal(2, reply.Suggestions.Length);
    }

    [Theory]
    [InlineData("", "empty, first words.")]
    [InlineData(" \n\t", "empty, first words.")]
    [InlineData("😀🙏", "only_emoji, first words.")]
    public void A_message_without_words_is_told_so(string text, string said)
    {
        var conversation = new AConversation();
        conversation.Hears("ask_pain", "fraxel");

        Assert.Equal(said, conversation.Says((Meaning?)null, text));
        Assert.Equal(["fraxel"], conversation.State.Topics);
        Assert.Equal((2, 0), (conversation.State.Heard, conversation.State.Misses));
    }

    [Fact]
    public void A_message_is_read_up_to_4000_characters_and_not_beyond()
    {
        var text = new string('a', InboundMessage.MaxLength);

        Assert.Equal("greet, first words.", new AConversation().Says(AMeaning.Of("greet"), text));
        Assert.Equal("too_long, first words.", new AConversation().Says(AMeaning.Of("greet"), text + "a"));
        Assert.Equal("too_long, first words.", new AConversation().Says((Meaning?)null, text + "a"));
    }

    [Fact]
    public void A_restart_forgets_all_but_the_words_said()
    {
        var conversation = new AConversation();
        conversation.Hears(AMeaning.Of("give_information", "fraxel") with { Facts = [new Fact(FactNames.Pregnant)] });
        conversation.Hears("ask_pain", "fraxel");

        var after = conversation.Hears("restart").After;

        Assert.Empty(after.Topics);
        Assert.Empty(after.Facts);
        Assert.Equal((null, 3), (after.LastIntent, after.Heard));
        Assert.Equal(["restart", "fraxel/pain", "give_information"], after.Said.Select(said => said.Key));
    }

    [Fact]
    public void Facts_are_kept_and_a_later_word_counts()
    {
        var conversation = new AConversation();
        conversation.Hears(AMeaning.Of("give_information") with { Facts = [new Fact(FactNames.Pregnant), new Fact(FactNames.BreastFeeding, IsDenied: true), new Fact(FactNames.Age, "34")] });

        conversation.Hears(AMeaning.Of("give_information") with { Facts = [new Fact(FactNames.Pregnant, IsDenied: true), new Fact(FactNames.Pregnant, Whose: Whose.Friend)] });

        Assert.Equal(
            [new(FactNames.Age, new FactValue.Number(34)), new(FactNames.BreastFeeding, new FactValue.Flag(false)), new KeyValuePair<string, FactValue>(FactNames.Pregnant, new FactValue.Flag(false))],
            conversation.State.Facts);
    }

    [Fact]
    public void Last_without_anything_to_choose_from_is_no_choice()
    {
        // Nothing but an answer for a combination: there is nothing to offer.
        var content = APlaybook.Small.With("dialogs/answers/peel.yaml", """
            topic: peel
            name: peels
            aliases: [peel]
            answers:
              - id: with-laser
                intent: ask_combination
                with: [laser]
                questions: [Can I have a peel with my laser?]
                short: Weeks apart.
                full: Weeks apart, and not in summer.
                sources: [BETA-2021]
                reviewed: pending
            """);
        var conversation = new AConversation(playbook: content.Get());
        conversation.Hears("ask_pain", "peel");

        Assert.Equal("fallback, first words.", conversation.Says(AMeaning.Nothing, "the last one"));
    }

    [Fact]
    public void The_same_turn_twice_is_the_same()
    {
        var before = Conversation.Empty with { Topics = ["fraxel"], LastIntent = "ask_pain" };
        var message = new InboundMessage("m1", "and clear brilliant", ChannelKind.Web, DateTimeOffset.UnixEpoch);

        var one = Advisor.Answer(before, message, AMeaning.Ellipsis("clear_brilliant"), APlaybook.Ready);
        var two = Advisor.Answer(before, message, AMeaning.Ellipsis("clear_brilliant"), APlaybook.Ready);

        Assert.Equal(one.Replies.Select(reply => reply.Text), two.Replies.Select(reply => reply.Text));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(one.After), System.Text.Json.JsonSerializer.Serialize(two.After));
    }
}
