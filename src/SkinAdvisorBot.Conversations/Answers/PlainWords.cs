using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Splits a message into plain lower-case words, with SMS spellings written out.</summary>
public static class PlainWords
{
    /// <summary>Longest word that is kept whole; the rest of a longer one is dropped.</summary>
    public const int MaxWord = 40;

    private static readonly FrozenDictionary<string, string> Shorthand = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["u"] = "you", ["ur"] = "your", ["r"] = "are", ["n"] = "and", ["y"] = "why", ["wat"] = "what", ["wats"] = "what",
        ["whats"] = "what", ["what's"] = "what", ["wut"] = "what", ["2"] = "to", ["4"] = "for", ["b4"] = "before",
        ["pls"] = "please", ["plz"] = "please", ["thx"] = "thanks", ["em"] = "them", ["dis"] = "this", ["den"] = "than",
        ["rly"] = "really", ["acc"] = "actually", ["agn"] = "again", ["rn"] = "now", ["abt"] = "about", ["ppl"] = "people",
        ["diff"] = "different", ["wen"] = "when", ["hw"] = "how", ["cuz"] = "because", ["bc"] = "because",
        ["isnt"] = "isn't", ["dont"] = "don't", ["doesnt"] = "doesn't", ["cant"] = "can't", ["im"] = "i'm",
        ["tx"] = "treatment", ["treatmnt"] = "treatment", ["2gether"] = "together", ["wrk"] = "work", ["k"] = "ok",
        ["ty"] = "thanks", ["appt"] = "appointment", ["appts"] = "appointments", ["tmrw"] = "tomorrow", ["2moro"] = "tomorrow",
        ["hows"] = "how", ["how's"] = "how", ["whens"] = "when", ["wheres"] = "where", ["ive"] = "i've", ["gonna"] = "going",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>The words in order; apostrophes stay inside a word, everything else that is no letter or digit parts words.</returns>
    public static List<string> Of(string text) => AsTyped(text).ConvertAll(WriteOut);

    /// <summary>A single word with its SMS spelling written out; the word itself when it has none.</summary>
    public static string WriteOut(string word) => Shorthand.GetValueOrDefault(word, word);

    /// <returns>The words as <see cref="Of"/> parts them, in the spelling they were typed in.</returns>
    public static List<string> AsTyped(string text)
    {
        var words = new List<string>();
        var lower = text.ToLowerInvariant();
        for (var start = 0; start < lower.Length;)
        {
            if (!IsLetter(lower, start))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < lower.Length && IsLetter(lower, end))
                end++;
            var word = lower[start..Math.Min(end, start + MaxWord)].Replace('’', '\'').TrimEnd('\'');
            words.Add(word);
            start = end;
        }

        return words;
    }

    private static bool IsLetter(string text, int index) =>
        char.IsLetterOrDigit(text[index]) || (text[index] is '\'' or '’' && index > 0 && char.IsLetter(text[index - 1]));
}
