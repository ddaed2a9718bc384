using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>A message as words for the reader of times. What cannot be a time, such as a telephone number, is no word of it.</summary>
internal sealed partial class TimeText
{
    private const int MaxWord = 24;

    private static readonly TimeWord None = new("", 0, 0, TimeMark.Sentence);

    private readonly List<TimeWord> words = [];
    private readonly string message;

    /// <summary>Words that are no wish; see <see cref="Drop"/>.</summary>
    private readonly HashSet<int> dropped = [];

    private TimeText(string message) => this.message = message;

    public int Count => words.Count;

    /// <summary>The word at an index; an empty word beyond the message, and where it was dropped.</summary>
    public TimeWord this[int index] => index >= 0 && index < words.Count && !dropped.Contains(index) ? words[index] : None;

    /// <summary>As <see cref="this[int]"/>, the text alone.</summary>
    public string Near(int index) => this[index].Text;

    /// <summary>Takes words out of the reading: they tell of something else than a wish.</summary>
    public void Drop(int first, int last)
    {
        for (var i = Math.Max(0, first); i <= last && i < words.Count; i++)
            dropped.Add(i);
    }

    public bool IsDropped(int index) => dropped.Contains(index);

    /// <summary>Whether the end of the message or of a stretch between commas and sentence marks follows a word.</summary>
    public bool IsLastOfStretch(int index) => index + 1 >= words.Count || words[index + 1].Before >= TimeMark.Comma;

    public bool IsFirstOfStretch(int index) => index <= 0 || words[index].Before >= TimeMark.Comma;

    /// <summary>Index of the first word of the sentence that a word stands in.</summary>
    public int SentenceStart(int index)
    {
        while (index > 0 && words[index].Before != TimeMark.Sentence)
            index--;
        return index;
    }

    /// <summary>Index of the last word of the sentence that a word stands in.</summary>
    public int SentenceEnd(int index)
    {
        while (index + 1 < words.Count && words[index + 1].Before != TimeMark.Sentence)
            index++;
        return index;
    }

    /// <summary>The words as the person wrote them.</summary>
    public string AsWritten(int first, int last) => message[words[first].Start..words[last].End];

    public static TimeText Of(string message)
    {
        // Curly apostrophes and full-width digits are what phones and other keyboards write; both keep the length.
        var text = new TimeText(message);
        var readable = Blank(Lower(message));
        for (int i = 0, end = 0; i < readable.Length;)
        {
            if (!char.IsLetterOrDigit(readable[i]))
            {
                i++;
                continue;
            }

            var mark = text.words.Count == 0 ? TimeMark.Sentence : text.MarkBetween(readable, end, i);
            end = text.AddRun(readable, i, mark);
            i = end;
        }

        text.Settle();
        return text;
    }

