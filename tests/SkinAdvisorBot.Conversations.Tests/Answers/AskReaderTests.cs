using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

public sealed class AskReaderTests
{
    [Fact]
    public void A_question_about_a_topic_is_answered_and_keeps_the_topic_named()
    {
        var answered = Answered(Conversation.Empty, AMeaning.Of("ask_safety", "fraxel"));

        Assert.Equal("laser/safe", answered.Answer.Key);
        Assert.Equal(["fraxel"], answered.Subjects);
        Assert.Equal(["fraxel"], AskReader.TopicsOf(answered));
    }

    [Fact]
    public void Words_of_the_content_outweigh_a_sure_reading()
    {
        var answered = Answered(Conversation.Empty, AMeaning.Of("ask_definition", "exosomes").InWords("are exosomes safe"));

        Assert.Equal(("exosomes/safe", "ask_safety"), (answered.Answer.Key, answered.Guess.Name));
    }

    [Theory]
    [InlineData("ask_pain", typeof(Ask.Answered))]
    [InlineData("report_concern", typeof(Ask.Answered))]
    [InlineData("talk_to_human", typeof(Ask.Acted))]
    [InlineData("report_reaction", typeof(Ask.Acted))]
    public void A_whole_message_in_words_of_the_content_outweighs_all_but_safety_people_and_appointments(string intent, Type type)
    {
        Assert.IsType(type, Read(Conversation.Empty, AMeaning.Of(intent), "Are exosomes safe?"));
    }

    [Theory]
    [InlineData("report_reaction")]
    [InlineData("cancel_appointment")]
    [InlineData("talk_to_human")]
    public void Safety_people_and_appointments_outweigh_a_part_in_words_of_the_content(string intent)
    {
        var ask = Read(Conversation.Empty, AMeaning.Of(intent, "exosomes").InWords("are exosomes safe"));

        Assert.Equal(intent, Assert.IsType<Ask.Acted>(ask).ActId);
    }

    [Fact]
    public void Words_near_the_content_outweigh_a_reading_that_is_not_sure()
    {
        var answered = Answered(Conversation.Empty, AMeaning.Nothing.InWords("dose fraxl hurt"));

        Assert.Equal("fraxel/pain", answered.Answer.Key);
    }

    [Fact]
    public void A_question_without_a_topic_is_about_the_one_in_force()
    {
        var answered = Answered(About("ask_definition", "fraxel", "exosomes"), AMeaning.Of("ask_pain"));

        Assert.Equal("fraxel/pain", answered.Answer.Key);
    }

    [Fact]
    public void A_later_clause_is_about_the_topic_of_the_one_before()
    {
        var meaning = AMeaning.Of(AMeaning.AClause("ask_definition", "fraxel"), AMeaning.AClause("ask_pain"));

        var asks = AskReader.Read(About("ask_safety", "exosomes"), "zzz", meaning, APlaybook.Ready);

        Assert.Equal(["fraxel/what", "fraxel/pain"], asks.Cast<Ask.Answered>().Select(ask => ask.Answer.Key));
    }

    [Fact]
    public void A_denied_topic_is_not_the_one_in_force()
    {
        var clause = AMeaning.AClause("ask_safety") with { DeniedTopics = ["exosomes"] };

        var answered = Answered(About("ask_definition", "exosomes", "laser"), AMeaning.Of(clause));

        Assert.Equal("laser/safe", answered.Answer.Key);
    }

    [Fact]
    public void A_qualifier_qualifies_the_topic_in_force()
    {
        var answered = Answered(About("ask_definition", "laser"), AMeaning.Of("ask_candidacy", "dark_skin"));

        Assert.Equal("laser/suits-dark-skin", answered.Answer.Key);
        Assert.Equal(["laser"], answered.Subjects);
    }

    [Fact]
    public void A_qualifier_is_the_subject_when_there_is_no_other()
    {
        var answered = Answered(Conversation.Empty, AMeaning.Of("ask_prevention", "dark_skin"));

        Assert.Equal("dark_skin/sun", answered.Answer.Key);
    }

    [Fact]
    public void A_qualifier_answers_what_the_topic_in_force_can_not()
    {
        var answered = Answered(About("ask_definition", "exosomes"), AMeaning.Of("ask_prevention", "dark_skin"));

        Assert.Equal("dark_skin/sun", answered.Answer.Key);
    }

