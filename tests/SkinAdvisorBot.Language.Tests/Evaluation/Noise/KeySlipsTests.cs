using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Evaluation.Noise;

namespace SkinAdvisorBot.Language.Tests.Evaluation.Noise;

public sealed class KeySlipsTests
{
    private const string Word = "melanocyte";

    [Theory]
    [InlineData('g', "fhtyv")]
    [InlineData('q', "wa")]
    [InlineData('p', "ol")]
    [InlineData('z', "sx")]
    [InlineData('m', "nk")]
    public void A_thumb_hits_the_keys_around_the_one_it_means(char letter, string around)
    {
        for (var other = 'a'; other <= 'z'; other++)
            Assert.Equal(around.Contains(other, StringComparison.Ordinal), other != letter && KeySlips.AreNeighbours(letter, other));
    }

    [Fact]
    public void As_many_letters_slip_as_people_leave_uncorrected()
    {
        var random = new Random(1);
        const int Words = 20_000;

        var slipped = Enumerable.Range(0, Words).Count(_ => KeySlips.Slip(Word, random) != Word);

        var expected = 1 - Math.Pow(1 - KeySlips.PerLetter, Word.Length);
        Assert.Equal(expected, (double)slipped / Words, 0.01);
    }

    [Fact]
    public void All_four_kinds_of_slip_occur_and_a_wrong_key_is_the_most_frequent()
    {
        var random = new Random(2);
        var kinds = Enumerable.Range(0, 20_000)
            .Select(_ => KeySlips.Slip(Word, random))
            .Where(typed => typed != Word && Spelling.Distance(Word, typed) == 1)
            .GroupBy(KindOf)
            .ToDictionary(kind => kind.Key, kind => kind.Count());

        Assert.Equal(["doubled", "dropped", "swapped", "wrong key"], kinds.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("wrong key", kinds.MaxBy(kind => kind.Value).Key);
        Assert.All(kinds.Values, count => Assert.InRange((double)count / kinds.Values.Sum(), 0.1, 0.6));
    }

    [Fact]
    public void A_wrong_key_is_always_a_neighbour_in_the_same_case()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var typed = KeySlips.Slip("GLOW", random);
            var wrong = Enumerable.Range(0, Math.Min(typed.Length, 4)).Where(place => typed[place] != "GLOW"[place]).ToArray();
            // Two slips at once can bring in another letter of the word.
            if (typed.Length != 4 || wrong is not [var at] || "GLOW".Contains(typed[at], StringComparison.Ordinal))
                continue;
            Assert.True(KeySlips.AreNeighbours(char.ToLowerInvariant("GLOW"[at]), char.ToLowerInvariant(typed[at])), typed);
            Assert.True(char.IsUpper(typed[at]), typed);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("i")]
    [InlineData("is")]
    [InlineData("'''")]
    public void Short_words_and_signs_never_slip(string word)
    {
        var random = new Random(4);

        Assert.All(Enumerable.Range(0, 2_000), _ => Assert.Equal(word, KeySlips.Slip(word, random)));
    }

    private static string KindOf(string typed) => (typed.Length - Word.Length) switch
    {
        > 0 => "doubled",
        < 0 => "dropped",
        _ => typed.Order().SequenceEqual(Word.Order()) ? "swapped" : "wrong key",
    };
}
