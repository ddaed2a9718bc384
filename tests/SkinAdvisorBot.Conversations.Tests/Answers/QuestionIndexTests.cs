using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

public sealed class QuestionIndexTests
{
    private static readonly QuestionIndex Questions = APlaybook.Ready.Questions;

    [Theory]
    [InlineData("Who discovered exosomes and when?", "exosomes/history")]
    [InlineData("who DISCOVERED exosomes and when", "exosomes/history")]
    [InlineData("hi, who discovered exosomes, and when please", "exosomes/history")]
    [InlineData("Does Fraxel hurt?", "fraxel/pain")]
    public void A_question_in_the_words_of_the_content_is_wholly_similar(string text, string key)
    {
        var (answer, similarity) = Questions.Nearest(text, 3)[0];

        Assert.Equal(key, answer.Key);
        Assert.Equal(1f, similarity, 1e-5f);
    }

    [Theory]
    [InlineData("who discoverd exosomes and when")]
    [InlineData("who discovered exosoms n when")]
    [InlineData("does fraxl hurt")]
    public void A_typo_stays_near(string text)
    {
        var similarity = Questions.Nearest(text, 1)[0].Similarity;

        Assert.InRange(similarity, AnswerFinder.Near, 0.999f);
    }

    [Fact]
    public void Another_question_is_less_similar_than_a_typo()
    {
        var typo = Questions.Nearest("does fraxl hurt", 1)[0].Similarity;
        var other = Questions.Nearest("does my insurance pay for fraxel", 1)[0].Similarity;

        Assert.True(other < typo && other < AnswerFinder.Near, $"{other} against {typo}");
    }

    [Fact]
    public void A_long_story_is_no_near_question()
    {
        var story = "does fraxel hurt because my sister went to some other town last summer and told me about a very strange machine there";

        Assert.True(Questions.Nearest(story, 1)[0].Similarity < AnswerFinder.Near);
    }

    [Fact]
    public void Each_answer_comes_once_and_the_best_first()
    {
        var nearest = Questions.Nearest("what is an exosome", 10);

        Assert.Equal("exosomes/what", nearest[0].Answer.Key);
        Assert.Equal(nearest.Select(near => near.Answer.Key).Distinct(), nearest.Select(near => near.Answer.Key));
        Assert.Equal(nearest.OrderByDescending(near => near.Similarity), nearest);
        Assert.Equal(2, Questions.Nearest("what is an exosome", 2).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("please, hello")]
    [InlineData("???")]
    [InlineData("цшщ")]
    public void Words_that_no_question_holds_find_nothing(string text)
    {
        Assert.Empty(Questions.Nearest(text, 3));
    }

    [Fact]
    public void An_index_of_nothing_finds_nothing()
    {
        Assert.Empty(new QuestionIndex([]).Nearest("what are exosomes", 3));
    }
}
