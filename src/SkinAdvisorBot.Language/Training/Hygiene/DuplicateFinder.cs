using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training.Hygiene;

/// <summary>How much two training lines are the same.</summary>
public enum Likeness
{
    /// <summary>Word for word as typed, case and signs aside; across intents also once short spellings are written out.</summary>
    Same,

    /// <summary>The same words in another order, small words aside.</summary>
    SameWords,

    /// <summary>Nearly the same letters.</summary>
    NearlySame,
}

/// <summary>Two lines that are much the same.</summary>
/// <param name="Line">Index of the later line.</param>
/// <param name="Earlier">Index of the earlier one.</param>
public sealed record DuplicatePair(int Line, int Earlier, Likeness Likeness);

/// <summary>Finds training lines that repeat another: the same in any intent, nearly the same in two intents.</summary>
/// <remarks>Nearly the same inside one intent, or the same in short spelling, is no fault: it shows the classifier how a question varies.</remarks>
public static class DuplicateFinder
{
    /// <summary>Jaccard index of two lines' letter triples (shared / all, in [0, 1]) from which they are nearly the same.</summary>
    /// <remarks>Chosen: 0.75 is one short word in four, as in "does it work" and "how does it work"; below 0.7 lines share little more than their form.</remarks>
    public const double NearLimit = 0.7;

    /// <summary>Words a line must have for its words in another order to count: two may well be a coincidence.</summary>
    private const int FewestWords = 3;

    /// <summary>Words that change nothing about what is asked. Question words and pronouns do, and are not among them.</summary>
    private static readonly FrozenSet<string> SmallWords = FrozenSet.Create(
        StringComparer.Ordinal, "a", "an", "the", "please", "hi", "hey", "hello", "ok", "so", "and", "just", "really", "um", "lol", "omg", "guys");

    /// <param name="lines">Any number, in any order; an index in the result is a place in this list.</param>
    /// <returns>Each later line once, with the earlier line it is most like, by the later line.</returns>
    public static ImmutableArray<DuplicatePair> Find(IReadOnlyList<LabelledText> lines)
    {
        var words = lines.Select(line => Shorthand.WordsOf(line.Text)).ToArray();
        var found = new SortedDictionary<int, DuplicatePair>();
        string[] writtenOut = [.. words.Select(of => string.Join(' ', of))];
        AddEqual(lines, writtenOut, Likeness.Same, isAcross: true, found);
        AddEqual(lines, [.. words.Select(BagOf)], Likeness.SameWords, isAcross: true, found);
        AddNear(lines, writtenOut, found);
        AddEqual(lines, [.. lines.Select(line => string.Join(' ', PlainWords.AsTyped(line.Text)))], Likeness.Same, isAcross: false, found);
        return [.. found.Values];
    }

    private static string? BagOf(List<string> words)
    {
        var telling = words.Where(word => !SmallWords.Contains(word)).Order(StringComparer.Ordinal).ToArray();
        return telling.Length < FewestWords ? null : string.Join(' ', telling);
    }

    /// <param name="keys">Null or empty for a line that is not compared.</param>
    private static void AddEqual(IReadOnlyList<LabelledText> lines, string?[] keys, Likeness likeness, bool isAcross, SortedDictionary<int, DuplicatePair> found)
    {
        var byKey = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            if (string.IsNullOrEmpty(keys[i]))
                continue;
            ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(byKey, keys[i]!, out _);
            earlier ??= [];
            var other = earlier.FindIndex(line => (lines[line].Intent != lines[i].Intent) == isAcross);
            if (other >= 0)
                found.TryAdd(i, new DuplicatePair(i, earlier[other], likeness));
            earlier.Add(i);
        }
    }

    /// <summary>Compares only lines that share one of their rarest triples: two sets as alike as the limit must share one among the
    /// first n − ⌈limit · n⌉ + 1 of each, in any common order (Bayardo, Ma and Srikant, "Scaling Up All Pairs Similarity Search", 2007).</summary>
    private static void AddNear(IReadOnlyList<LabelledText> lines, string[] texts, SortedDictionary<int, DuplicatePair> found)
    {
        var triples = RankedTriples(texts);
        var index = new Dictionary<int, List<int>>();
        for (var i = 0; i < triples.Length; i++)
        {
            var mine = triples[i];
            var prefix = mine.AsSpan(0, mine.Length == 0 ? 0 : mine.Length - (int)Math.Ceiling(NearLimit * mine.Length) + 1);
            var candidates = new HashSet<int>();
            foreach (var triple in prefix)
            {
                ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(index, triple, out _);
                holders ??= [];
                foreach (var holder in holders.Where(holder => lines[holder].Intent != lines[i].Intent))
                    candidates.Add(holder);
                holders.Add(i);
            }

            if (candidates.Count == 0)
                continue;
            var (likeness, nearest) = candidates.Select(other => (Jaccard(mine, triples[other]), other)).MaxBy(pair => (pair.Item1, -pair.other));
            if (likeness >= NearLimit)
                found.TryAdd(i, new DuplicatePair(i, nearest, Likeness.NearlySame));
        }
    }

    /// <summary>The triples of each line as numbers, the rarest first: sorted in one order for all lines.</summary>
    private static int[][] RankedTriples(string[] texts)
    {
        var sets = texts.Select(TriplesOf).ToArray();
        var rank = sets.SelectMany(set => set)
            .GroupBy(triple => triple, StringComparer.Ordinal)
            .OrderBy(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select((group, i) => (group.Key, i))
            .ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
        return [.. sets.Select(set => set.Select(triple => rank[triple]).Order().ToArray())];
    }

    private static HashSet<string> TriplesOf(string text)
    {
        var padded = $" {text} ";
        return [.. Enumerable.Range(0, Math.Max(0, padded.Length - 2)).Select(start => padded.Substring(start, 3))];
    }

    private static double Jaccard(int[] a, int[] b)
    {
        int shared = 0, i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            shared += a[i] == b[j] ? 1 : 0;
            var step = a[i].CompareTo(b[j]);
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }

        return (double)shared / (a.Length + b.Length - shared);
    }
}
