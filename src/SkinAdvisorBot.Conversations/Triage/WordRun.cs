namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Short fixed phrases looked for in a message by its scopes; indexed by their first word.</summary>
internal sealed class WordRun
{
    private readonly Dictionary<string, List<string[]>> byFirst = new(StringComparer.Ordinal);

    public WordRun(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var words = phrase.Split(' ');
            if (!byFirst.TryGetValue(words[0], out var list))
                byFirst[words[0]] = list = [];
            list.Add(words);
        }
    }

    /// <summary>The number of words of the longest phrase that starts at a word; 0 when none does. <c>#</c> in a phrase is any number.</summary>
    public int LengthAt(TriageText text, int at)
    {
        var longest = 0;
        if (byFirst.TryGetValue(text.Words[at], out var list) || (IsNumber(text.Words[at]) && byFirst.TryGetValue("#", out list)))
        {
            foreach (var words in list)
            {
                if (words.Length > longest && StandsAt(text, at, words))
                    longest = words.Length;
            }
        }

        return longest;
    }

    public bool StandsIn(TriageText text, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (LengthAt(text, i) is > 0 and var length && i + length - 1 <= last)
                return true;
        }

        return false;
    }

    private static bool StandsAt(TriageText text, int at, string[] words)
    {
        if (at + words.Length > text.Count)
            return false;
        for (var i = 0; i < words.Length; i++)
        {
            var word = text.Words[at + i];
            if (word != words[i] && !(words[i] == "#" && IsNumber(word)))
                return false;
        }

        return text.SentenceOf(at) == text.SentenceOf(at + words.Length - 1);
    }

    /// <summary>Digits, or a small number or amount written out.</summary>
    public static bool IsNumber(string word) => word.Length > 0 && (char.IsDigit(word[0])
        || word is "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "ten" or "twenty" or "thirty"
            or "few" or "couple" or "many" or "several" or "some" or "fifteen" or "twelve");
}
