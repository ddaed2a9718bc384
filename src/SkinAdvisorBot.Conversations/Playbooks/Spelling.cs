namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Distances between spellings.</summary>
public static class Spelling
{
    /// <summary>Longest word that is compared; longer ones count as different.</summary>
    private const int MaxLength = 48;

    /// <summary>The candidate closest to a word, for "did you mean"; null when none is within a third of its length.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) => candidates
        .Select(candidate => (candidate, distance: Distance(word, candidate)))
        .Where(pair => pair.distance <= Math.Max(1, word.Length / 3))
        .OrderBy(pair => pair.distance)
        .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    /// <summary>Edits that turn one word into another: insert, delete, replace, or swap two neighbours (optimal string alignment).</summary>
    /// <returns>0 for equal words; <see cref="int.MaxValue"/> when a word is longer than 48 characters.</returns>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > MaxLength || b.Length > MaxLength)
            return int.MaxValue;
        Span<int> twoAgo = stackalloc int[MaxLength + 1];
        Span<int> previous = stackalloc int[MaxLength + 1];
        Span<int> current = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var best = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, twoAgo[j - 2] + 1);
                current[j] = best;
            }

            var oldest = twoAgo;
            twoAgo = previous;
            previous = current;
            current = oldest;
        }

        return previous[b.Length];
    }
}
