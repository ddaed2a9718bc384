using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>Cuts text into the pieces of a SentencePiece unigram vocabulary: of all ways to cut it, the likeliest (Kudo 2018).</summary>
/// <remarks>Ties and characters without a piece are settled as in @energetic-ai/embeddings, whose vectors ours must equal.</remarks>
internal sealed class UnigramTokenizer
{
    /// <summary>The piece of whatever the vocabulary lacks.</summary>
    private const int Unknown = 0;

    /// <summary>Vocabulary entries that stand for no text.</summary>
    private const int Reserved = 6;

    private const char WordStart = '▁';

    private readonly FrozenDictionary<string, (int Id, double Score)> pieces;
    private readonly FrozenDictionary<string, (int Id, double Score)>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;

    /// <param name="vocabulary">Pieces with the logarithm of their probability; the first six stand for no text.</param>
    public UnigramTokenizer(IReadOnlyList<(string Piece, double Score)> vocabulary)
    {
        pieces = vocabulary.Index().Skip(Reserved).DistinctBy(entry => entry.Item.Piece, StringComparer.Ordinal)
            .ToFrozenDictionary(entry => entry.Item.Piece, entry => (entry.Index, entry.Item.Score), StringComparer.Ordinal);
        lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = pieces.Keys.Max(piece => piece.Length);
    }

    /// <summary>The pieces of a text, at most <paramref name="limit"/>.</summary>
    /// <returns>Indices into the vocabulary; runs of what it lacks are one 0. Empty for empty text.</returns>
    public List<int> Encode(string text, int limit)
    {
        var normal = Compatibility.Fold(text);
        if (normal.Length == 0)
            return [];
        var symbols = string.Concat(WordStart, normal.Replace(' ', WordStart)).AsSpan();
        var best = new double[symbols.Length + 1];
        var last = new (int Start, int Id)[symbols.Length + 1];
        for (var end = 1; end < last.Length; end++)
            last[end] = (end - 1, Unknown);
        for (var start = 0; start < symbols.Length; start += WidthAt(symbols, start))
        {
            var found = false;
            for (var end = start + 1; end <= Math.Min(symbols.Length, start + longest); end++)
            {
                if (!lookup.TryGetValue(symbols[start..end], out var piece))
                    continue;
                found = true;
                Offer(start, end, piece.Id, piece.Score);
            }

            if (!found)
                Offer(start, start + WidthAt(symbols, start), Unknown, 0);
        }

        return Path(last, limit);

        void Offer(int start, int end, int id, double score)
        {
            if (best[end] != 0 && best[start] + score < best[end])
                return;
            best[end] = best[start] + score;
            last[end] = (start, id);
        }
    }

    private static List<int> Path((int Start, int Id)[] last, int limit)
    {
        var path = new List<int>();
        for (var end = last.Length - 1; end > 0; end = last[end].Start)
        {
            if (last[end].Id != Unknown || path.Count == 0 || path[^1] != Unknown)
                path.Add(last[end].Id);
        }

        path.Reverse();
        if (path.Count > limit)
            path.RemoveRange(limit, path.Count - limit);
        return path;
    }

    private static int WidthAt(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
}
