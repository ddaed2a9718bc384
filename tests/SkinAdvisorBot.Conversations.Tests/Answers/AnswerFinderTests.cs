using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

public sealed class AnswerFinderTests
{
    [Fact]
    public void The_first_answer_of_an_intent_is_its_default()
    {
        Assert.Equal("exosomes/what", Find("zzz", "ask_definition", ["exosomes"]));
    }

    [Fact]
    public void A_related_question_picks_among_the_answers_of_an_intent()
    {
        Assert.Equal("exosomes/history", Find("who discovered them", "ask_definition", ["exosomes"]));
    }

    [Fact]
    public void A_related_question_of_another_intent_picks_nothing()
    {
        Assert.Equal("exosomes/what", Find("are exosomes safe", "ask_definition", ["exosomes"]));
    }

    [Fact]
    public void An_answer_for_the_named_combination_comes_before_the_plain_one()
    {
        Assert.Equal("laser/suits-dark-skin", Find("zzz", "ask_candidacy", ["laser"], ["dark_skin"]));
        Assert.Equal("laser/suits", Find("zzz", "ask_candidacy", ["laser"]));
    }

    [Fact]
    public void An_answer_for_a_combination_is_not_given_without_it()
    {
        Assert.Null(Find("fraxel or clear and brilliant", "ask_comparison", ["fraxel"]));
        Assert.Equal("fraxel/or-clear-brilliant", Find("zzz", "ask_comparison", ["fraxel", "clear_brilliant"]));
    }

    [Theory]
    [InlineData("ask_safety", "laser/safe")]
    [InlineData("ask_definition", "fraxel/what")]
    [InlineData("ask_aftercare", null)]
    public void What_a_topic_lacks_is_looked_for_at_its_parent(string intent, string? key)
    {
        Assert.Equal(key, Find("zzz", intent, ["fraxel"]));
    }

    [Fact]
    public void A_parent_answers_for_a_combination_too()
    {
        Assert.Equal("laser/suits-dark-skin", Find("zzz", "ask_candidacy", ["fraxel"], ["dark_skin"]));
    }

    [Fact]
    public void A_parent_does_not_borrow_from_its_children()
    {
        Assert.Null(Find("does fraxel hurt", "ask_pain", ["laser"]));
    }

    [Fact]
    public void The_second_subject_answers_what_the_first_can_not()
    {
        Assert.Equal("fraxel/pain", Find("zzz", "ask_pain", ["exosomes", "fraxel"]));
    }

    [Fact]
    public void Nothing_and_nobody_knows_no_answer()
    {
        Assert.Null(Find("what are exosomes", "ask_definition", []));
        Assert.Null(Find("what are exosomes", "ask_definition", ["a_topic_that_is_gone"]));
    }

    [Theory]
    [InlineData("does fraxel hurt", "", "fraxel/pain")]
    [InlineData("does fraxel hurt", "fraxel", "fraxel/pain")]
    [InlineData("does fraxl hurt", "fraxel", "fraxel/pain")]
    [InlineData("does fraxl hurt", "exosomes", null)]
    [InlineData("does fraxel hurt", "exosomes", "fraxel/pain")]
    [InlineData("is laser safe", "fraxel", "laser/safe")]
    [InlineData("can dark skin have laser", "dark_skin", "laser/suits-dark-skin")]
    [InlineData("tell me a joke", "", null)]
    public void Words_of_the_content_find_its_answer_and_words_near_them_unless_another_topic_is_named(string text, string named, string? key)
    {
        var found = AnswerFinder.FindByWords(APlaybook.Ready, text, named.Length == 0 ? [] : [named], [], AnswerFinder.Near);

        Assert.Equal(key, found?.Answer.Key);
    }

    [Theory]
    [InlineData("does it hurt", "fraxel", null)]
    [InlineData("does fraxel hurt", "exosomes", "fraxel/pain")]
    public void Words_that_name_no_topic_are_bound_by_the_one_spoken_of(string text, string inForce, string? key)
    {
        var found = AnswerFinder.FindByWords(APlaybook.Ready, text, [], [inForce], AnswerFinder.Verbatim);

        Assert.Equal(key, found?.Answer.Key);
    }

    private static string? Find(string text, string intent, string[] subjects, params string[] qualifiers) =>
        AnswerFinder.Find(APlaybook.Ready, new Question(text, intent, [.. subjects], [.. qualifiers]))?.Key;
}