    private static string Lower(string message) => string.Create(message.Length, message, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = source[i] is '’' or '‘' or '`' ? '\'' : source[i] is >= '０' and <= '９' ? (char)(source[i] - '０' + '0') : char.ToLowerInvariant(source[i]);
    });

    /// <summary>Makes blanks of telephone numbers, addresses, prices and shares; writes "p.m." as "pm".</summary>
    private static string Blank(string text)
    {
        text = NoTimes().Replace(text, match => new string(' ', match.Length));
        text = Digits().Replace(text, match => IsTelephone(match.Value) ? new string(' ', match.Length) : match.Value);
        return Meridiem().Replace(text, match => match.Groups[1].Value + "m" + new string(' ', match.Length - 2));
    }

    /// <summary>Seven to fifteen digits, three of them together, that are no date.</summary>
    private static bool IsTelephone(string digits) =>
        digits.Count(char.IsAsciiDigit) is >= 7 and <= 15 && ThreeDigits().IsMatch(digits) && !WrittenDate().IsMatch(digits);

    /// <summary>Adds the word or words that begin at a letter or digit: "3pm" and "dec3" are two, "3rd" and "b4" one.</summary>
    private int AddRun(string text, int start, TimeMark mark)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsInnerApostrophe(text, start, end)))
            end++;
        var run = WithoutApostrophes(text[start..end]);
        var written = run.Length <= MaxWord ? TimeSpelling.WriteOut(run) : run[..MaxWord];
        if (written != run || run.Length != end - start || NumberWords.Ordinal(run) is not null)
        {
            words.Add(new TimeWord(written, start, end, mark));
            return end;
        }

        for (var from = start; from < end;)
        {
            var to = from + 1;
            while (to < end && char.IsAsciiDigit(text[to]) == char.IsAsciiDigit(text[from]))
                to++;
            if (char.IsAsciiDigit(text[from]) && to < end && NumberWords.Ordinal(text[from..end]) is not null)
                to = end;
            var part = text[from..Math.Min(to, from + MaxWord)];
            words.Add(new TimeWord(TimeSpelling.WriteOut(part), from, to, from == start ? mark : TimeMark.Glued));
            from = to;
        }

        return end;
    }

    /// <summary>"don't" is "dont", but "Friday's fine" is Friday.</summary>
    private static string WithoutApostrophes(string run) =>
        run.EndsWith("'s", StringComparison.Ordinal) && (IsDay(TimeSpelling.WriteOut(run[..^2])) || run[..^2] is "today" or "tomorrow" or "tonight" or "week" or "weekend")
            ? run[..^2]
            // "we're" is no past, and "we'd" no Wednesday.
            : run is "we're" or "we'd" ? "we"
            : run.Replace("'", "", StringComparison.Ordinal);

    private static bool IsInnerApostrophe(string text, int start, int at) =>
        text[at] == '\'' && at > start && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

    private TimeMark MarkBetween(string text, int from, int to)
    {
        var mark = to == from ? TimeMark.Glued : TimeMark.Space;
        for (var i = from; i < to; i++)
        {
            var found = text[i] switch
            {
                '/' => TimeMark.Slash,
                ':' => TimeMark.Colon,
                '.' when to == from + 1 && char.IsAsciiDigit(text[from - 1]) && char.IsAsciiDigit(text[to]) => TimeMark.Dot,
                '.' when to <= from + 2 && IsAbbreviation(words[^1]) => TimeMark.Space,
                '-' or '–' or '—' when to == from + 1 || (char.IsAsciiDigit(text[to]) && (words[^1].Number is not null || words[^1].Text is "am" or "pm" or "noon")) => TimeMark.Dash,
                '-' or '–' or '—' or '→' => IsDay(words[^1].Text) ? TimeMark.Dash : TimeMark.Sentence,
                ',' or '(' or ')' or '"' => TimeMark.Comma,
                '.' or '!' or '?' or ';' or '\n' or '…' => TimeMark.Sentence,
                _ => TimeMark.Space,
            };
            mark = found > mark ? found : mark;
        }

        return mark;
    }

    /// <summary>"tues. at 3", "dec. 3".</summary>
    private static bool IsAbbreviation(TimeWord word) => word.End - word.Start < word.Text.Length && (IsDay(word.Text) || Months.Of(word.Text) is not null);

    private static bool IsDay(string word) => Weekdays.Of(word) is not null;

    /// <summary>Signs that are said as words, and words that mean a time only beside others.</summary>
    private void Settle()
    {
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (SignBefore(words[i], i == 0 ? 0 : words[i - 1].End) is not { } said)
                continue;
            words.Insert(i, new TimeWord(said, words[i].Start - 1, words[i].Start, words[i].Before == TimeMark.Glued ? TimeMark.Space : words[i].Before));
            words[i + 1] = words[i + 1] with { Before = TimeMark.Space };
        }

        Homonyms.Settle(words);
    }

    private string? SignBefore(TimeWord word, int from)
    {
        for (var i = word.Start - 1; i >= from; i--)
        {
            switch (message[i])
            {
                case '@':
                    return "at";
                case '~':
                    return "around";
                case '&' or '+':
                    return "and";
                case ' ':
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\bhttps?://\S+|\bwww\.\S+|[$€£]\s?\d[\d.,]{0,12}|\b\d[\d.,]{0,12}\s?(?:%|percent\b|dollars\b|usd\b|bucks\b|mg\b|ml\b|mm\b|cm\b)|\b24\s?/\s?7\b|\b50\s?/\s?50\b|\b10\s?/\s?10\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoTimes();

    /// <summary>What may be a telephone number: see <see cref="IsTelephone"/>.</summary>
    [GeneratedRegex(@"\+?\(?\d[\d ().-]{5,20}\d", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-.]\d{1,2}[-.]\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeDigits();

    [GeneratedRegex(@"(?<=\d\s?)([ap])\.\s?m\.?(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Meridiem();
}
