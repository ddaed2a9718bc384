using System.Collections.Frozen;
using System.Globalization;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Words that mean a time only beside others: "sun", "sat", "may", "march", and words of two parts.</summary>
internal static class Homonyms
{
    /// <summary>Before "march" or "may": it is the month.</summary>
    private static readonly FrozenSet<string> BeforeMonth = Set("in early mid late of next until before after by end during this beginning");

    /// <summary>Before "sat" or "sun": it is the day.</summary>
    private static readonly FrozenSet<string> BeforeDay = Set("this next or coming every any til until");

    private static readonly FrozenSet<string> AfterDay = Set("morning mornings afternoon afternoons evening evenings night am pm at around after before noon first early late");

    public static void Settle(List<TimeWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            switch (words[i].Text)
            {
                case "sat" or "sun":
                    Rename(words, i, IsDay(words, i) ? words[i].Text == "sat" ? "saturday" : "sunday" : "");
                    break;
                case "may" or "march" or "mar":
                    Rename(words, i, IsMonth(words, i) ? words[i].Text == "may" ? "may" : "march" : "");
                    break;
                case "twenty" or "thirty" when i + 1 < words.Count && words[i + 1].Ordinal is > 0 and < 10:
                    Join(words, i);
                    break;
                // "december the 3rd".
                case "the" when i > 0 && i + 1 < words.Count && Months.Of(words[i - 1].Text) is not null && words[i + 1].Ordinal is not null:
                    words.RemoveAt(i);
                    break;
            }
        }
    }

    private static bool IsDay(List<TimeWord> words, int i)
    {
        string before = At(words, i - 1), after = At(words, i + 1);
        // "sat or sun", "fri/sat".
        var beside = Weekdays.Of(before) is not null && words[i].Before is TimeMark.Slash or TimeMark.Comma or TimeMark.Dash or TimeMark.Space;
        return words.Count == 1 || (words.Count == 2 && after is "please" or "works" or "ok" or "then" or "maybe")
            || BeforeDay.Contains(before) || (before is "on" && words[i].Text is "sat") || beside
            || AfterDay.Contains(after) || (after.Length > 0 && NumberWords.Of(after) is not null && before is not ("i" or "have" or "we" or "she" or "he"))
            || (after is "or" or "and" && (Weekdays.Of(At(words, i + 2)) is not null || At(words, i + 2) is "sat" or "sun"))
            || (Weekdays.Of(after) is not null || (after is "sun" or "sat" && words[i + 1].Before == TimeMark.Slash))
            || (before is "and" && Weekdays.Of(At(words, i - 2)) is not null);
    }

    private static bool IsMonth(List<TimeWord> words, int i)
    {
        string before = At(words, i - 1), after = At(words, i + 1);
        var isNumbered = IsDayNumber(after) || IsDayNumber(before) || (before is "of" && IsDayNumber(At(words, i - 2)));
        if (words[i].Text is "mar")
            return isNumbered;
        return isNumbered || words.Count == 1 || (BeforeMonth.Contains(before) && !(words[i].Text is "may" && before is "this"));
    }

    private static bool IsDayNumber(string word) => NumberWords.Ordinal(word) is not null || (word.Length <= 2 && word.Length > 0 && char.IsAsciiDigit(word[0]));

    private static void Join(List<TimeWord> words, int i)
    {
        var number = (words[i].Text is "twenty" ? 20 : 30) + words[i + 1].Ordinal!.Value;
        words[i] = words[i] with { Text = number.ToString(CultureInfo.InvariantCulture) + "th", End = words[i + 1].End };
        words.RemoveAt(i + 1);
    }

    private static void Rename(List<TimeWord> words, int i, string text) => words[i] = words[i] with { Text = text };

    private static string At(List<TimeWord> words, int i) => i >= 0 && i < words.Count ? words[i].Text : "";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
