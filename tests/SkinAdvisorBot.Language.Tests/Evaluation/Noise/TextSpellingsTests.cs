using SkinAdvisorBot.Language.Evaluation.Noise;

namespace SkinAdvisorBot.Language.Tests.Evaluation.Noise;

public sealed class TextSpellingsTests
{
    [Theory]
    [InlineData("you", "u")]
    [InlineData("Your", "ur")]
    [InlineData("before", "b4")]
    [InlineData("thanks", "thx")]
    [InlineData("please", "plz")]
    [InlineData("great", "gr8")]
    [InlineData("tomorrow", "tmrw")]
    [InlineData("without", "w/o")]
    public void A_word_is_shortened_half_the_time(string word, string written)
    {
        var random = new Random(1);
        const int Words = 4_000;

        var typed = Enumerable.Range(0, Words).Select(_ => TextSpellings.Shorten(word, random)).ToArray();

        Assert.Contains(written, typed);
        Assert.Equal(TextSpellings.PerWord, (double)typed.Count(other => other != word) / Words, 0.03);
    }

    [Theory]
    [InlineData("I want to come", "I wanna come")]
    [InlineData("i don't know", "idk")]
    [InlineData("we don't know", "we dunno")]
    [InlineData("not right now", "not rn")]
    [InlineData("Thank you", "ty")]
    public void A_phrase_becomes_one_word(string text, string written)
    {
        var random = new Random(2);

        Assert.Equal([text, written], Enumerable.Range(0, 200).Select(_ => TextSpellings.ShortenPhrases(text, random)).Distinct().OrderByDescending(typed => typed.Length));
    }

    [Fact]
    public void A_word_without_a_short_spelling_stays()
    {
        Assert.Equal("laser", TextSpellings.Shorten("laser", new Random(3)));
        Assert.Equal("wanted to", TextSpellings.ShortenPhrases("wanted to", new Random(3)));
    }
}
