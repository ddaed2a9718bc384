using System.Collections.Frozen;
using System.Globalization;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Small numbers as people write them.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Cardinals = Index(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty");

    private static readonly FrozenDictionary<string, int> Ordinals = Index(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            + "nineteenth twentieth twentyfirst twentysecond twentythird twentyfourth twentyfifth twentysixth twentyseventh twentyeighth twentyninth thirtieth thirtyfirst");

    /// <returns>The number of "12" or "twelve", at most four digits; null for another word.</returns>
    public static int? Of(string word)
    {
        if (word.Length is > 0 and <= 4 && word.All(char.IsAsciiDigit))
            return int.Parse(word, CultureInfo.InvariantCulture);
        return Cardinals.TryGetValue(word, out var number) ? number : null;
    }

    /// <returns>The number of "12th" or "twelfth"; null for another word.</returns>
    public static int? Ordinal(string word)
    {
        if (word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th")
            return Of(word[..^2]);
        return Ordinals.TryGetValue(word, out var number) ? number : null;
    }

    private static FrozenDictionary<string, int> Index(string words) =>
        words.Split(' ').Select((word, i) => KeyValuePair.Create(word, i)).ToFrozenDictionary(StringComparer.Ordinal);
}
