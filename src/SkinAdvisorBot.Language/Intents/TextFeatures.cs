using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>Turns a message into sparse features: TF-IDF of single words and pairs, and of runs of 3 to 5 letters inside words.</summary>
/// <remarks>Words carry the sense, letter runs carry over typos and endings. Each of the two blocks has unit length, so a long message weighs no more than a short one.</remarks>
public sealed class TextFeatures
{
    /// <summary>A feature must occur in this many training lines: once may be a whim of one line.</summary>
    public const int MinLines = 2;

    /// <summary>Words of a message that are read; the rest of a longer one adds nothing to what it asks.</summary>
    public const int MaxWords = 80;

    private const int ShortestRun = 3;
    private const int LongestRun = 5;

    private readonly Dictionary<string, int> ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly float[] rarity;

    /// <param name="names">Feature names; index i is feature i. Word features start with 'w', letter runs with 'c'.</param>
    /// <param name="rarity">Inverse document frequency, float[names.Length].</param>
    public TextFeatures(IReadOnlyList<string> names, float[] rarity)
    {
        ids = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
            ids[names[i]] = i;
        lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        this.rarity = rarity;
        Names = names;
    }

    public IReadOnlyList<string> Names { get; }

    public ReadOnlySpan<float> Rarity => rarity;

    public int Count => Names.Count;

    /// <summary>Learns the vocabulary of a training set; the order of features depends on the lines alone.</summary>
    /// <param name="minLines">Lines that must hold a feature, at least 1.</param>
    public static TextFeatures Learn(IReadOnlyList<string> lines, int minLines = MinLines)
    {
        var lineCounts = new Dictionary<string, int>(StringComparer.Ordinal);
        var inLine = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            inLine.Clear();
            Visit(line, feature => inLine.Add(feature.ToString()));
            foreach (var feature in inLine)
                lineCounts[feature] = lineCounts.GetValueOrDefault(feature) + 1;
        }

        var names = lineCounts.Where(pair => pair.Value >= minLines).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToArray();
        var rarity = Array.ConvertAll(names, name => (float)Math.Log((1.0 + lines.Count) / (1.0 + lineCounts[name])) + 1f);
        return new TextFeatures(names, rarity);
    }

    /// <summary>The features of a message, by index, without repeats.</summary>
    /// <returns>Empty when no feature is known, as for a message in another script.</returns>
    public SparseVector Of(string text) => Of(text, out _);

    /// <param name="coverage">Share of the message's words that are features, in [0, 1]; 0 for no word.</param>
    /// <inheritdoc cref="Of(string)"/>
    public SparseVector Of(string text, out float coverage)
    {
        var counts = new Dictionary<int, float>(128);
        int words = 0, known = 0;
        Visit(text, feature =>
        {
            var isWord = feature[0] == 'w' && !feature.Contains(' ');
            if (isWord)
                words++;
            if (!lookup.TryGetValue(feature, out var id))
                return;
            if (isWord)
                known++;
            counts[id] = counts.GetValueOrDefault(id) + 1f;
        });
        coverage = words == 0 ? 0 : (float)known / words;
        return Weigh(counts);
    }

    private SparseVector Weigh(Dictionary<int, float> counts)
    {
        var indices = new int[counts.Count];
        var values = new float[counts.Count];
        counts.Keys.CopyTo(indices, 0);
        Array.Sort(indices);
        float words = 0f, runs = 0f;
        for (var i = 0; i < indices.Length; i++)
        {
            values[i] = (1f + (float)Math.Log(counts[indices[i]])) * rarity[indices[i]];
            if (IsWord(indices[i]))
                words += values[i] * values[i];
            else
                runs += values[i] * values[i];
        }

        for (var i = 0; i < indices.Length; i++)
            values[i] /= MathF.Sqrt(IsWord(indices[i]) ? words : runs);
        return new SparseVector(indices, values);
    }

    private bool IsWord(int id) => Names[id][0] == 'w';

    private delegate void FeatureVisitor(ReadOnlySpan<char> feature);

    private static void Visit(string text, FeatureVisitor visit)
    {
        Span<char> buffer = stackalloc char[(2 * PlainWords.MaxWord) + 4];
        var previous = "^";
        foreach (var word in Shorthand.WordsOf(text).Take(MaxWords).Append("$"))
        {
            if (word != "$")
            {
                buffer[0] = 'w';
                word.CopyTo(buffer[1..]);
                visit(buffer[..(word.Length + 1)]);
            }

            visit(Pair(buffer, previous, word));
            if (word != "$")
                VisitRuns(buffer, word, visit);
            previous = word;
        }
    }

    private static ReadOnlySpan<char> Pair(Span<char> buffer, string first, string second)
    {
        buffer[0] = 'w';
        first.CopyTo(buffer[1..]);
        buffer[first.Length + 1] = ' ';
        second.CopyTo(buffer[(first.Length + 2)..]);
        return buffer[..(first.Length + second.Length + 2)];
    }

    private static void VisitRuns(Span<char> buffer, string word, FeatureVisitor visit)
    {
        Span<char> padded = stackalloc char[PlainWords.MaxWord + 2];
        padded[0] = '<';
        word.CopyTo(padded[1..]);
        padded[word.Length + 1] = '>';
        var length = word.Length + 2;
        buffer[0] = 'c';
        for (var size = ShortestRun; size <= Math.Min(LongestRun, length); size++)
        {
            for (var start = 0; start + size <= length; start++)
            {
                padded.Slice(start, size).CopyTo(buffer[1..]);
                visit(buffer[..(size + 1)]);
            }
        }
    }
}

/// <summary>Non-zero entries of a vector.</summary>
/// <param name="Indices">Ascending, without repeats.</param>
/// <param name="Values">float[Indices.Length].</param>
public readonly record struct SparseVector(int[] Indices, float[] Values);
