using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>The families of <c>words.yaml</c>, compiled once: words and families are numbers, phrases are rows of numbers.</summary>
internal sealed class SignLexicon
{
    /// <summary>Words that may stand where an author wrote <c>...</c>.</summary>
    private const int WideGap = 5;

    private readonly Vocabulary vocabulary;
    private readonly FrozenDictionary<string, int> families;
    private readonly ImmutableArray<(int Symbol, ImmutableArray<SignPhrase> Phrases)> inOrder;
    private readonly ImmutableArray<SignPhrase> idioms;

    private SignLexicon(
        Vocabulary vocabulary, FrozenDictionary<string, int> families,
        ImmutableArray<(int Symbol, ImmutableArray<SignPhrase> Phrases)> inOrder, ImmutableArray<SignPhrase> idioms, int symbols)
    {
        this.vocabulary = vocabulary;
        this.families = families;
        this.inOrder = inOrder;
        this.idioms = idioms;
        SymbolCount = symbols;
    }

    public static SignLexicon Empty { get; } = Compile(SignWords.None);

    /// <summary>Words and families together.</summary>
    public int SymbolCount { get; }

    public Vocabulary Vocabulary => vocabulary;

    /// <param name="words">Checked before: a family uses only families that stand above it.</param>
    public static SignLexicon Compile(SignWords words)
    {
        var vocabulary = new Vocabulary(words.Correct);
        var families = new Dictionary<string, int>(StringComparer.Ordinal);
        var compounds = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = 0;
        foreach (var family in words.Families)
            families[family.Id] = next++;
        var inOrder = ImmutableArray.CreateBuilder<(int, ImmutableArray<SignPhrase>)>();
        foreach (var family in words.Families)
        {
            ImmutableArray<SignPhrase> phrases = [.. family.Phrases.Select(phrase => Parse(phrase.Text))];
            inOrder.Add((families[family.Id], phrases));
        }

        ImmutableArray<SignPhrase> idioms = [.. words.Idioms.Select(idiom => Parse(idiom.Text))];
        return new SignLexicon(vocabulary, families.ToFrozenDictionary(StringComparer.Ordinal), inOrder.ToImmutable(), idioms, next);

        SignPhrase Parse(string text) =>
            new([.. text.Split(" + ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseGroup)]);

        PhraseGroup ParseGroup(string text)
        {
            var elements = ImmutableArray.CreateBuilder<PhraseElement>();
            var gap = -1;
            var denies = false;
            foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (part == "...")
                {
                    gap = WideGap;
                    continue;
                }

                var choices = part.Split('|');
                denies |= choices.Any(choice => choice.Split('_').Any(DenialWords.Has));
                elements.Add(new PhraseElement([.. choices.Select(Symbol)], gap));
                gap = -1;
            }

            return new PhraseGroup(elements.ToImmutable(), denies);
        }

        int Symbol(string word)
        {
            if (word[0] == '<')
                return families[word[1..^1]];
            if (word.Contains('_', StringComparison.Ordinal))
                return Compound(word);
            var symbol = vocabulary.Add(AsSpoken(word), next);
            next = Math.Max(next, symbol + 1);
            return symbol;
        }

        // "private_parts" among alternatives is a small family without a name.
        int Compound(string words)
        {
            if (compounds.TryGetValue(words, out var known))
                return known;
            // A "not" in it belongs to a sign only where the whole phrase stands.
            var phrase = new SignPhrase([ParseGroup(words.Replace('_', ' ')) with { HasDenial = false }]);
            var symbol = compounds[words] = next++;
            inOrder.Add((symbol, [phrase]));
            return symbol;
        }
    }

    /// <summary>A word as it comes out of a message: "4" may be read as "for" there.</summary>
    private static string AsSpoken(string word) => word.EndsWith('*') ? word : TriageText.Plain(PlainWords.Of(word) is [var spoken] ? spoken : word);

    public ToldSigns Read(TriageText text)
    {
        var matcher = new SignMatcher(text, this);
        // Rule 8: an idiom is taken out before signs are looked for.
        foreach (var idiom in idioms)
        {
            foreach (var span in matcher.Find(idiom))
                matcher.Blank(span);
        }

        foreach (var (symbol, phrases) in inOrder)
        {
            foreach (var phrase in phrases)
                matcher.Put(symbol, phrase);
        }

        return new ToldSigns(families, matcher, new Scopes(text, matcher));
    }
}
