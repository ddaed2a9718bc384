using SkinAdvisorBot.Language.Evaluation.Noise;

namespace SkinAdvisorBot.Language.Tests.Evaluation.Noise;

public sealed class NoiseModelTests
{
    private const string Message = "What's the best treatment for my skin? I don't know if it really helps before I see you.";

    private static readonly string[] Typed = [.. Enumerable.Range(0, 3_000).Select(i => new NoiseModel(7).Distort(Message, i))];

    [Fact]
    public void Seed_text_and_index_alone_decide_the_slips()
    {
        Assert.Equal(Typed[..200], Enumerable.Range(0, 200).Select(i => new NoiseModel(7).Distort(Message, i)));
        Assert.Equal("What's the best treatment 4 my skin idk if it rly helpsbefore I see u", new NoiseModel(7).Distort(Message, FirstShortened));
        Assert.NotEqual(Typed[..20], Enumerable.Range(0, 20).Select(i => new NoiseModel(8).Distort(Message, i)));
        Assert.True(Typed.Distinct().Count() > 1_000);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("...")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("👍")]
    [InlineData("k.")]
    [InlineData("'")]
    [InlineData("hi")]
    public void A_message_is_never_emptied(string text)
    {
        Assert.All(Enumerable.Range(0, 500), seed =>
        {
            var typed = new NoiseModel(seed).Distort(text);
            Assert.Equal(text.Length == 0, typed.Length == 0);
            Assert.Equal(text.Any(char.IsLetterOrDigit), typed.Any(char.IsLetterOrDigit));
        });
    }

    [Theory]
    [InlineData("2.5 mg at 10:30, 4-6 weeks, 50% off", "2.5|10:30|4-6|50%")]
    [InlineData("¿Cuánto cuesta?", "Cuánto|cuánto|CUÁNTO")]
    [InlineData("многа букв", "многа|МНОГА")]
    public void Numbers_and_other_scripts_keep_their_letters(string text, string kept)
    {
        var words = kept.Split('|');
        var isOneWord = !char.IsDigit(words[0][0]);
        Assert.All(Enumerable.Range(0, 500), seed =>
        {
            var typed = new NoiseModel(seed).Distort(text);
            Assert.True(isOneWord ? words.Any(word => typed.Contains(word, StringComparison.Ordinal)) : words.All(word => typed.Contains(word, StringComparison.Ordinal)), typed);
        });
    }

    [Fact]
    public void Habits_come_at_their_documented_rates()
    {
        Assert.Equal(NoiseModel.AllLowerCase, Share(text => !text.Any(char.IsUpper)), 0.03);
        Assert.Equal(NoiseModel.CapsLock, Share(text => !text.Any(char.IsLower)), 0.01);
        Assert.Equal(NoiseModel.NoPunctuation, Share(text => !text.EndsWith('.')), 0.03);
        // An apostrophe that is there proves the habit absent; a shortened "i don't know" hides one of the two.
        Assert.Equal(NoiseModel.NoApostrophes, Share(text => !text.Contains('\'', StringComparison.Ordinal)), 0.05);
        Assert.Equal(TextSpellings.PerMessage * (1 - Math.Pow(1 - TextSpellings.PerWord, 5)), Share(text => Shortened.Any(text.ToLowerInvariant().Split(' ', '.').Contains)), 0.03);
    }

    [Fact]
    public void A_blank_is_lost_at_its_documented_rate()
    {
        var words = string.Join(' ', Enumerable.Repeat("is", 1_001));

        var lost = Enumerable.Range(0, 20).Sum(seed => words.Count(c => c == ' ') - new NoiseModel(seed).Distort(words).Count(c => c == ' '));

        Assert.Equal(NoiseModel.LostSpace, lost / 20_000.0, 0.003);
    }

    [Fact]
    public void About_one_word_in_thirteen_has_a_slip_of_the_keys()
    {
        // Four letters on average and one in four under three, as in the training data; none has another spelling.
        string[] words = ["is", "it", "my", "on", "laser", "skin", "face", "use", "sun", "clinic", "melasma", "cost", "next", "get", "fraxel", "sunday"];
        var text = string.Join(' ', words);

        var typed = Enumerable.Range(0, 3_000)
            .Select(seed => new NoiseModel(seed).Distort(text).ToLowerInvariant().Split(' '))
            .Where(typed => typed.Length == words.Length)
            .SelectMany(typed => words.Zip(typed))
            .ToArray();

        Assert.InRange((double)typed.Count(pair => pair.First != pair.Second) / typed.Length, 1.0 / 14, 1.0 / 12);
    }

    private static readonly string[] Shortened = ["4", "dunno", "idk", "rly", "rlly", "b4", "u"];

    private static int FirstShortened { get; } = Array.FindIndex(Typed, text => text.Contains(" 4 ", StringComparison.Ordinal));

    private static double Share(Func<string, bool> holds) => (double)Typed.Count(holds) / Typed.Length;
}
