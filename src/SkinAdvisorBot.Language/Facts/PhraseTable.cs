namespace SkinAdvisorBot.Language.Facts;

/// <summary>Phrases with what each means, found word by word; of several that begin at a word the longest counts.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<(string[] Words, T Value)>> byFirst = new(StringComparer.Ordinal);

    /// <param name="entries">Phrases as a person writes them, several parted by commas, and what they mean.</param>
    public PhraseTable(params ReadOnlySpan<(string Phrases, T Value)> entries)
    {
        foreach (var (phrases, value) in entries)
        {
            foreach (var phrase in phrases.Split(',', StringSplitOptions.TrimEntries))
                Add(phrase, value);
        }

        foreach (var list in byFirst.Values)
            list.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    public IEnumerable<T> Values => byFirst.Values.SelectMany(list => list).Select(entry => entry.Value);

    /// <returns>The number of words of the phrase that begins at a word; 0 when none does.</returns>
    public int Match(FactText text, int at, out T value)
    {
        if (byFirst.TryGetValue(text[at], out var list))
        {
            foreach (var (words, found) in list)
            {
                if (!StandsAt(text, at, words))
                    continue;
                value = found;
                return words.Length;
            }
        }

        value = default!;
        return 0;
    }

    private void Add(string phrase, T value)
    {
        // The same reading as a message gets, so that both write "she is" and "6mo" alike.
        var text = FactText.Of(phrase);
        var words = Enumerable.Range(0, text.Count).Select(i => text[i]).ToArray();
        if (!byFirst.TryGetValue(words[0], out var list))
            byFirst[words[0]] = list = [];
        list.Add((words, value));
    }

    private static bool StandsAt(FactText text, int at, string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (!text.SameStretch(at, at + i) || text[at + i] != words[i])
                return false;
        }

        return true;
    }
}
