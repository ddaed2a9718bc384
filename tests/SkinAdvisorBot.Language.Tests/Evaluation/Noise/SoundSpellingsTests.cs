using SkinAdvisorBot.Language.Evaluation.Noise;

namespace SkinAdvisorBot.Language.Tests.Evaluation.Noise;

public sealed class SoundSpellingsTests
{
    [Theory]
    [InlineData("receive", "recieve")]
    [InlineData("definitely", "definately")]
    [InlineData("what", "wat")]
    [InlineData("when", "wen")]
    [InlineData("school", "skool")]
    [InlineData("tonight", "tonite")]
    [InlineData("photo", "foto")]
    [InlineData("know", "now")]
    [InlineData("numb", "num")]
    [InlineData("filler", "filer")]
    [InlineData("swelling", "sweling")]
    [InlineData("swelling", "swellin")]
    public void A_word_is_written_as_it_sounds(string word, string written)
    {
        Assert.Contains(written, SoundSpellings.Of(word));
    }

    [Theory]
    [InlineData("laser")]
    [InlineData("skin")]
    [InlineData("ing")]
    [InlineData("aa")]
    [InlineData("")]
    public void A_word_without_a_tempting_letter_stays(string word)
    {
        Assert.Empty(SoundSpellings.Of(word));
        Assert.Equal(word, SoundSpellings.Slip(word, new Random(1)));
    }

    [Fact]
    public void A_tempting_word_is_misspelt_at_the_documented_rate()
    {
        var random = new Random(2);
        const int Words = 20_000;

        var misspelt = Enumerable.Range(0, Words).Count(_ => SoundSpellings.Slip("Definitely", random) != "Definitely");

        Assert.Equal(SoundSpellings.PerWord, (double)misspelt / Words, 0.005);
    }
}
