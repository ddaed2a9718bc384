using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Tests.Intents;

public sealed class ShorthandTests
{
    [Theory]
    [InlineData("U r late, ur fault", "you are late your fault")]
    [InlineData("thx n pls msg me b4 tmrw", "thanks and please message me before tomorrow")]
    [InlineData("idk if i wanna come, lemme think", "i don't know if i want to come let me think")]
    [InlineData("im gonna b l8r, gr8 ppl", "i'm going to b later great people")]
    [InlineData("laser w/ peel", "laser with peel")]
    [InlineData("laser w peel", "laser with peel")]
    [InlineData("laser w/o peel", "laser without peel")]
    [InlineData("my appt rn cuz it rlly hurts", "my appointment now because it really hurts")]
    [InlineData("dnt know, didnt ask", "don't know didn't ask")]
    public void Short_spellings_are_written_out(string text, string words) => Assert.Equal(words, Written(text));

    [Theory]
    [InlineData("i want 2 book", "i want to book")]
    [InlineData("talk 2 u", "talk to you")]
    [InlineData("how 2 get rid of this", "how to get rid of this")]
    [InlineData("am i 2 old", "am i too old")]
    [InlineData("it hurts 2 much", "it hurts too much")]
    [InlineData("safe 4 my skin", "safe for my skin")]
    [InlineData("bbl 4 freckles", "bbl for freckles")]
    [InlineData("4 me", "for me")]
    public void A_digit_before_a_word_is_the_word_it_sounds_like(string text, string words) => Assert.Equal(words, Written(text));

    [Theory]
    [InlineData("tues at 4 if possible")]
    [InlineData("4 weeks")]
    [InlineData("in 2 wks", "in 2 weeks")]
    [InlineData("type 2 rosacea")]
    [InlineData("2 sessions")]
    [InlineData("2 areas on my face")]
    [InlineData("from 2 to 4")]
    [InlineData("between 2 and 4 pm")]
    [InlineData("4 or 5 times")]
    [InlineData("2 4 6")]
    [InlineData("is it 2")]
    [InlineData("2.4 mg and 24 days")]
    [InlineData("every 2 weeks")]
    [InlineData("at 2 but not later")]
    public void A_number_stays_a_number(string text, string? words = null) => Assert.Equal(words ?? text.Replace('.', ' '), Written(text));

    [Theory]
    [InlineData("y is it red", "why is it red")]
    [InlineData("sure y not", "sure why not")]
    [InlineData("near the y here", "near the y here")]
    [InlineData("option y", "option y")]
    [InlineData("size w", "size w")]
    public void A_lone_letter_needs_a_word_after_it(string text, string words) => Assert.Equal(words, Written(text));

    [Theory]
    [InlineData("prp bbl spf pih pie")]
    [InlineData("what are exosomes made of")]
    public void Names_of_treatments_and_plain_words_stay(string text) => Assert.Equal(text, Written(text));

    [Theory]
    [InlineData("idk y u wanna know b4 2moro")]
    [InlineData("w/o 4 weeks w/ 2 sessions")]
    [InlineData("i want 2 b there at 4")]
    [InlineData("can i come 2day 4 botox")]
    public void What_is_written_out_stays_as_it_is(string text) => Assert.Equal(Written(text), Written(Written(text)));

    [Fact]
    public void A_message_without_words_has_none() => Assert.Empty(Shorthand.WordsOf("!? 👍"));

    private static string Written(string text) => string.Join(' ', Shorthand.WordsOf(text));
}
