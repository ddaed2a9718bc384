using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Playbooks;

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
            if (Math.Abs(candidate.Length - word.Length) <= allowed && Spelling.Distance(word, candidate) <= allowed)
                return candidate;
        }

        return word;
    }
}
