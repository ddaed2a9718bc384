using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Recognizers.Text;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>Hands a recogniser the words around what may be a date, and finds the words again that its results stand for.</summary>
internal static partial class DateWords
{
    /// <summary>Words to each side that may belong to a date.</summary>
    private const int Reach = 6;

    private static readonly FrozenSet<string> Hints =
        "today tomorrow yesterday overmorrow now".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Units = "day days week weeks month months".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <returns>What the recogniser found, by the word each result begins at; empty without waking it where nothing may be a date.</returns>
    /// <exception cref="TimeRecognizerException">The recogniser gave up.</exception>
    public static Dictionary<int, (ModelResult Result, int Last)> Recognize(TimeText text, DateOnly today, ITimeRecognizer recognizer)
    {
        var found = new Dictionary<int, (ModelResult Result, int Last)>();
        var isNear = Near(text);
        if (!isNear.Contains(true))
            return found;
        var (words, starts) = Join(text, isNear);
        if (words.Length == 0)
            return found;
        foreach (var result in recognizer.Recognize(words, today))
        {
            var first = starts.FindIndex(start => start.Offset >= result.Start);
            var last = starts.FindLastIndex(start => start.Offset <= result.End);
            if (first >= 0 && last >= first && !NoDate().IsMatch(result.Text))
                found[starts[first].Word] = (result, starts[last].Word);
        }

        return found;
    }

    private static bool[] Near(TimeText text)
    {
        var isNear = new bool[text.Count];
        for (var i = 0; i < text.Count; i++)
        {
            if (!IsHint(text, i))
                continue;
            int first = Math.Max(i - Reach, text.SentenceStart(i)), last = Math.Min(i + Reach, text.SentenceEnd(i));
            isNear.AsSpan(first, last - first + 1).Fill(true);
        }

        return isNear;
    }

    private static bool IsHint(TimeText text, int i)
    {
        var word = text[i];
        if (Hints.Contains(word.Text) || Months.Of(word.Text) is not null)
            return true;
        if (word.Number is not null && text[i + 1] is { Before: TimeMark.Slash or TimeMark.Dash or TimeMark.Dot, Number: not null })
            return true;
        return Units.Contains(word.Text) && (text[i - 1].Number is not null || text.Near(i - 1) is "a" or "the" or "few" or "couple" or "of");
    }

    private static (string Words, List<(int Offset, int Word)> Starts) Join(TimeText text, bool[] isNear)
    {
        var words = new StringBuilder();
        var starts = new List<(int Offset, int Word)>();
        for (var i = 0; i < text.Count; i++)
        {
            var word = text[i];
            if (!isNear[i] || word.Text.Length == 0)
            {
                if (words.Length > 0 && words[^1] != '_')
                    words.Append(" _");
                continue;
            }

            if (words.Length + word.Text.Length + 3 > TimeResults.MaxText)
                break;
            if (words.Length > 0)
                words.Append(Mark(text, i));
            starts.Add((words.Length, i));
            words.Append(word.Text);
        }

        return (words.ToString(), starts);
    }

    private static string Mark(TimeText text, int i) => text[i].Before switch
    {
        // "dec 15/16" are two days, not one of 2016.
        TimeMark.Slash => Months.Of(text.Near(i - 2)) is null ? "/" : " / ",
        TimeMark.Colon => ":",
        TimeMark.Dot => ".",
        TimeMark.Dash when text[i].Number is not null && text[i - 1].Number is not null => "-",
        TimeMark.Dash => " - ",
        TimeMark.Comma => ", ",
        TimeMark.Sentence => ". ",
        _ => " ",
    };

    /// <summary>Results that name no day: "now", "in the week", "for a month", "the day after", lengths under a day.</summary>
    [GeneratedRegex(@"^(?:now|for .*|(?:in|within) the (?:day|week|month)s?|the .* after|.* before)$|\b(?:second|minute|hour)s?\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoDate();
}