    [Fact]
    public void An_ellipsis_asks_the_question_before_about_another_topic()
    {
        var answered = Answered(About("ask_pain", "fraxel"), AMeaning.Ellipsis("clear_brilliant"));

        Assert.Equal(("clear_brilliant/pain", "ask_pain"), (answered.Answer.Key, answered.Guess.Name));
    }

    [Fact]
    public void An_ellipsis_with_nothing_before_asks_what_it_is()
    {
        Assert.Equal("fraxel/what", Answered(Conversation.Empty, AMeaning.Ellipsis("fraxel")).Answer.Key);
    }

    [Fact]
    public void And_for_dark_skin_asks_whether_it_suits_whatever_was_asked_before()
    {
        var meaning = AMeaning.Of(AMeaning.AClause("ask_candidacy", "dark_skin") with { IsEllipsis = true });

        Assert.Equal("laser/suits-dark-skin", Answered(About("ask_safety", "laser"), meaning).Answer.Key);
    }

    [Fact]
    public void And_fraxel_after_a_question_about_dark_skin_is_still_about_dark_skin()
    {
        Assert.Equal("laser/suits-dark-skin", Answered(About("ask_candidacy", "laser", "dark_skin") with { Beside = ["dark_skin"] }, AMeaning.Ellipsis("fraxel")).Answer.Key);
    }

    [Fact]
    public void A_correction_asks_the_same_about_what_was_meant()
    {
        Assert.Equal("fraxel/pain", Answered(About("ask_pain", "clear_brilliant"), AMeaning.Correction("fraxel")).Answer.Key);
    }

    [Fact]
    public void A_correction_that_asks_for_itself_is_heard()
    {
        var meaning = AMeaning.Of("ask_safety", "fraxel") with { IsCorrection = true };

        Assert.Equal("laser/safe", Answered(About("ask_pain", "clear_brilliant"), meaning).Answer.Key);
    }

    [Fact]
    public void The_other_one_is_the_second_of_the_topics_in_force()
    {
        var meaning = AMeaning.Nothing with { PointsToOther = true };

        Assert.Equal("fraxel/pain", Answered(About("ask_pain", "clear_brilliant", "fraxel"), meaning with { Clauses = [AMeaning.AClause("chitchat")] }).Answer.Key);
    }

    [Fact]
    public void With_one_topic_there_is_no_other_one()
    {
        var meaning = AMeaning.Of("ask_pain") with { PointsToOther = true };

        Assert.Equal("clear_brilliant/pain", Answered(About("ask_definition", "clear_brilliant"), meaning).Answer.Key);
    }

    [Theory]
    [InlineData("fraxel", "clear_brilliant")]
    [InlineData("clear_brilliant", "fraxel")]
    public void Which_is_better_compares_the_two_topics_in_force(string latest, string earlier)
    {
        Assert.Equal("fraxel/or-clear-brilliant", Answered(About("ask_pain", latest, earlier), AMeaning.Of("ask_comparison")).Answer.Key);
    }

    [Fact]
    public void A_topic_without_the_answer_is_missing_it_and_no_other_topic_is_taken()
    {
        var missing = Assert.IsType<Ask.Missing>(Read(About("ask_pain", "fraxel"), AMeaning.Of("ask_pain", "exosomes")));

        Assert.Equal("exosomes", missing.Topic.Id);
    }

    [Fact]
    public void A_question_about_nothing_known_is_without_a_topic()
    {
        Assert.IsType<Ask.Topicless>(Read(Conversation.Empty, AMeaning.Of("ask_pain")));
    }

    [Fact]
    public void A_topic_that_has_left_the_content_is_no_topic()
    {
        Assert.IsType<Ask.Topicless>(Read(About("ask_pain", "a_topic_that_is_gone"), AMeaning.Of("ask_pain")));
    }

    [Fact]
    public void A_price_is_the_clinics_to_give_with_and_without_a_topic()
    {
        Assert.Equal("ask_cost", Assert.IsType<Ask.Acted>(Read(Conversation.Empty, AMeaning.Of("ask_cost", "fraxel"))).ActId);
        Assert.Equal("ask_cost", Assert.IsType<Ask.Acted>(Read(Conversation.Empty, AMeaning.Of("ask_cost"))).ActId);
    }

    [Fact]
    public void Do_you_do_fraxel_is_answered_with_what_it_is()
    {
        Assert.Equal("fraxel/what", Answered(Conversation.Empty, AMeaning.Of("ask_services", "fraxel")).Answer.Key);
        Assert.IsType<Ask.Acted>(Read(Conversation.Empty, AMeaning.Of("ask_services")));
    }

