using System.Collections.Frozen;
using System.Text;

namespace SkinAdvisorBot.Language.Facts;

/// <param name="Text">Lower case, without apostrophes, SMS spellings written out.</param>
/// <param name="Start">Index of its first character in the message.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Sentence">The sentence it stands in, from 0.</param>
/// <param name="Stretch">The stretch between two punctuation marks it stands in, from 0.</param>
internal readonly record struct FactWord(string Text, int Start, int End, int Sentence, int Stretch);

/// <summary>A message as words for the readers of facts. Unlike the words the classifier sees, numbers stay numbers ("4 yrs" is no "for years").</summary>
internal sealed class FactText
{
    private const int MaxWord = 40;

    private static readonly FrozenDictionary<string, string> Shorthand = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["iam"] = "im", ["preg"] = "pregnant", ["n"] = "and", ["nd"] = "and", ["w"] = "with", ["wth"] = "with", ["u"] = "you", ["r"] = "are", ["ur"] = "your", ["dnt"] = "dont",
        ["havnt"] = "havent", ["hvnt"] = "havent", ["b4"] = "before", ["abt"] = "about", ["rn"] = "now", ["atm"] = "now", ["cuz"] = "because", ["coz"] = "because",
        ["bcuz"] = "because", ["becuz"] = "because", ["rly"] = "really", ["rlly"] = "really", ["vry"] = "very", ["v"] = "very", ["yday"] = "yesterday",
        ["hv"] = "have", ["hav"] = "have", ["bin"] = "been", ["ppl"] = "people", ["nvr"] = "never", ["neva"] = "never", ["usin"] = "using", ["takin"] = "taking",
        ["evry"] = "every", ["dauther"] = "daughter", ["daugther"] = "daughter", ["dughter"] = "daughter", ["freind"] = "friend", ["alot"] = "lot", ["prev"] = "previous", ["xcept"] = "except", ["brestfeedin"] = "breastfeeding", ["turnin"] = "turning", ["exept"] = "except",
        ["wks"] = "weeks", ["wk"] = "week", ["yrs"] = "years", ["yr"] = "year", ["mnths"] = "months", ["mths"] = "months", ["mth"] = "month", ["mos"] = "months",
        ["mnth"] = "month", ["mo"] = "months", ["hrs"] = "hours", ["hr"] = "hour", ["wkz"] = "weeks", ["monts"] = "months", ["yeras"] = "years", ["yers"] = "years",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string, string), string> Pairs = new Dictionary<(string, string), string>
    {
        [("i", "am")] = "im", [("i", "m")] = "im", [("she", "is")] = "shes", [("he", "is")] = "hes", [("do", "not")] = "dont", [("does", "not")] = "doesnt",
        [("did", "not")] = "didnt", [("have", "not")] = "havent", [("has", "not")] = "hasnt", [("is", "not")] = "isnt", [("was", "not")] = "wasnt",
        [("are", "not")] = "arent", [("y", "o")] = "yo", [("with", "o")] = "without",
    }.ToFrozenDictionary();

    private readonly List<FactWord> words = [];
    private readonly string message;

    private FactText(string message) => this.message = message;

    public int Count => words.Count;

    public string this[int word] => words[word].Text;

    public FactWord WordAt(int word) => words[word];

    /// <summary>Word i, or nothing when it lies beyond the message.</summary>
    public string Near(int word) => word >= 0 && word < words.Count ? words[word].Text : "";

    /// <summary>Whether both words stand in one sentence; false when one lies beyond the message.</summary>
    public bool SameSentence(int one, int other) => IsWord(one) && IsWord(other) && words[one].Sentence == words[other].Sentence;

    /// <summary>Whether no punctuation parts the two words; false when one lies beyond the message.</summary>
    public bool SameStretch(int one, int other) => IsWord(one) && IsWord(other) && words[one].Stretch == words[other].Stretch;

    public bool IsHead(int word) => word == 0 || words[word].Stretch != words[word - 1].Stretch;

    /// <summary>Whether a mark stands between word i and the word, or the end, after it.</summary>
    public bool HasMarkAfter(int word, char mark)
    {
        var end = word + 1 < words.Count ? words[word + 1].Start : message.Length;
        return message.AsSpan(words[word].End, end - words[word].End).Contains(mark);
    }

    public string Between(int first, int last) => message[words[first].Start..words[last].End];

    /// <summary>A word as it stands in the message, in lower case: "v" where <see cref="this[int]"/> has "very".</summary>
    public string AsWritten(int word) => Between(word, word).ToLowerInvariant();

    /// <summary>Whether "were" is "we're"; without the apostrophe it is taken as the past.</summary>
    public bool IsWeAre(int word) => words[word] is { Text: "were" } were && were.End - were.Start > were.Text.Length;

    public static FactText Of(string text)
    {
        var result = new FactText(text);
        int sentence = 0, stretch = 0;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                i = result.AddRun(i, sentence, stretch);
                continue;
            }

            var mark = MarkAt(text, i);
            if (mark == Mark.And)
                result.Add("and", i, i + 1, sentence, stretch);
            else if (mark != Mark.None)
                stretch++;
            if (mark == Mark.Sentence)
                sentence++;
            i++;
        }

        return result;
    }

    private bool IsWord(int word) => word >= 0 && word < words.Count;

    /// <summary>Adds the word that begins at a letter or digit; "34f" and "6months" are two, "2nd" and "40s" one.</summary>
    private int AddRun(int start, int sentence, int stretch)
    {
        var letters = new StringBuilder();
        var end = start;
        for (; end < message.Length; end++)
        {
            if (char.IsLetterOrDigit(message[end]))
                letters.Append(char.ToLowerInvariant(message[end]));
            else if (!(message[end] is '\'' or '’' or '‘' or '`' && end + 1 < message.Length && char.IsLetterOrDigit(message[end + 1])))
                break;
        }

        var word = letters.ToString();
        var cut = CutOf(word);
        if (cut > 0 && end - start == word.Length)
        {
            Add(word[..cut], start, start + cut, sentence, stretch);
            Add(word[cut..], start + cut, end, sentence, stretch);
        }
        else
        {
            Add(word, start, end, sentence, stretch);
        }

        return end;
    }

    private static int CutOf(string word)
    {
        var isNumber = char.IsAsciiDigit(word[0]);
        var cut = 1;
        while (cut < word.Length && char.IsAsciiDigit(word[cut]) == isNumber)
            cut++;
        if (cut == word.Length)
            return 0;
        return isNumber
            ? word[cut..] is "st" or "nd" or "rd" or "th" or "s" ? 0 : cut
            : cut >= 3 && char.IsAsciiDigit(word[^1]) ? cut : 0;
    }

    private void Add(string word, int start, int end, int sentence, int stretch)
    {
        if (word.Length > MaxWord)
            word = word[..MaxWord];
        word = Misspellings.Mend(Shorthand.GetValueOrDefault(word, word));
        if (words.Count > 0 && words[^1] is var before && before.Sentence == sentence && before.Stretch == stretch && Pairs.TryGetValue((before.Text, word), out var joined))
        {
            words[^1] = before with { Text = joined, End = end };
            return;
        }

        words.Add(new FactWord(word, start, end, sentence, stretch));
    }

    private static Mark MarkAt(string text, int i)
    {
        switch (text[i])
        {
            case '!' or '?' or ';' or '\n' or '…':
                return Mark.Sentence;
            case '.':
                return IsInsideNumber(text, i) || IsAfterSingleLetter(text, i) || IsAfterSaint(text, i) ? Mark.None : Mark.Sentence;
            case ',':
                return IsInsideNumber(text, i) ? Mark.None : Mark.Stretch;
            case '(' or ')' or '"' or ':' or '–' or '—':
                return Mark.Stretch;
            case '-':
                return i > 0 && text[i - 1] == ' ' ? Mark.Stretch : Mark.None;
            case '&' or '+':
                // "10+ years" counts, "exosomes + laser" joins.
                return text[i] == '+' && i > 0 && char.IsDigit(text[i - 1]) ? Mark.None : Mark.And;
            default:
                return Mark.None;
        }
    }

    private static bool IsInsideNumber(string text, int i) => i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]);

    /// <summary>"34 y.o. woman": the dots of a shortening end nothing.</summary>
    private static bool IsAfterSingleLetter(string text, int i) =>
        i > 0 && char.IsLetter(text[i - 1]) && (i == 1 || !char.IsLetterOrDigit(text[i - 2])) && !(i > 1 && text[i - 1] is 'i' or 'I');

    /// <summary>"st. johns wort".</summary>
    private static bool IsAfterSaint(string text, int i) =>
        i > 1 && text.AsSpan(i - 2, 2).Equals("st", StringComparison.OrdinalIgnoreCase) && (i == 2 || !char.IsLetterOrDigit(text[i - 3]));

    private enum Mark
    {
        None,
        And,
        Stretch,
        Sentence,
    }
}
