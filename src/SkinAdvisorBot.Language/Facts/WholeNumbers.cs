using System.Collections.Frozen;
using System.Globalization;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads whole numbers in digits or words: "34", "seven", "twenty five".</summary>
internal static class WholeNumbers
{
    private const int MaxDigits = 3;

    private static readonly FrozenDictionary<string, int> Tens = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Small = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13,
        ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number that begins at a word, 0 to 999 in digits and 1 to 99 in words, with its last word.</summary>
    /// <returns>Null when none begins there: in the middle of "twenty five" or "1.75" none does. Of "1.75" it is the 1, see <see cref="IsDecimal"/>.</returns>
    public static (int Value, int Last)? At(FactText text, int at)
    {
        var word = text[at];
        if (IsDigits(word))
            return at > 0 && IsDecimal(text, at - 1) ? null : (int.Parse(word, CultureInfo.InvariantCulture), at);
        if (Tens.TryGetValue(word, out var tens))
            return text.SameStretch(at, at + 1) && OnesOf(text[at + 1]) is > 0 and var ones ? (tens + ones, at + 1) : (tens, at);
        var isWithin = OnesOf(word) > 0 && text.SameStretch(at - 1, at) && IsTens(text[at - 1]);
        return !isWithin && Small.TryGetValue(word, out var small) ? (small, at) : null;
    }

    /// <summary>Whether a word is a multiple of ten in words, "twenty" to "ninety".</summary>
    public static bool IsTens(string word) => Tens.ContainsKey(word);

    /// <summary>Whether a point and more digits follow a number without a gap: "1.75".</summary>
    public static bool IsDecimal(FactText text, int at) =>
        at + 1 < text.Count && char.IsAsciiDigit(text[at][0]) && char.IsAsciiDigit(text[at + 1][0]) && text.HasMarkAfter(at, '.') && text.WordAt(at + 1).Start - text.WordAt(at).End == 1;

    private static int OnesOf(string word) => Small.TryGetValue(word, out var small) && small < 10 ? small : 0;

    private static bool IsDigits(string word) => word.Length is > 0 and <= MaxDigits && word.All(char.IsAsciiDigit);
}
