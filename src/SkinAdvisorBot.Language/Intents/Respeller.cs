using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>Mends words nobody knows that are one slip away from a word that is common in the training data, a lost blank between two being one.</summary>
/// <remarks>Each common word is filed under itself and under itself with any one letter left out; so is the unknown word, and they meet
/// there when one letter is missing, doubled, wrong or swapped with its neighbour (the symmetric-delete idea of W. Garbe's SymSpell).</remarks>
public sealed partial class Respeller
{
    /// <summary>Shortest word that is mended: shorter ones have too many neighbours.</summary>
    private const int Shortest = 4;

    /// <summary>Shortest half of a word that is parted in two.</summary>
    private const int LeastPart = 2;

    private readonly FrozenSet<string> known;
    private readonly FrozenSet<string> commonWords;
    private readonly FrozenDictionary<string, string> byDeletion;

    /// <param name="known">Every word that is left as it is.</param>
    /// <param name="common">Words that may be meant, the most common first: of two candidates the more common one is taken.</param>
    public Respeller(IEnumerable<string> known, IEnumerable<string> common)
    {
        this.known = known.ToFrozenSet(StringComparer.Ordinal);
        var list = common.ToArray();
        commonWords = list.ToFrozenSet(StringComparer.Ordinal);
        var filed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in list.Where(word => word.Length >= Shortest))
        {
            foreach (var key in Keys(word))
                filed.TryAdd(key, word);
        }

        byDeletion = filed.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The message with unknown words mended, and all else as it was typed.</summary>
    public string Mend(string text) => Words().Replace(text, word => Meant(word.Value) ?? word.Value);

    /// <summary>What an unknown word means; null when it is known, or nothing near it is.</summary>
    private string? Meant(string typed)
    {
        if (typed.Length < Shortest || Shorthand.WordsOf(typed) is not [{ Length: >= Shortest } word] || known.Contains(word))
            return null;
        return Find(word) ?? Part(word);
    }

    private string? Find(string word)
    {
        foreach (var key in Keys(word))
        {
            if (byDeletion.TryGetValue(key, out var meant) && meant[0] == word[0] && Conversations.Playbooks.Spelling.Distance(word, meant) == 1)
                return meant;
        }

        return null;
    }

    /// <summary>Two common words that were run together; of several ways to part them the one with the longest first word.</summary>
    private string? Part(string word)
    {
        for (var end = word.Length - LeastPart; end >= LeastPart; end--)
        {
            if (commonWords.Contains(word[..end]) && commonWords.Contains(word[end..]))
                return $"{word[..end]} {word[end..]}";
        }

        return null;
    }

    private static IEnumerable<string> Keys(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
            yield return word.Remove(i, 1);
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
