using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Finds phrases in one message.</summary>
internal sealed class SignMatcher
{
    /// <summary>Words that may stand between two groups joined by <c>+</c>: a short clause.</summary>
    private const int NearWords = 7;

    private const int MaxSmallWords = 2;

    private readonly TriageText text;
    private readonly ImmutableArray<int>[] symbolsAt;
    private readonly List<SignSpan>?[] spans;
    private readonly bool[] isPartOfSign;

    public SignMatcher(TriageText text, SignLexicon lexicon)
    {
        this.text = text;
        symbolsAt = new ImmutableArray<int>[text.Count];
        spans = new List<SignSpan>?[lexicon.SymbolCount];
        isPartOfSign = new bool[text.Count];
        var seen = new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal);
        for (var i = 0; i < text.Count; i++)
        {
            if (!seen.TryGetValue(text.Words[i], out var symbols))
                seen[text.Words[i]] = symbols = lexicon.Vocabulary.Find(text.Words[i]);
            symbolsAt[i] = symbols;
            foreach (var symbol in symbols)
                (spans[symbol] ??= []).Add(new SignSpan(i, i));
        }
    }

    /// <summary>The number of the sentence a sign begins in.</summary>
    public int SentenceOf(SignSpan span) => text.SentenceOf(span.First);

    /// <summary>True for a "not" that belongs to a sign itself ("does not heal").</summary>
    public bool IsPartOfSign(int word) => isPartOfSign[word];

    public IReadOnlyList<SignSpan> SpansOf(int symbol) => spans[symbol] ?? (IReadOnlyList<SignSpan>)[];

    public void Put(int family, SignPhrase phrase)
    {
        foreach (var span in Find(phrase))
        {
            var found = spans[family] ??= [];
            if (!found.Contains(span))
                found.Add(span);
        }
    }

    public void Blank(SignSpan span)
    {
        text.Blank(span.First, span.Last);
        for (var i = span.First; i <= span.Last; i++)
        {
            foreach (var symbol in symbolsAt[i])
                spans[symbol]!.RemoveAll(other => other.First == i);
            symbolsAt[i] = [];
        }
    }

    /// <returns>Every stretch of words that the phrase covers, from its first word to its last.</returns>
    public List<SignSpan> Find(SignPhrase phrase)
    {
        foreach (var group in phrase.Groups)
        {
            foreach (var element in group.Elements)
            {
                if (!IsPresent(element))
                    return [];
            }
        }

        var found = FindGroup(phrase.Groups[0]);
        for (var i = 1; i < phrase.Groups.Length && found.Count > 0; i++)
            found = Join(found, FindGroup(phrase.Groups[i]));
        foreach (var span in phrase.Groups is [{ HasDenial: true }] ? found : [])
            isPartOfSign.AsSpan(span.First, span.Last - span.First + 1).Fill(true);
        if (found.Count > 0 && phrase.Groups.Length > 1)
            MarkDenials(phrase, found);
        return found;
    }

    private void MarkDenials(SignPhrase phrase, List<SignSpan> found)
    {
        foreach (var group in phrase.Groups.Where(group => group.HasDenial))
        {
            foreach (var part in FindGroup(group).Where(part => found.Exists(span => span.First <= part.First && part.Last <= span.Last)))
                isPartOfSign.AsSpan(part.First, part.Last - part.First + 1).Fill(true);
        }
    }

    private bool IsPresent(PhraseElement element)
    {
        foreach (var symbol in element.Symbols)
        {
            if (spans[symbol] is { Count: > 0 })
                return true;
        }

        return false;
    }

    private List<SignSpan> FindGroup(PhraseGroup group)
    {
        var found = new List<SignSpan>();
        foreach (var symbol in group.Elements[0].Symbols)
        {
            foreach (var start in spans[symbol] ?? [])
            {
                var last = group.Elements.Length == 1 ? start.Last : Follow(group, 1, start.Last);
                if (last >= 0 && !found.Contains(new SignSpan(start.First, last)))
                    found.Add(new SignSpan(start.First, last));
            }
        }

        return found;
    }

    /// <returns>The last word of the group's elements from some index on; -1 when they don't follow.</returns>
    private int Follow(PhraseGroup group, int index, int after)
    {
        var element = group.Elements[index];
        var isWide = element.Gap >= 0;
        var small = 0;
        for (var at = after + 1; at < text.Count && text.SentenceOf(at) == text.SentenceOf(after); at++)
        {
            if (!isWide && text.StretchOf(at) != text.StretchOf(after))
                return -1;
            foreach (var symbol in element.Symbols)
            {
                foreach (var span in spans[symbol] ?? [])
                {
                    if (span.First != at)
                        continue;
                    var last = index + 1 == group.Elements.Length ? span.Last : Follow(group, index + 1, span.Last);
                    if (last >= 0)
                        return last;
                }
            }

            if (isWide ? at - after > element.Gap : ++small > MaxSmallWords || !SmallWords.Has(text.Words[at]))
                return -1;
        }

        return -1;
    }

    private List<SignSpan> Join(List<SignSpan> found, List<SignSpan> others)
    {
        var joined = new List<SignSpan>();
        foreach (var one in found)
        {
            foreach (var other in others)
            {
                var between = Math.Max(other.First - one.Last, one.First - other.Last) - 1;
                if (between < -1 && (other == one || Overlaps(one, other)) || between > NearWords || text.SentenceOf(one.First) != text.SentenceOf(other.Last))
                    continue;
                var span = new SignSpan(Math.Min(one.First, other.First), Math.Max(one.Last, other.Last));
                if (!joined.Contains(span))
                    joined.Add(span);
            }
        }

        return joined;
    }

    // A group may stand inside the stretch of two others, but the same words can't be two signs.
    private static bool Overlaps(SignSpan one, SignSpan other) =>
        (one.First == one.Last || other.First == other.Last) ? one.First == other.First || one.Last == other.Last : one.First <= other.Last && other.First <= one.Last;
}