    [Theory]
    [InlineData(0.12, typeof(Ask.Answered))]
    [InlineData(0.11, typeof(Ask.Acted))]
    public void A_topic_out_of_scope_is_answered_when_a_question_about_it_is_likely_enough(double confidence, Type type)
    {
        var clause = AMeaning.AClause(IntentNames.OutOfScope, "fraxel") with
        {
            Ranking = [new IntentGuess(IntentNames.OutOfScope, 0.8), new IntentGuess("ask_pain", confidence)],
        };

        Assert.IsType(type, Read(Conversation.Empty, AMeaning.Of(clause)));
    }

    [Fact]
    public void Two_close_readings_are_offered_and_out_of_scope_is_not()
    {
        var unclear = Assert.IsType<Ask.Unclear>(Read(Conversation.Empty, AMeaning.Between("ask_pain", "ask_safety", "fraxel")));

        Assert.Equal(["ask_pain", "ask_safety"], unclear.Readings.Select(reading => reading.Name));
        Assert.Equal("fraxel", unclear.Topic);
    }

    [Fact]
    public void Two_close_questions_about_nothing_known_are_not_worth_offering()
    {
        Assert.IsType<Ask.Unknown>(Read(Conversation.Empty, AMeaning.Between("ask_pain", "ask_safety")));
        Assert.IsType<Ask.Unclear>(Read(Conversation.Empty, AMeaning.Between("ask_hours", "ask_location")));
    }

    [Fact]
    public void Readings_are_offered_whole_or_not_at_all()
    {
        var mixed = AMeaning.Between("ask_hours", "ask_location");
        var clause = mixed.Clauses[0] with { Offered = [.. mixed.Clauses[0].Offered, new IntentGuess("ask_pain", 0.2)] };

        Assert.IsType<Ask.Unknown>(Read(Conversation.Empty, AMeaning.Of(clause)));
    }

    [Theory]
    [InlineData("report_concern", "give_information")]
    [InlineData("stop", "deny")]
    [InlineData("affirm", "ask_hours")]
    public void A_tie_with_something_nobody_would_choose_is_settled_without_a_question(string best, string next)
    {
        Assert.Equal(best, Assert.IsType<Ask.Acted>(Read(Conversation.Empty, AMeaning.Between(best, next))).ActId);
    }

    [Theory]
    [InlineData("whats your source")]
    [InlineData("What's your source?")]
    [InlineData("where did you get that")]
    public void Asking_for_sources_is_no_question_about_a_topic(string text)
    {
        var ask = Assert.IsType<Ask.Sources>(Read(About("ask_pain", "fraxel"), AMeaning.Of("chitchat"), text));

        Assert.False(IntentNames.IsAspect(ask.Guess.Name));
    }

    [Theory]
    [InlineData("ask_hours", "sorry I mean Sunday", true)]
    [InlineData("ask_hours", "sorry I mean the other one", false)]
    [InlineData("ask_location", "sorry I mean Sunday", false)]
    public void Another_day_corrects_a_question_about_opening_hours(string lastSaid, string text, bool isHours)
    {
        var unsure = AMeaning.Nothing.InWords(text) with { IsCorrection = true };

        Assert.Equal(isHours, Read(Conversation.Empty with { LastKeys = [lastSaid] }, unsure, text) is Ask.Acted { ActId: "ask_hours" });
    }

    [Fact]
    public void Choosing_a_reading_is_asking_it()
    {
        var about = Assert.IsType<Ask.Answered>(AskReader.Choose(Conversation.Empty, new Choice("Pain", "ask_pain", "fraxel"), APlaybook.Ready));
        var person = Assert.IsType<Ask.Acted>(AskReader.Choose(Conversation.Empty, new Choice("A person", "talk_to_human", null), APlaybook.Ready));

        Assert.Equal(("fraxel/pain", 1.0), (about.Answer.Key, about.Guess.Confidence));
        Assert.Equal("talk_to_human", person.ActId);
    }

    private static Conversation About(string lastIntent, params string[] topics) =>
        Conversation.Empty with { LastIntent = lastIntent, Topics = [.. topics] };

    private static Ask Read(Conversation before, Meaning meaning, string text = "zzz") =>
        Assert.Single(AskReader.Read(before, text, meaning, APlaybook.Ready));

    private static Ask.Answered Answered(Conversation before, Meaning meaning) => Assert.IsType<Ask.Answered>(Read(before, meaning));
}
