using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Writes the long words that facts hang on as they should be: "isotretinion", "breastfeedng".</summary>
internal static class Misspellings
{
    private const int LeastLetters = 7;

    /// <summary>Words this long may be wrong in two places, shorter ones in one.</summary>
    private const int LongWord = 11;

    private const int MaxLetters = 24;

    private static readonly FrozenDictionary<char, string[]> Known = new[]
    {
        "pregnant", "breastfeeding", "breastfeed", "lactating", "postpartum", "isotretinoin", "tretinoin", "accutane", "roaccutane", "hydroquinone", "spironolactone", "doxycycline",
        "minocycline", "tetracycline", "methotrexate", "hydrochlorothiazide", "hydroxychloroquine", "amiodarone", "tranexamic", "warfarin", "prednisone", "prednisolone", "adapalene",
        "microneedling", "fitzpatrick", "forehead", "jawline", "allergic", "contraceptive", "chemical", "conceive", "exosomes", "dermaplaning", "complexion",
    }.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Right words that look like a slip of another.</summary>
    private static readonly FrozenSet<string> Right = WordSet.Of(
        "exosome chemicals conceived conceiving breastfed foreheads jawlines complexions");

    /// <param name="word">Lower case; any length.</param>
    /// <returns>The word meant, or the word itself.</returns>
    public static string Mend(string word)
    {
        if (word.Length is < LeastLetters or > MaxLetters || !Known.TryGetValue(word[0], out var candidates) || Right.Contains(word))
            return word;
        foreach (var candidate in candidates)
        {
            if (candidate == word)
                return word;
        }

        foreach (var candidate in candidates)
        {
            var allowed = candidate.Length >= LongWord ? 2 : 1;
            if (Math.Abs(candidate.Length - word.Length) <= allowed && Distance(word, candidate) <= allowed)
                return candidate;
        }

        return word;
    }

    /// <summary>Letters added, left out, changed or swapped with the next between two words (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        Span<int> beforeLast = stackalloc int[MaxLetters + 1];
        Span<int> last = stackalloc int[MaxLetters + 1];
        Span<int> row = stackalloc int[MaxLetters + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return last[other.Length];
    }
}
