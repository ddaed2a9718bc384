using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Language.Evaluation.Noise;

/// <summary>Turns a clean message into what people really type on phones. Same seed, text and index, same result; safe for any number of threads.</summary>
/// <remarks>A message has habits (capitals, punctuation, apostrophes, short spellings) and each word its own slips; a word gets one kind of slip at most.
/// On the training data about one word in 13 (four letters on average) has a slip of the keys.</remarks>
/// <param name="seed">Any number; another one gives other slips at the same rates.</param>
public sealed partial class NoiseModel(int seed)
{
    /// <summary>Share of messages without any capital.</summary>
    /// <remarks>Chosen, as are the habits below: left-out capitals are the most frequent of all other spellings in text messages (Lyddy et al. 2014).</remarks>
    public const double AllLowerCase = 0.5;

    /// <summary>Share of messages in capitals alone.</summary>
    public const double CapsLock = 0.02;

    /// <summary>Share of messages that leave out punctuation; signs inside numbers, as in "2.5" and "10-12", stay.</summary>
    public const double NoPunctuation = 0.5;

    /// <summary>Share of messages that leave out apostrophes.</summary>
    public const double NoApostrophes = 0.5;

    /// <summary>Chance that the blank between two words is missed.</summary>
    public const double LostSpace = 0.01;

    /// <summary>Distorts one message.</summary>
    /// <param name="text">Any length; other scripts and words with digits keep their letters.</param>
    /// <param name="index">Tells apart lines of the same words, such as by their place in a file.</param>
    /// <returns>Holds a letter or digit if <paramref name="text"/> does; <paramref name="text"/> itself if nothing else would be left.</returns>
    public string Distort(string text, int index = 0)
    {
        var random = new Random(SeedOf(text, index));
        bool shortens = random.NextDouble() < TextSpellings.PerMessage, dropsSigns = random.NextDouble() < NoPunctuation;
        bool dropsApostrophes = random.NextDouble() < NoApostrophes;
        var casing = random.NextDouble();
        var straight = text.Replace('’', '\'');
        var typed = shortens ? TextSpellings.ShortenPhrases(straight, random) : straight;
        if (dropsSigns)
            typed = Signs().Replace(typed, "");
        typed = Words().Replace(typed, word => TypeWord(word.Value, shortens, random));
        if (dropsApostrophes)
            typed = typed.Replace("'", "", StringComparison.Ordinal);
        typed = Spaces().Replace(typed, space => random.NextDouble() < LostSpace ? "" : space.Value);
        typed = casing switch
        {
            < AllLowerCase => typed.ToLowerInvariant(),
            < AllLowerCase + CapsLock => typed.ToUpperInvariant(),
            _ => typed,
        };
        return string.IsNullOrWhiteSpace(typed) ? text : typed.Trim();
    }

    private static string TypeWord(string word, bool shortens, Random random)
    {
        if (!word.All(c => char.IsAsciiLetter(c) || c == '\''))
            return word;
        var written = shortens ? TextSpellings.Shorten(word, random) : word;
        if (written == word)
            written = SoundSpellings.Slip(word, random);
        return written == word ? KeySlips.Slip(word, random) : written;
    }

    // A hash of our own choice: string.GetHashCode differs from run to run.
    private int SeedOf(string text, int index) => BinaryPrimitives.ReadInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\0{index}\0{text}"))));

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}']+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // A sign before a digit or between two letters is part of a number or a compound, and stays.
    [GeneratedRegex(@"[.,;:!?""()]+(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    [GeneratedRegex(@"(?<=\p{L}) (?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
