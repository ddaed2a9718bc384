using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>A message as plain words without apostrophes, with the sentence and the stretch between commas that each stands in.</summary>
internal sealed class TriageText
{
    private readonly List<string> words = [];
    private readonly List<int> sentences = [];
    private readonly List<int> stretches = [];

    private TriageText()
    {
    }

    /// <summary>Word i; empty for one taken out as part of an idiom.</summary>
    public IReadOnlyList<string> Words => words;

    public int Count => words.Count;

    /// <summary>The index, from 0, of the sentence that word i stands in.</summary>
    public int SentenceOf(int word) => sentences[word];

    /// <summary>The index, from 0, of the stretch between two punctuation marks that word i stands in.</summary>
    public int StretchOf(int word) => stretches[word];

    public static TriageText Of(string text)
    {
        var result = new TriageText();
        var start = 0;
        var sentence = 0;
        var stretch = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var mark = i == text.Length ? Mark.Sentence : MarkAt(text, i);
            if (mark == Mark.None)
                continue;
            result.Add(text[start..i], sentence, stretch);
            if (mark == Mark.And)
                result.Append("and", sentence, stretch);
            else
                stretch++;
            if (mark == Mark.Sentence)
                sentence++;
            start = i + 1;
        }

        return result;
    }

    /// <summary>Takes words out of the reading: an idiom means none of them.</summary>
    public void Blank(int first, int last)
    {
        for (var i = first; i <= last; i++)
            words[i] = "";
    }

    /// <summary>A word as families write it: no apostrophes, "mom's" as "mom", letters drawn out ("helppp") once.</summary>
    public static string Plain(string word)
    {
        if (word.Contains('\'', StringComparison.Ordinal))
        {
            if (word.EndsWith("'ll", StringComparison.Ordinal))
                word = word[..^3];
            else if (word.EndsWith("'s", StringComparison.Ordinal) && word is not ("it's" or "that's" or "there's" or "he's" or "she's" or "here's"))
                word = word[..^2];
            word = word.Replace("'", "", StringComparison.Ordinal);
        }

        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2] && !char.IsDigit(word[i]))
                return Shortened(word);
        }

        return word;
    }

    private static string Shortened(string word)
    {
        var letters = new System.Text.StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var end = i + 1;
            while (end < word.Length && word[end] == word[i])
                end++;
            letters.Append(word[i], end - i >= 3 ? 1 : end - i);
            i = end;
        }

        return letters.ToString();
    }

    private void Add(string segment, int sentence, int stretch)
    {
        foreach (var word in PlainWords.Of(segment))
            Append(Plain(word), sentence, stretch);
    }

    private void Append(string word, int sentence, int stretch)
    {
        words.Add(word);
        sentences.Add(sentence);
        stretches.Add(stretch);
    }

    private static Mark MarkAt(string text, int i)
    {
        switch (text[i])
        {
            case '!' or '?' or ';' or '\n' or '…':
                return Mark.Sentence;
            case '.':
                // "100.8" is a number; "..." and ". " part sentences.
                return i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]) ? Mark.None : Mark.Sentence;
            case ',':
                return i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]) ? Mark.None : Mark.Stretch;
            case '(' or ')' or '"' or ':' or '–' or '—':
                return Mark.Stretch;
            case '-':
                return i > 0 && text[i - 1] == ' ' ? Mark.Stretch : Mark.None;
            case '&' or '+':
                return Mark.And;
            default:
                return Mark.None;
        }
    }

    private enum Mark
    {
        None,
        And,
        Stretch,
        Sentence,
    }
}
