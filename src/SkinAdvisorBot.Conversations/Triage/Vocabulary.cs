using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>The words that phrases are written in, each with a number; finds them in misspelt words too.</summary>
internal sealed class Vocabulary
{
    /// <summary>Shortest word that may hold one slip of the finger; a slip in a shorter one gives another word too often.</summary>
    private const int OneEditFrom = 5;

    private const int TwoEditsFrom = 8;

    /// <summary>Shortest stem that is looked for in a misspelt word; it stands for many words already.</summary>
    private const int StemEditFrom = 6;

    /// <summary>Endings of a shorter stem, whose whole words are looked for in misspelt ones: "cloosing" is "clos*" with a slip.</summary>
    private static readonly ImmutableArray<string> Endings = ["ing", "ed", "es", "er", "en", "s", "ings"];

    private const int ShortestStemWithEndings = 4;

    /// <summary>Shortest such word that may hold a slip.</summary>
    private const int EndingEditFrom = 6;

    /// <summary>How a phrase writes any number.</summary>
    private const string AnyNumber = "anynumber";

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<Candidate>> byLetter = [];
    private readonly HashSet<string> correct;
    private int longestStem;

    /// <param name="correct">Words that are no misspelling of another ("filter" is not "filler").</param>
    public Vocabulary(IEnumerable<string> correct) => this.correct = correct.ToHashSet(StringComparer.Ordinal);

    /// <param name="word">A plain word, or a stem that ends in <c>*</c>.</param>
    /// <param name="next">The number it gets when it is new.</param>
    public int Add(string word, int next)
    {
        var isStem = word.EndsWith('*');
        var key = isStem ? word[..^1] : word;
        var known = isStem ? stems : words;
        if (!known.TryAdd(key, next))
            return known[key];
        if (isStem)
            longestStem = Math.Max(longestStem, key.Length);
        if (key.Length >= (isStem ? StemEditFrom : OneEditFrom))
            AddCandidate(new Candidate(key, next, isStem ? Kind.Stem : Kind.Word));
        else if (isStem && key.Length >= ShortestStemWithEndings)
            AddEndings(key, next);
        return next;
    }

    private void AddEndings(string stem, int symbol)
    {
        // "slur*" makes "slurred" as "clos*" makes "closed".
        foreach (var form in Endings.Select(ending => stem + ending).Concat([$"{stem}{stem[^1]}ed", $"{stem}{stem[^1]}ing"]).Where(form => form.Length >= EndingEditFrom))
            AddCandidate(new Candidate(form, symbol, Kind.Form));
    }

    private void AddCandidate(Candidate candidate)
    {
        if (!byLetter.TryGetValue(candidate.Word[0], out var list))
            byLetter[candidate.Word[0]] = list = [];
        list.Add(candidate);
    }

    /// <summary>Every symbol a word of a message may stand for.</summary>
    public ImmutableArray<int> Find(string word)
    {
        if (word.Length == 0)
            return [];
        var found = ImmutableArray.CreateBuilder<int>();
        var isWord = words.TryGetValue(word, out var exact);
        if (isWord)
            found.Add(exact);
        if (WordRun.IsNumber(word) && words.TryGetValue(AnyNumber, out var number))
            found.Add(number);
        var lookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(word.Length, longestStem); length >= 3; length--)
        {
            if (lookup.TryGetValue(word.AsSpan(0, length), out var stem))
                found.Add(stem);
        }

        // "bleedin" begins like "bleed*", and is "bleeding" all the same.
        if (!isWord && word.Length >= OneEditFrom && !correct.Contains(word))
            FindMisspelt(word, found);
        return found.ToImmutable();
    }

    /// <summary>The words that a misspelt one is read as; to see which ordinary words need a place among the correct ones.</summary>
    public IEnumerable<string> ReadAs(string word)
    {
        if (words.ContainsKey(word) || correct.Contains(word))
            return [];
        var found = Find(word);
        return words.Concat(stems).Where(entry => found.Contains(entry.Value) && !word.StartsWith(entry.Key, StringComparison.Ordinal)).Select(entry => entry.Key);
    }

    private void FindMisspelt(string word, ImmutableArray<int>.Builder found)
    {
        // Fingers slip less often on the first letter, and "turned" must not be read as "burned".
        if (!byLetter.TryGetValue(word[0], out var candidates))
            return;
        foreach (var candidate in candidates)
        {
            if (IsNear(word, candidate) && !found.Contains(candidate.Symbol))
                found.Add(candidate.Symbol);
        }
    }

    private static bool IsNear(string word, Candidate candidate)
    {
        if (candidate.Kind == Kind.Stem)
            return IsNearStem(word, candidate.Word);
        var allowed = candidate.Kind == Kind.Word && candidate.Word.Length >= TwoEditsFrom && word.Length >= TwoEditsFrom ? 2 : 1;
        return Math.Abs(word.Length - candidate.Word.Length) <= allowed && Spelling.Distance(word, candidate.Word) <= allowed;
    }

    private static bool IsNearStem(string word, string stem)
    {
        for (var length = stem.Length - 1; length <= stem.Length + 1 && length <= word.Length; length++)
        {
            if (Spelling.Distance(word.AsSpan(0, length), stem) <= 1)
                return true;
        }

        return false;
    }

    /// <summary>What a misspelt word is compared with.</summary>
    private readonly record struct Candidate(string Word, int Symbol, Kind Kind);

    private enum Kind
    {
        Word,
        Stem,

        /// <summary>A stem with one of its endings.</summary>
        Form,
    }
}
