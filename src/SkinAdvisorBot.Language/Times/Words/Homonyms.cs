using System.Collections.Frozen;
using System.Globalization;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Words that mean a time only beside others: "sun", "sat", "may", "march", and words of two parts.</summary>
internal static class Homonyms
{
    /// <summary>Before "march" or "may": it is the month.</summary>
    private static readonly FrozenSet<string> BeforeMonth = Set("in early mid late of next until before after by end during this beginning");

    /// <summary>Before "sat" or "sun": it is the day.</summary>
    private static readonly FrozenSet<string> BeforeDay = Set("this next coming every until");

    /// <summary>Before "sat": somebody sat.</summary>
    private static readonly FrozenSet<string> Sitters = Set("i she he we they you who and just have had was has it that");

    private static readonly FrozenSet<string> AfterDay = Set("morning mornings afternoon afternoons evening evenings night am pm noon");

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
                // "wed like to come".
                case "wednesday" when words[i].End - words[i].Start == 3 && At(words, i + 1) is "like" or "love" or "need" or "all" or "both" or "prefer" or "be" or "rather" or "want":
                    Rename(words, i, "we");
                    break;
                // "december the 3rd".
                case "the" when i > 0 && i + 1 < words.Count && Months.Of(words[i - 1].Text) is not null && words[i + 1].Ordinal is not null:
                    words.RemoveAt(i);
                    break;
            }
        }
    }

    private static bool IsDay(List<TimeWord> words, int i) =>
        IsWhole(words, i) || IsListed(words, i) || BeforeDay.Contains(At(words, i - 1)) || AfterDay.Contains(At(words, i + 1)) || (words[i].Text is "sat" && IsSaturday(words, i));

    /// <summary>"sat", "sun works": nothing else is said.</summary>
    private static bool IsWhole(List<TimeWord> words, int i) =>
        words.Count == 1 || (words.Count == 2 && At(words, i + 1) is "please" or "works" or "ok" or "then" or "maybe");

    /// <summary>"sat or sun", "fri/sat", "friday, sat".</summary>
    private static bool IsListed(List<TimeWord> words, int i)
    {
        string before = At(words, i - 1), after = At(words, i + 1);
        return (Weekdays.Of(before) is not null && words[i].Before is TimeMark.Slash or TimeMark.Comma or TimeMark.Dash)
            || (before is "or" or "and" && Weekdays.Of(At(words, i - 2)) is not null)
            || (after is "or" or "and" && (Weekdays.Of(At(words, i + 2)) is not null || At(words, i + 2) is "sat" or "sun"))
            || ((Weekdays.Of(after) is not null || after is "sat" or "sun") && words[i + 1].Before is TimeMark.Slash or TimeMark.Comma or TimeMark.Dash);
    }

    private static bool IsSaturday(List<TimeWord> words, int i)
    {
        string before = At(words, i - 1), after = At(words, i + 1);
        return before is "on" or "for" || after is "at" or "around" or "after" or "before" or "first" || IsAlone(words, i) || (IsLast(words, i) && before.Length > 0 && !Sitters.Contains(before))
            || (after.Length > 0 && NumberWords.Of(after) is not null && before is not ("i" or "have" or "we" or "she" or "he" or "the"));
    }

    private static bool IsLast(List<TimeWord> words, int i) => i + 1 == words.Count || words[i + 1].Before >= TimeMark.Comma;

    private static bool IsAlone(List<TimeWord> words, int i) => words[i].Before >= TimeMark.Comma && IsLast(words, i);

    private static bool IsMonth(List<TimeWord> words, int i)
    {
        string before = At(words, i - 1), after = At(words, i + 1);
        var isNumbered = IsDayNumber(after) || IsDayNumber(before) || (before is "of" && IsDayNumber(At(words, i - 2)));
        if (words[i].Text is "mar")
            return isNumbered;
        return isNumbered || words.Count == 1 || (BeforeMonth.Contains(before) && !(words[i].Text is "may" && before is "this"));
    }

    private static bool IsDayNumber(string word) => NumberWords.Ordinal(word) is > 3 || (word.Length > 0 && char.IsAsciiDigit(word[0]) && NumberWords.Ordinal(word) is not null) || (word.Length <= 2 && word.Length > 0 && char.IsAsciiDigit(word[0]));

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
